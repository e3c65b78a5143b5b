// Keeps what the learner has solved in this browser, and tells a new session of it.
const PLACE = "lab.solved";
// Of this visit: whether the session was told, and the last wish to forget that was granted. A run's data may
// be skipped when the next run follows at once, so neither can be a passing flag.
const visit = (window.labProgress ??= { told: false, forgotten: "" });

export default function ({ data, setTriggerValue }) {
  const forgets = data.forget && data.forget !== visit.forgotten;
  if (forgets) visit.forgotten = data.forget;
  const kept = forgets ? {} : read();
  const all = { ...data.solved };
  let isNews = false;
  for (const [page, names] of Object.entries(kept)) {
    const missing = names.filter((name) => !(all[page] ?? []).includes(name));
    if (!missing.length) continue;
    all[page] = [...(all[page] ?? []), ...missing];
    isNews = true;
  }
  try {
    localStorage.setItem(PLACE, JSON.stringify(all));
  } catch {
    // A browser may forbid it; the session then remembers alone.
  }
  if (isNews && !visit.told) {
    visit.told = true;
    setTriggerValue("kept", all);
  }
}

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(PLACE)) ?? {};
    return Object.fromEntries(Object.entries(kept).filter(([, names]) => Array.isArray(names)));
  } catch {
    return {};
  }
}
