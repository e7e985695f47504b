// A phone that logs sessions keeps the day's first names, for when there is no signal. In a child's hands it keeps them no longer; what waits
// to be sent stays.

self.logQueue?.keepDay("", []).catch(() => {});
