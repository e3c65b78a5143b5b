// Keeps the key of this tab's desk for as long as the tab lives, shows it to a new session, and asks once before
// leaving what is not saved. A duplicate of the tab has the same key; whether it may take the desk, Python decides.
const PLACE = "lab.desk";
const tab = (window.labDesk ??= { unsaved: "", asked: read()?.asked ?? "", shown: "" });

export default function ({ data, setTriggerValue }) {
  if (!tab.guards) guard();
  tab.unsaved = data.unsaved;
  const kept = read();
  const isOther = kept && kept.key !== data.key;
  if (isOther && !data.answered.includes(kept.key)) {
    // The data of a run may be skipped when the next one follows at once: so each session is asked once.
    if (data.asks && tab.shown !== data.key + kept.key) {
      tab.shown = data.key + kept.key;
      setTriggerValue("shown", { key: kept.key, hadWork: kept.hadWork });
    }
    return;
  }
  write({ key: data.key, hadWork: data.hasWork, asked: tab.asked });
}

function guard() {
  tab.guards = true;
  window.addEventListener("beforeunload", (event) => {
    if (!tab.unsaved || tab.unsaved === tab.asked) return;
    remember();
    event.preventDefault();
  });
  // Whoever has saved something since the last run ended need not be asked.
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-testid=stDownloadButton]")) remember();
  });
}

function remember() {
  tab.asked = tab.unsaved;
  const kept = read();
  if (kept) write({ ...kept, asked: tab.asked });
}

function read() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(PLACE));
    return typeof kept?.key === "string" ? kept : null;
  } catch {
    return null;
  }
}

function write(kept) {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(kept));
  } catch {
    // A browser may forbid it; then a reload begins anew.
  }
}
