// The sheet of results: keys, a pasted column, and each box saved as one leaves it. Without a script, Done saves the whole form.

// Tried again after twice as long each time, and no two windows at one moment: a server that struggles is left in peace.
const SOONEST = 4000, LATEST = 5 * 60 * 1000;

const form = document.querySelector("form[data-grid]");
if (form) begin(form);

function begin(form) {
  const boxes = [...form.querySelectorAll("[data-cell]")];
  // Grades are chosen by touch; with keys the first letters are quicker, and arrows go to the next pupil.
  if (matchMedia("(pointer: fine)").matches) boxes.forEach((box) => box.removeAttribute("list"));
  const heard = form.querySelector("[data-heard]");
  const sofar = form.querySelector("[data-sofar]");
  const done = form.querySelector("button[type=submit]");
  const words = form.dataset;
  const kept = `results:${location.pathname}`;
  const waiting = new Set();
  let going = null;
  let retry;
  let pause = SOONEST;
  let leaving = false;

  const hidden = (box, name) => form.elements[`${name}_${box.dataset.cell}`];
  const state = (box) => document.getElementById(`s-${box.dataset.cell}`);
  const isNew = (box) => box.value.trim() !== hidden(box, "had").value || hidden(box, "sure").checked;

  /* Moving */

  form.addEventListener("keydown", (event) => {
    const at = boxes.indexOf(event.target);
    if (at < 0 || event.isComposing) return;
    const up = event.key === "ArrowUp" || (event.key === "Enter" && event.shiftKey);
    const down = event.key === "ArrowDown" || (event.key === "Enter" && !event.shiftKey);
    if (!up && !down) return;
    event.preventDefault();
    const next = boxes[at + (up ? -1 : 1)] ?? (down ? done : null);
    next?.focus();
    next?.select?.();
  });

  form.addEventListener("paste", (event) => {
    const at = boxes.indexOf(event.target);
    const text = event.clipboardData.getData("text");
    if (at < 0 || !/[\r\n\t]/.test(text.trim())) return;
    event.preventDefault();
    const lines = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n").map((line) => line.split("\t")[0].trim());
    const room = boxes.slice(at, at + lines.length);
    room.forEach((box, place) => { box.value = lines[place]; note(box); });
    say(words.pasted.replace("{n}", room.length) + (lines.length > room.length ? ` ${words.over.replace("{n}", lines.length - room.length)}` : ""));
    room.at(-1).focus();
    flush();
  });

  /* Saving */

  form.addEventListener("change", (event) => {
    const box = boxes.includes(event.target) ? event.target : boxes.find((one) => hidden(one, "sure") === event.target);
    if (!box) return;
    note(box);
    flush();
  });

  function note(box) {
    if (isNew(box)) waiting.add(box); else waiting.delete(box);
    keep();
  }

  function flush() {
    going ??= send().finally(() => { going = null; });
    return going;
  }

  async function send() {
    clearTimeout(retry);
    while (waiting.size) {
      const sent = [...waiting];
      const body = new FormData();
      for (const name of ["csrfmiddlewaretoken", "taken_on", "source"]) body.set(name, form.elements[name].value);
      for (const box of sent) {
        show(box, "going", words.going);
        for (const name of ["v", "had", "was"]) body.set(`${name}_${box.dataset.cell}`, form.elements[`${name}_${box.dataset.cell}`].value);
        if (hidden(box, "sure").checked) body.set(`sure_${box.dataset.cell}`, "on");
      }
      const texts = new Map(sent.map((box) => [box, box.value]));
      let told;
      try {
        const answer = await fetch(location.pathname, { method: "POST", body, headers: { accept: "application/json" }, redirect: "manual" });
        if (answer.type === "opaqueredirect" || answer.status === 403) return fail(sent, words.out);
        told = await answer.json();
        if (!answer.ok) return fail(sent, told.says, true);
      } catch {
        return fail(sent, navigator.onLine ? words.odd : words.offline);
      }
      pause = SOONEST;
      for (const box of sent) take(box, told.cells[box.dataset.cell], texts.get(box));
      if (told.says) sofar.textContent = told.says;
      keep();
    }
  }

  function take(box, told, text) {
    const moved = box.value !== text;
    if (!told) { waiting.delete(box); return; }
    hidden(box, "had").value = told.had;
    hidden(box, "was").value = told.mark;
    hidden(box, "sure").checked = false;
    if (!moved) { box.value = told.text; waiting.delete(box); }
    const wrong = told.state === "refused" || told.state === "clash";
    show(box, wrong ? "wrong" : told.had ? "saved" : "", told.says);
    if (told.state === "clash") offer(box, told);
    const far = form.querySelector(`[data-far="${box.dataset.cell}"]`);
    far.hidden = !told.far;
    far.firstElementChild.textContent = told.far;
    if (wrong || told.far) say(`${nameOf(box)}: ${wrong ? told.says : told.far}`);
  }

  // Two people wrote of one pupil: theirs is saved, and this one stays in the box until somebody chooses.
  function offer(box, told) {
    for (const [label, text] of [[words.mine, null], [words.theirs, told.had]]) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "btn btn--3", textContent: label });
      button.addEventListener("click", () => {
        if (text !== null) { box.value = text; show(box, "saved", ""); note(box); } else { note(box); flush(); }
        box.focus();
      });
      state(box).append(" ", button);
    }
  }

  // What could not be sent is kept, here and over a reload, and tried again.
  function fail(sent, says, isFinal = false) {
    for (const box of sent) show(box, "wrong", says);
    say(says);
    keep();
    clearTimeout(retry);
    if (isFinal) return;
    retry = setTimeout(flush, pause * (0.8 + 0.4 * Math.random()));
    pause = Math.min(2 * pause, LATEST);
  }

  function show(box, how, says) {
    const row = box.closest("tr");
    row.classList.toggle("entry--bad", how === "wrong");
    if (how === "wrong") box.setAttribute("aria-invalid", "true"); else box.removeAttribute("aria-invalid");
    const line = Object.assign(document.createElement("span"), { className: how === "wrong" ? "wrong" : "quiet", textContent: says });
    state(box).replaceChildren(...(how ? [line] : []));
  }

  const nameOf = (box) => box.closest("tr").querySelector("th").textContent.trim();
  function say(what) { heard.textContent = what; }

  function keep() {
    const left = Object.fromEntries([...waiting].map((box) => [box.dataset.cell, box.value]));
    if (waiting.size) sessionStorage.setItem(kept, JSON.stringify(left)); else sessionStorage.removeItem(kept);
  }

  addEventListener("online", () => { pause = SOONEST; flush(); });
  addEventListener("beforeunload", (event) => { if (waiting.size && !leaving) event.preventDefault(); });
  form.addEventListener("submit", (event) => {
    if (leaving) return;
    event.preventDefault();
    for (const box of boxes) if (isNew(box)) waiting.add(box);
    flush().then(() => {
      const bad = boxes.find((box) => box.hasAttribute("aria-invalid"));
      if (bad) { bad.focus(); say(`${nameOf(bad)}: ${state(bad).textContent}`); return; }
      leaving = true;
      // A form that is just being sent does not hear that it should be: wait until this press is over.
      setTimeout(() => form.requestSubmit());
    });
  });

  const before = JSON.parse(sessionStorage.getItem(kept) ?? "{}");
  for (const box of boxes) if (box.dataset.cell in before) { box.value = before[box.dataset.cell]; note(box); }
  if (waiting.size) flush();
}
