// Keeps in this browser who it is and which class it belongs to; tells the board where it is, and where the
// lecturer has gone.
const BROWSER = "lab.browser";
const CLASS = "lab.class";
const LOOK = 250;
const STILL_HERE = 30000;
// What a session has not taken after so long, it is told once more.
const AGAIN = 5000;
// Of this visit: a run's data may be skipped when the next run follows at once, so nothing here is a passing flag.
const visit = (window.labClass ??= { told: "", toldAt: 0, left: "", led: "", ledAt: 0, at: "", saidAt: 0 });

export default function ({ data, setTriggerValue }) {
  visit.data = data;
  visit.trigger = setTriggerValue;
  comeIn(data);
  listen(data);
  visit.timer ??= setInterval(look, LOOK);
}

function comeIn(data) {
  if (data.left && data.left !== visit.left) {
    visit.left = data.left;
    write(CLASS, null);
  }
  if (data.code) {
    write(CLASS, { code: data.code, secret: data.secret });
    return;
  }
  const kept = read(CLASS);
  const secret = new URLSearchParams(window.location.hash.slice(1)).get("lead");
  if (secret) history.replaceState(history.state, "", window.location.pathname + window.location.search);
  const code = data.wish?.code ?? kept?.code;
  // Each wish is told once, and so is what was kept; a wish again if it was lost with a run that was broken off.
  const told = data.wish?.id ?? "kept";
  const isLost = data.wish && Date.now() - visit.toldAt > AGAIN;
  if (!code || (visit.told === told && !isLost) || (told === "kept" && visit.left)) return;
  visit.told = told;
  visit.toldAt = Date.now();
  visit.trigger("kept", { browser: browser(), code, secret: secret ?? (kept?.code === code ? kept.secret : "") });
}

function browser() {
  visit.browser ??= read(BROWSER) ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  write(BROWSER, visit.browser);
  return visit.browser;
}

async function listen(data) {
  if (data.events === visit.events) return follow();
  visit.unwatch?.();
  visit.unwatch = null;
  visit.events = data.events;
  visit.lead = null;
  visit.at = "";
  if (!data.events) return;
  const { watchClass } = await import(new URL(data.streamModule, window.location.origin).href);
  if (visit.events !== data.events) return;
  visit.unwatch = watchClass(data.events, (parts) => {
    visit.lead = parts.lead;
    follow();
  });
}

function follow() {
  const { data, lead } = visit;
  if (!data.follows || !lead) return;
  // The scene is the browser's own: no run of the page is needed for it.
  const query = new URLSearchParams(lead.query);
  const scene = query.get("scene");
  query.delete("scene");
  const place = `${lead.page}?${query}`;
  if (place === data.followed) return goToScene(lead.page, scene);
  if (place === visit.led && Date.now() - visit.ledAt < AGAIN) return;
  visit.led = place;
  visit.ledAt = Date.now();
  visit.trigger("led", { ...lead, query: query.toString() });
}

function goToScene(page, scene) {
  if (!scene || scene === visit.scene || !visit.at.startsWith(`${page}?`)) return;
  visit.scene = scene;
  const url = new URL(window.location.href);
  url.searchParams.set("scene", scene);
  window.history.replaceState(window.history.state, "", url);
  window.labStage?.look(false);
}

// Pages and settings stand in the address, whoever changed them; the browser tells of it without a run of the page.
function look() {
  const { data } = visit;
  if (data.wish) comeIn(data);
  if (!data.code) return;
  follow();
  const query = new URLSearchParams(window.location.search);
  const last = window.location.pathname.split("/").filter(Boolean).pop();
  const page = data.pages.includes(last) ? last : data.first;
  const step = Number.parseInt(query.get("step") ?? "1", 10) || 1;
  const at = `${page}?${query}`;
  const isNew = at !== visit.at || data.leads !== visit.leads;
  if (!isNew && Date.now() - visit.saidAt < STILL_HERE) return;
  visit.at = at;
  visit.leads = data.leads;
  visit.saidAt = Date.now();
  if (!data.secret) send(data.place, { browser: browser(), page, step });
  else if (data.leads && isNew) send(data.lead, { code: data.code, secret: data.secret, page, step, query: query.toString().slice(0, 3000) });
}

function send(url, told) {
  // Whether it arrives is seen on the board; the next move tells anew.
  fetch(url, { method: "POST", body: JSON.stringify(told), keepalive: true }).catch(() => {});
}

function read(place) {
  try {
    return JSON.parse(localStorage.getItem(place));
  } catch {
    return null;
  }
}

function write(place, value) {
  try {
    if (value === null) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(value));
  } catch {
    // A browser may forbid it; then a reload is another student.
  }
}
