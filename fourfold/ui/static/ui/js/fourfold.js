// Small helps. Every page works without them.

// "/" goes to the find box, unless someone is typing.
document.addEventListener("keydown", (event) => {
  const find = document.getElementById("find");
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && find && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    find.focus();
  }
});

// What is wrong is heard first.
const problem = document.querySelector("[data-problem]");
if (problem) {
  document.title = `${problem.querySelector("h2").textContent}: ${document.title}`;
  problem.focus();
  problem.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    (field.closest("fieldset") ?? field.closest(".field") ?? field).scrollIntoView();
    field.focus({ preventScroll: true });
  });
}

// How many letters are left: shown as one types, said when one pauses.
for (const count of document.querySelectorAll("[data-count]")) {
  const box = document.getElementById(count.dataset.count);
  const limit = Number(count.dataset.limit);
  const says = new Intl.NumberFormat(document.documentElement.lang);
  const english = document.documentElement.lang.startsWith("en");
  const heard = Object.assign(document.createElement("span"), { className: "vh", ariaLive: "polite" });
  count.after(heard);
  let pause;
  const show = () => {
    const left = limit - box.value.length;
    const used = `${says.format(box.value.length)} / ${says.format(limit)}`;
    const words = !english ? used : left < 0 ? `${says.format(-left)} letters too many` : `${says.format(left)} letters left`;
    count.textContent = words;
    count.classList.toggle("wrong", left < 0);
    clearTimeout(pause);
    pause = setTimeout(() => { heard.textContent = left < limit / 4 ? words : ""; }, 1000);
  };
  box.addEventListener("input", show);
  if (box.value) show();
}

// On a phone the boxes that narrow a list stay folded until one is in use.
for (const box of document.querySelectorAll("[data-narrow]")) {
  const used = [...box.querySelectorAll("select, input")].some((field) => field.value);
  if (!used && matchMedia("(max-width: 40rem)").matches) box.open = false;
}

// Rows chosen in a list: all at once, and how many.
const bar = document.querySelector("[data-actbar]");
const list = document.querySelector("[data-register]");
if (bar && list) {
  const boxes = [...list.querySelectorAll("tbody input[type=checkbox]")];
  const all = list.querySelector("[data-all]");
  const chosen = bar.querySelector("[data-chosen]");
  const show = () => {
    const number = boxes.filter((box) => box.checked).length;
    bar.hidden = number === 0;
    chosen.textContent = `${number} ${bar.dataset.some}`;
    if (all) {
      all.checked = number === boxes.length && number > 0;
      all.indeterminate = number > 0 && number < boxes.length;
    }
  };
  all?.addEventListener("change", () => { for (const box of boxes) box.checked = all.checked; show(); });
  list.addEventListener("change", show);
  addEventListener("pageshow", show);
  show();
}

// Signing out forgets what this device keeps. What it has not sent yet would be lost: asked first.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  const keeps = document.documentElement.dataset.keeps;
  if (!keeps || form.dataset.sure || !form.action.endsWith("/sign-in/out")) return;
  event.preventDefault();
  if (!(await unsent()) || confirm(keeps)) {
    form.dataset.sure = "yes";
    form.requestSubmit(event.submitter);
  }
});

async function unsent() {
  const known = await indexedDB.databases?.().catch(() => []);
  if (!known?.some((one) => one.name === "log")) return 0;
  return new Promise((done) => {
    const asked = indexedDB.open("log");
    asked.onerror = () => done(0);
    asked.onsuccess = () => {
      const count = asked.result.transaction("entries").objectStore("entries").count();
      count.onerror = () => done(0);
      count.onsuccess = () => { asked.result.close(); done(count.result); };
    };
  });
}

// A long form that saves each field as one leaves it. Who has no script presses Save.
for (const form of document.querySelectorAll("form[data-autosave]")) {
  const says = form.querySelector("[data-saved]");
  const todo = form.querySelector("[data-todo]");
  let going = Promise.resolve();
  let leaving = false;
  const save = async () => {
    if (leaving) return;
    const sent = new FormData(form);
    sent.set("go", "autosave");
    try {
      const answer = await fetch(form.action, { method: "POST", body: sent, headers: { accept: "application/json" } });
      const told = await answer.json();
      if (told.edition) form.elements.edition.value = told.edition;
      if (says) says.textContent = told.says;
      if (todo && told.missing) {
        todo.replaceChildren(...told.missing.map((words) => {
          const line = Object.assign(document.createElement("li"), { className: "open" });
          line.append(Object.assign(document.createElement("span"), { className: "coin" }), Object.assign(document.createElement("span"), { textContent: words }));
          return line;
        }));
      }
    } catch { /* The network is gone: Save says so. */ }
  };
  form.addEventListener("change", () => { going = going.then(save); });
  form.addEventListener("submit", (event) => {
    if (leaving) return;
    leaving = true;
    event.preventDefault();
    // A form that is just being sent does not hear that it should be: wait until this press is over.
    going.then(() => setTimeout(() => form.requestSubmit(event.submitter)));
  });
}
