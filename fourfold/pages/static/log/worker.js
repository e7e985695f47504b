// The log's pages without a signal. What is tapped is kept first and then sent, under its own key: sent twice, it is written once.

const { shell, files, log } = self.KNOWN;
const queue = self.logQueue;
const CACHE = `log ${files.join(" ")}`;
const PATIENCE = 8000;
const SESSION = new RegExp(`^${log}/([a-z]{8,12})(?:/(\\d{4}-\\d\\d-\\d\\d))?$`);

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    // Asked for as nobody, so that nobody's name is kept with it.
    await cache.put(shell, await fetch(shell, { credentials: "omit", cache: "reload" }));
    await cache.addAll(files);
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith("log ") && name !== CACHE) await caches.delete(name);
    await self.clients.claim();
  })());
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== self.location.origin) return;
  const place = url.pathname + url.search;
  if (event.request.method === "GET" && files.includes(place)) {
    event.respondWith(kept(place, event.request));
  } else if (event.request.mode === "navigate" && (url.pathname === log || url.pathname.startsWith(`${log}/`))) {
    const session = SESSION.exec(url.pathname);
    if (event.request.method === "GET") event.respondWith(page(event.request));
    else if (event.request.method === "POST" && session) event.respondWith(keepAndSend(event.request, session));
  }
});

self.addEventListener("message", (event) => {
  if (event.data === "send") event.waitUntil(send());
});

async function kept(place, request) {
  return (await caches.match(place)) ?? fetch(request);
}

async function page(request) {
  try {
    return await patiently(fetch(request));
  } catch {
    return await caches.match(shell);
  }
}

// A tap on a page that the school sent. What chooses nothing goes on to the school, which says so.
async function keepAndSend(request, [, code, on]) {
  const untouched = request.clone();
  const sent = new URLSearchParams(await request.text());
  const says = [...sent.keys()].some((name) => name === "all" || name === "not" || name.startsWith("how_"));
  if (!says || !sent.get("key")) return fetch(untouched);
  sent.delete("csrfmiddlewaretoken");
  const owner = sent.get("who") ?? "";
  sent.delete("who");
  const now = new Date();
  const today = [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
  await queue.put({ key: sent.get("key"), who: owner, code, on: on ?? sent.get("on") ?? today, body: sent.toString(), at: Date.now() });
  await patiently(send()).catch(() => {});
  return Response.redirect(log, 303);
}

function patiently(answer) {
  return Promise.race([answer, new Promise((_done, failed) => setTimeout(() => failed(new Error("slow")), PATIENCE))]);
}

// One sending at a time; whoever asks meanwhile waits for one that begins after it.
let sending = Promise.resolve();
function send() {
  sending = sending.catch(() => {}).then(sendAll);
  return sending;
}

async function sendAll() {
  await queue.forget();
  const told = { sent: 0, both: 0, state: "offline" };
  try {
    const answer = await fetch(`${log}/day`, { redirect: "manual", headers: { Accept: "application/json" } });
    if (!answer.ok) {
      told.state = answer.type === "opaqueredirect" || answer.status === 403 ? "signed-out" : "offline";
    } else {
      const day = await answer.json();
      told.state = "online";
      for (const entry of await queue.all()) {
        if (entry.who !== day.who || entry.refused) continue;
        const said = await post(entry, day.csrf);
        if (said === null) break;
        if (said.result === "refused") {
          await queue.put({ ...entry, refused: said.says });
        } else {
          await queue.drop(entry.key);
          told.sent += 1;
          if (said.result === "both") told.both += 1;
        }
      }
      const latest = told.sent ? await (await fetch(`${log}/day`, { redirect: "manual" })).json() : day;
      await queue.keepDay(latest.who, latest.sessions);
    }
  } catch {
    // No signal: everything stays where it is.
  }
  for (const client of await self.clients.matchAll({ type: "window" })) client.postMessage(told);
}

// What the school said of one entry; null where it said nothing that can be relied on.
async function post(entry, csrf) {
  const body = new URLSearchParams(entry.body);
  body.set("code", entry.code);
  body.set("on", entry.on);
  const answer = await fetch(`${log}/sync`, { method: "POST", redirect: "manual", headers: { "X-CSRFToken": csrf }, body });
  return answer.ok ? answer.json() : null;
}
