// The scenes of a page, and which of them the hall sees. Python frames them all (ui/lecture/scenes.py); here a style
// sheet hides all but one, which no later run of the script can undo.
const SCENE = "st-key-scene-";
const IN_ADDRESS = "scene";
const PLACES = ":is([data-testid=stElementContainer], [data-testid=stLayoutWrapper], [data-testid=stColumn])";

// Of this visit: a run of the page makes this script anew.
const stage = (window.labStage ??= { data: null, name: "", page: "", sheet: null });

function nameOf(node) {
  return [...node.classList].find((name) => name.startsWith(SCENE)).slice(SCENE.length);
}

// These frame a page; one that has no others is no row of scenes, and is shown whole.
const FRAME = /^(question|onward|quiz-.*)$/;

// A scene that shows nothing at present is none.
function scenes() {
  return [...document.querySelectorAll(`[data-testid=stMain] [class*="${SCENE}"]`)].filter((node) => node.childElementCount);
}

function present() {
  const all = scenes();
  return all.find((node) => nameOf(node) === stage.name) ?? all[0] ?? null;
}

// The scene that the hall sees alone, if the page is made of scenes.
function onStage() {
  return stage.data.is_on && scenes().some((node) => !FRAME.test(nameOf(node))) ? present() : null;
}

function fromAddress() {
  return new URLSearchParams(window.location.search).get(IN_ADDRESS) ?? "";
}

function goTo(name) {
  stage.name = name;
  const url = new URL(window.location.href);
  url.searchParams.set(IN_ADDRESS, name);
  if (url.href !== window.location.href) window.history.replaceState(window.history.state, "", url);
  stage.look(true);
}

// Shows the present scene alone; outside a lecture, the page as it is.
function setTheStage() {
  const root = document.documentElement;
  const scene = onStage();
  root.classList.toggle("lab-lecture", stage.data.is_on);
  root.classList.toggle("lab-staged", Boolean(scene));
  stage.sheet ??= document.head.appendChild(document.createElement("style"));
  const rule = scene ? `[data-testid=stMain] ${PLACES}:not(${seenWith(nameOf(scene)).join()}) { display: none !important; }` : "";
  if (stage.sheet.textContent !== rule) stage.sheet.textContent = rule;
  return scene;
}

// What is seen with a scene: the page's head, the scene, what it shares with others, and all around and within them.
function seenWith(name) {
  const roots = [".st-key-page_head", `.${SCENE}${CSS.escape(name)}`, `[class*="-with-${CSS.escape(name)}-"]`];
  return roots.flatMap((root) => [root, `${root} *`, `:has(${root})`]);
}

// The buttons of the steps stand in a scene among others.
function button(scene, which) {
  return (scene ?? document).querySelector(`[data-testid=stMain] [class*="-step-${which} "] button:enabled`);
}

// One step or one scene on (by = 1) or back (by = -1).
function move(by) {
  const scene = onStage();
  const step = button(scene, by > 0 ? "next" : "back");
  if (step) return step.click();
  if (!scene) return;
  const all = scenes();
  const next = all[all.indexOf(scene) + by];
  if (next) goTo(nameOf(next));
  else if (by > 0) scene.querySelector("[data-testid=stPageLink-NavLink]")?.click();
}
