// Keeps what the learner has done in this browser, and tells each new session of it. Of two marks for the same
// thing the later one holds; a mark without a time, of a guess that came with an address, yields to the same guess.
const PLACE = "lab.progress";

export default function ({ data, setTriggerValue }) {
  const kept = read(data.version);
  const forgotten = Math.max(kept.forgotten, data.forgotten);
  const marks = {};
  for (const key of new Set([...Object.keys(kept.marks), ...Object.keys(data.marks)])) {
    const mark = later(kept.marks[key], data.marks[key], data.now);
    if (mark.at > forgotten) marks[key] = mark;
  }
  const all = { version: data.version, forgotten, marks };
  try {
    localStorage.setItem(PLACE, JSON.stringify(all));
  } catch {
    // A browser may forbid it; the session then remembers alone.
  }
  if (!data.listens) return;
  const isNews = Object.entries(marks).some(([key, mark]) => mark.at !== data.marks[key]?.at);
  if (isNews || forgotten > data.forgotten) setTriggerValue("kept", all);
}

function later(kept, own, now) {
  if (!own) return kept;
  if (own.at) return kept && kept.at > own.at ? kept : own;
  return kept && says(kept) === says(own) ? kept : { ...own, at: now };
}

function says({ value, about }) {
  return JSON.stringify([value ?? "", Object.entries(about ?? {}).sort()]);
}

function read(version) {
  const nothing = { forgotten: 0, marks: {} };
  try {
    const kept = JSON.parse(localStorage.getItem(PLACE));
    if (kept?.version !== version || typeof kept.marks !== "object") return nothing;
    const isMark = (mark) => typeof mark === "object" && Number.isFinite(mark?.at);
    const marks = Object.fromEntries(Object.entries(kept.marks ?? {}).filter(([, mark]) => isMark(mark)));
    return { forgotten: Number.isFinite(kept.forgotten) ? kept.forgotten : 0, marks };
  } catch {
    return nothing;
  }
}
