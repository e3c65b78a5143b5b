// The size of a lecture's letters and charts: as large as one screen has room for.
const ORDINARY = 16;
const LARGE = 24;
// For which that is large; on a larger screen letters grow with it, for it hangs on the same wall.
const SCREEN = [1280, 720];
const SMALLEST = 10;
const GRAIN = 0.5;
// Charts and code are as high as what is left of the screen, within these bounds of their ordinary height.
const FLAT = 0.75;
const FLATTEST = 0.6;
const HIGHEST = 2.5;
// So much may stay empty before it is worth another size.
const SLACK = 0.12;
const WIDE = ".lab-scroll, .lab-numbers, .lab-way, .lab-code, .katex-display, .lab-markup, [data-testid=stTable]";

function setSizes(letters, heights) {
  const root = document.documentElement;
  root.style.fontSize = `${letters}px`;
  root.style.setProperty("--lab-letters", letters / ORDINARY);
  root.style.setProperty("--lab-heights", heights);
  for (const node of document.querySelectorAll(".lab-chart"))
    if (node.offsetParent && node.labChart) node.style.height = `${node.labChart.height()}px`;
}

function ordinarySizes() {
  const root = document.documentElement;
  if (!root.style.fontSize) return;
  for (const name of ["font-size", "--lab-letters", "--lab-heights"]) root.style.removeProperty(name);
  redraw();
}

function redraw() {
  // What is not drawn yet will be drawn by these sizes.
  for (const node of document.querySelectorAll(".lab-chart[data-drawn]")) node.labChart.drawSoon();
  for (const node of document.querySelectorAll(".lab-markup")) node.labMarkup?.showLight();
}

// How much of the screen stays empty below a scene; less than 0 if it is too high.
function spare(scene) {
  const main = scene.closest("[data-testid=stMain]");
  return main.clientHeight - main.scrollHeight || main.getBoundingClientRect().bottom - bar().offsetHeight - lowest(scene);
}

function lowest(scene) {
  return scene.getBoundingClientRect().bottom;
}

function sticksOut(scene) {
  return [...scene.querySelectorAll(WIDE)].filter((node) => node.scrollWidth > node.clientWidth + 3);
}

// Lit lines are seen whole, or the step's code says nothing.
function hidesLight(scene) {
  return [...scene.querySelectorAll(".lab-step-code .lab-code")].some((code) => {
    const lit = [...code.querySelectorAll(".lab-lit")];
    return lit.length && lit.at(-1).offsetTop + lit.at(-1).offsetHeight - lit[0].offsetTop > code.clientHeight;
  });
}

// A box that scrolls shows what is newly lit in it; what the lecturer looks for afterwards stays in sight.
function showLightInBoxes(scene) {
  for (const box of scene.querySelectorAll('[class*="st-key-box-"]')) {
    const lit = box.querySelector(".lab-lit");
    const seen = box.getBoundingClientRect();
    if (!lit || (lit === box.labLit && seen.height === box.labHeight)) continue;
    [box.labLit, box.labHeight] = [lit, seen.height];
    const { top, bottom } = lit.getBoundingClientRect();
    if (top < seen.top || bottom > seen.bottom) box.scrollTop += (top + bottom - seen.top - seen.bottom) / 2;
  }
}

function fits(scene, letters, heights, patient) {
  setSizes(letters, heights);
  return spare(scene) >= 0 && !hidesLight(scene) && sticksOut(scene).length <= patient;
}

// The largest number of a grid for which something holds, if it holds for all smaller ones; the smallest, if for none.
function largest(low, high, grain, holds) {
  let [least, most] = [0, Math.floor((high - low) / grain)];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (holds(low + middle * grain)) least = middle;
    else most = middle - 1;
  }
  return low + least * grain;
}

function fit(scene) {
  setSizes(ORDINARY, FLATTEST);
  // What is wider than the page at its ordinary size is moved sideways there, too.
  const patient = sticksOut(scene).length;
  const holds = (letters, flat = FLATTEST) => fits(scene, letters, flat, patient);
  // Better flat charts than letters below the ordinary size.
  const flat = holds(ORDINARY, FLAT) ? FLAT : FLATTEST;
  const low = holds(ORDINARY, flat) ? ORDINARY : SMALLEST;
  const wall = Math.min(window.innerWidth / SCREEN[0], window.innerHeight / SCREEN[1]);
  const letters = largest(low, LARGE * Math.max(1, wall), GRAIN, (each) => holds(each, flat));
  const heights = largest(flat, HIGHEST, 0.05, (each) => fits(scene, letters, each, patient));
  setSizes(letters, heights);
  stage.letters = letters;
  redraw();
}

// Fits the scene anew where its content has grown out of the screen, or leaves much of it empty.
function fitIfNeeded(isNew) {
  const scene = setTheStage();
  if (!stage.data.is_on) return ordinarySizes();
  if (!scene) return document.documentElement.style.fontSize || setSizes(ORDINARY * 1.25, 1);
  refit(scene, isNew);
  showLightInBoxes(scene);
}

// What it shares with other scenes may grow, too.
function sizesOf(scene) {
  const all = scene.closest("[data-testid=stMain]").scrollHeight;
  return [nameOf(scene), scene.offsetHeight, all, window.innerWidth, window.innerHeight].join();
}

function refit(scene, isNew) {
  const seen = sizesOf(scene);
  if (!isNew && seen === stage.seen) return;
  const left = spare(scene);
  if (isNew || left < 0 || left > SLACK * window.innerHeight || nameOf(scene) !== stage.fitted) {
    fit(scene);
    stage.fitted = nameOf(scene);
  }
  stage.seen = sizesOf(scene);
}
