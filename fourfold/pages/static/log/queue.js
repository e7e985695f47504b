// What a phone keeps for the log's pages: entries that wait to be sent, and today's sessions. First names and opaque keys alone, for a
// day at most. Loaded by the page and by the worker.

self.logQueue = (() => {
  const KEPT_FOR = 24 * 60 * 60 * 1000;
  let opened;

  const open = () => (opened ??= new Promise((done, failed) => {
    const asked = indexedDB.open("log", 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("entries", { keyPath: "key" });
      asked.result.createObjectStore("day", { keyPath: "id" });
    };
    asked.onsuccess = () => {
      // Where the phone forgets everything (on signing out), let it.
      asked.result.onversionchange = () => { asked.result.close(); opened = undefined; };
      done(asked.result);
    };
    asked.onerror = () => { opened = undefined; failed(asked.error); };
  }));

  const within = async (store, mode, work) => {
    const database = await open();
    return new Promise((done, failed) => {
      const transaction = database.transaction(store, mode);
      const asked = work(transaction.objectStore(store));
      transaction.oncomplete = () => done(asked?.result);
      transaction.onerror = transaction.onabort = () => failed(transaction.error);
    });
  };

  const fresh = (row) => Date.now() - row.at < KEPT_FOR;

  // Older than a day: gone, whether it was sent or not.
  const forget = async () => {
    for (const row of await within("entries", "readonly", (store) => store.getAll())) {
      if (!fresh(row)) await within("entries", "readwrite", (store) => store.delete(row.key));
    }
    const day = await within("day", "readonly", (store) => store.get("today"));
    if (day && !fresh(day)) await within("day", "readwrite", (store) => store.delete("today"));
  };

  return {
    forget,
    put: (entry) => within("entries", "readwrite", (store) => store.put(entry)),
    drop: (key) => within("entries", "readwrite", (store) => store.delete(key)),
    all: async () => (await within("entries", "readonly", (store) => store.getAll())).filter(fresh).sort((one, other) => one.at - other.at),
    keepDay: (who, sessions) => within("day", "readwrite", (store) => store.put({ id: "today", at: Date.now(), who, sessions })),
    day: async () => {
      const day = await within("day", "readonly", (store) => store.get("today"));
      return day && fresh(day) ? day : null;
    },
  };
})();
