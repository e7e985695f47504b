// Reads the question and its answers aloud, where the device itself has a voice for the language: none that asks another host.

const button = document.querySelector("[data-listen]");
const lang = document.documentElement.lang;

function voice() {
  return speechSynthesis.getVoices().find((one) => one.localService && one.lang.slice(0, 2) === lang.slice(0, 2));
}

function read() {
  const parts = document.querySelectorAll("main h1, main .lede, .say5 label, .pics label");
  speechSynthesis.cancel();
  for (const part of parts) {
    speechSynthesis.speak(Object.assign(new SpeechSynthesisUtterance(part.textContent.trim()), { voice: voice(), lang, rate: 0.9 }));
  }
}

if (button && "speechSynthesis" in window) {
  const show = () => { button.hidden = !voice(); };
  speechSynthesis.addEventListener?.("voiceschanged", show);
  button.addEventListener("click", read);
  addEventListener("pagehide", () => speechSynthesis.cancel());
  show();
}
