// The scenes of a page, and which of them the hall sees. Python frames them all (ui/lecture/scenes.py); here a style
// sheet hides all but one, which no later run of the script can undo.
const SCENE = "st-key-scene-";
const IN_ADDRESS = "scene";
const PLACES = ":is([data-testid=stElementContainer], [data-testid=stLayoutWrapper], [data-testid=stColumn])";

// Of this visit: a run of the page makes this script anew.
const stage = (window.labStage ??= { data: null, name: "", page: "", order: [], sheet: null });

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
  const names = all.map(nameOf);
  if (names.includes(stage.name)) stage.order = names;
  // In place of a scene that is gone, as a result is when its guess is taken back: the one before it.
  const earlier = stage.order.slice(0, stage.order.indexOf(stage.name) + 1);
  return all[names.indexOf(earlier.findLast((name) => names.includes(name)))] ?? all[0] ?? null;
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
  stage.awaits = false;
  const url = new URL(window.location.href);
  url.searchParams.set(IN_ADDRESS, name);
  if (url.href !== window.location.href) window.history.replaceState(window.history.state, "", url);
  stage.look(true);
}

// At a desk the whole page is there: the scene that an address names comes into sight once.
function scrollToScene() {
  const name = stage.data.is_on ? "" : fromAddress();
  if (name === stage.shown) return;
  const scene = name && document.querySelector(`[data-testid=stMain] .${SCENE}${CSS.escape(name)}`);
  if (name && !scene) return;
  stage.shown = name;
  if (scene) scene.scrollIntoView({ block: "start" });
}

// Shows the present scene alone; outside a lecture, the page as it is.
function setTheStage() {
  const root = document.documentElement;
  const scene = onStage();
  root.classList.toggle("lab-lecture", stage.data.is_on);
  root.classList.toggle("lab-staged", Boolean(scene));
  stage.sheet ??= document.head.appendChild(document.createElement("style"));
  const rule = scene ? `${hiddenWith(nameOf(scene))} { display: none !important; }` : "";
  if (stage.sheet.textContent !== rule) stage.sheet.textContent = rule;
  return scene;
}

// With a scene the page's head is seen, the scene, what it shares with others, and all around and within them; but not
// the scenes within it: they come after it.
function hiddenWith(name) {
  const scene = `.${SCENE}${CSS.escape(name)}`;
  const roots = [".st-key-page_head", scene, `[class*="-with-${CSS.escape(name)}-"]`];
  const seen = roots.flatMap((root) => [root, `${root} *`, `:has(${root})`]);
  return `[data-testid=stMain] ${PLACES}:not(${seen.join()}), ${scene} ${PLACES}:has(> [class*="${SCENE}"])`;
}

// The buttons of the steps stand in a scene among others, or in one around it.
function button(scene, which) {
  if (!scene) return document.querySelector(`[data-testid=stMain] [class*="-step-${which} "] button:enabled`);
  const around = scene.parentElement.closest(`[class*="${SCENE}"]`);
  return scene.querySelector(`[class*="-step-${which} "] button:enabled`) ?? (around && button(around, which));
}

// A result has a scene of its own, which is there once the lecturer has pressed for it.
const REVEALS = '[class*="-commit "] button:enabled, [class*="-reveal "] button:enabled';
// A training that is watched on scenes of its own begins with a press, too; → starts none.
const STARTS = ":is(.st-key-start, .st-key-one_step) button:enabled";
const RESULT = /-result$/;

function awaitResult(event) {
  if (stage.data.is_on && event.target instanceof Element && event.target.closest(`${REVEALS}, ${STARTS}`)) stage.awaits = true;
}

function goToResult() {
  const scene = stage.awaits && onStage();
  if (!scene) return;
  const all = scenes();
  const next = all[all.indexOf(scene) + 1];
  if (next && RESULT.test(nameOf(next))) goTo(nameOf(next));
}

// One step or one scene on (by = 1) or back (by = -1).
function move(by) {
  const scene = onStage();
  if (!scene) return button(null, by > 0 ? "next" : "back")?.click();
  const all = scenes();
  const next = all[all.indexOf(scene) + by];
  if (by > 0) {
    const reveal = [...scene.querySelectorAll(REVEALS)].find((node) => node.offsetParent);
    const isWithin = next && (scene.contains(next) || scene.parentElement.closest(`[class*="${SCENE}"]`)?.contains(next));
    if (reveal) return reveal.click();
    if (isWithin) return goTo(nameOf(next));
  }
  const step = by > 0 ? button(scene, "next") : scene.querySelector('[class*="-step-back "] button:enabled');
  if (step) return step.click();
  if (next) goTo(nameOf(next));
  else if (by > 0) scene.querySelector("[data-testid=stPageLink-NavLink]")?.click();
}
