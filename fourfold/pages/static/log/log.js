// The log's page: how many entries wait to be sent; and without a signal, the day from what the phone keeps.

const queue = self.logQueue;
const main = document.querySelector("[data-log]");
const waits = document.querySelector("[data-waits]");
const $ = (id) => document.getElementById(id);

async function start() {
  if (!main || !("serviceWorker" in navigator) || !("indexedDB" in self)) return;
  navigator.serviceWorker.addEventListener("message", heard);
  await navigator.serviceWorker.register(main.dataset.worker, { scope: main.dataset.scope, updateViaCache: "none" });
  if (main.dataset.log === "offline") await fill();
  await show();
  await ask();
  addEventListener("online", () => { wait = SOONEST; later(); return ask(); });
  later();
}

// A signal that has just come back may fail once more: what waits is tried again while the page is open, each time after twice as long,
// and no two phones at one moment, so that a school that struggles to answer is left in peace.
const SOONEST = 4000, LATEST = 5 * 60 * 1000;
let wait = SOONEST, next;

function later() {
  clearTimeout(next);
  next = setTimeout(async () => {
    const waiting = (await queue.all()).some((entry) => !entry.refused);
    if (!waiting) wait = SOONEST;
    else if (navigator.onLine) { wait = Math.min(2 * wait, LATEST); await ask(); }
    later();
  }, wait * (0.8 + 0.4 * Math.random()));
}

async function ask() {
  (await navigator.serviceWorker.ready).active?.postMessage("send");
}

async function heard(event) {
  const told = event.data;
  if (told.sent) wait = SOONEST;
  await show(told.state);
  const busy = document.querySelector(".log :checked, .log details[open]");
  if (told.sent && !busy) location.replace(main.dataset.scope);
  else if (told.state === "online" && main.dataset.log === "offline" && !busy) location.replace(main.dataset.scope);
}

// How many wait, and those that the school would not take, each with why.
async function show(state) {
  const entries = await queue.all();
  const open = entries.filter((entry) => !entry.refused);
  waits.hidden = entries.length === 0;
  waits.replaceChildren();
  if (open.length) {
    const words = open.length === 1 ? waits.dataset.one : waits.dataset.many.replace("{n}", open.length);
    const line = Object.assign(document.createElement("p"), { textContent: words });
    if (state === "signed-out") line.append(" ", Object.assign(document.createElement("a"), { href: main.dataset.scope, textContent: waits.dataset.signin }));
    waits.append(line);
  }
  for (const entry of entries.filter((one) => one.refused)) {
    const line = Object.assign(document.createElement("p"), { textContent: `${entry.says ?? waits.dataset.refused} ${entry.refused} ` });
    const button = Object.assign(document.createElement("button"), { type: "button", className: "btn btn--3", textContent: waits.dataset.drop });
    button.addEventListener("click", async () => { await queue.drop(entry.key); await show(); });
    line.append(button);
    waits.append(line);
  }
}

// A toast goes after ten seconds. What it undoes can still be changed in the list of the day.
for (const undo of document.querySelectorAll(".notice form[action*='/undo/']")) setTimeout(() => undo.closest(".notice").remove(), 10000);

/* Without a signal */

const minutes = (text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
const clock = (text) => `${(Number(text.slice(0, 2)) + 11) % 12 + 1}:${text.slice(3)}`;

// Those of whom nothing is written, here or at school.
async function waitingIn(session) {
  const kept = (await queue.all()).filter((entry) => entry.code === session.code && entry.on === session.on);
  const written = new Set(kept.flatMap((entry) => new URLSearchParams(entry.body).getAll("for")));
  return session.children.filter((child) => !child.saved && !written.has(child.line));
}

async function fill() {
  const day = await queue.day();
  const now = new Date();
  const at = now.getHours() * 60 + now.getMinutes();
  // Yesterday's sessions are not today's.
  const sessions = day && new Date(day.at).toDateString() === now.toDateString() ? day.sessions : [];
  const waiting = new Map();
  for (const session of sessions) waiting.set(session, await waitingIn(session));
  const wanted = location.pathname.split("/")[2];
  const unwritten = sessions.filter((one) => waiting.get(one).length);
  const ended = unwritten.filter((one) => minutes(one.ends) <= at);
  const open = unwritten.find((one) => one.code === wanted) ?? ended.at(-1) ?? unwritten.find((one) => minutes(one.starts) <= at);
  $("t-none").hidden = Boolean(open);
  $("t-form").hidden = $("t-when").hidden = !open;
  if (!open) $("t-name").textContent = $("t-name").dataset.none;
  if (open) fillForm(open, waiting.get(open), day.who);
  listDay(sessions, waiting, open);
}

function fillForm(session, children, who) {
  const form = $("t-form");
  $("t-when").textContent = `${clock(session.starts)} – ${clock(session.ends)}`;
  $("t-name").textContent = session.name;
  const all = form.querySelector(".all-of-them");
  all.textContent = children.length === 1 ? all.dataset.one.replace("{name}", children[0].called) : all.dataset.many.replace("{n}", children.length);
  const save = $("t-save");
  save.textContent = children.length === 1 ? save.dataset.one : save.dataset.many.replace("{n}", children.length);
  $("t-children").replaceChildren(...children.map(childFields));
  $("t-notes").replaceChildren(...children.map(noteField));
  form.onsubmit = async (event) => {
    event.preventDefault();
    const sent = new URLSearchParams(new FormData(form, event.submitter));
    if (![...sent.keys()].some((name) => name === "all" || name === "not" || name.startsWith("how_"))) { $("t-nothing").hidden = false; return; }
    for (const child of children) sent.append("for", child.line);
    const key = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    sent.set("key", key);
    await queue.put({ key, who, code: session.code, on: session.on, body: sent.toString(), at: Date.now() });
    form.reset();
    toast(key);
    $("t-nothing").hidden = true;
    history.replaceState(null, "", main.dataset.scope);
    await fill();
    await show();
    scrollTo(0, 0);
    await ask();
  };
}

function childFields(child) {
  const fields = $("t-child").content.cloneNode(true);
  fields.querySelector(".coin").textContent = child.called.slice(0, 1);
  fields.querySelector("[data-called]").textContent = child.called;
  for (const input of fields.querySelectorAll("input")) input.name = `how_${child.line}`;
  return fields;
}

function noteField(child) {
  const field = $("t-note").content.cloneNode(true);
  const [label, box] = [field.querySelector("label"), field.querySelector("textarea")];
  label.textContent = child.called;
  label.htmlFor = box.id = `n-${child.line}`;
  box.name = `note_${child.line}`;
  return field;
}

function listDay(sessions, waiting, open) {
  $("t-rest").hidden = sessions.length === 0;
  $("t-day").replaceChildren(...sessions.map((session) => {
    const line = $("t-line").content.cloneNode(true);
    line.querySelector(".num").textContent = clock(session.starts);
    const name = line.querySelector("a");
    name.textContent = session.name;
    name.href = `${main.dataset.scope}/${session.code}`;
    line.querySelector(".quiet").textContent = session.children.map((child) => child.called).join(", ");
    line.querySelector("[data-kept]").hidden = waiting.get(session).length > 0;
    line.querySelector("[data-now]").hidden = session !== open;
    return line;
  }));
}

function toast(key) {
  const notice = $("t-toast").content.cloneNode(true).firstElementChild;
  notice.querySelector("button").addEventListener("click", async () => {
    await queue.drop(key);
    notice.remove();
    await fill();
    await show();
  });
  $("t-toasts").replaceChildren(notice);
  setTimeout(() => notice.remove(), 10000);
}

start();
