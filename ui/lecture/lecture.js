// Puts scenes, sizes and keys together. What listens to the whole window is begun once a visit.
export default function ({ parentElement, data }) {
  stage.bar = parentElement.querySelector(".lab-lecture-bar");
  const isNew = stage.page !== data.page || stage.data?.is_on !== data.is_on;
  if (stage.page !== data.page) Object.assign(stage, { name: fromAddress(), order: [], awaits: false });
  stage.data = data;
  stage.page = data.page;
  stage.press = pressed;
  stage.look = look;
  stage.place = place;
  stage.awaitResult = awaitResult;
  drawBar();
  fitIfNeeded(isNew);
  if (stage.begun) return;
  stage.begun = true;
  window.addEventListener("keydown", (event) => stage.press(event));
  // Before the app hears of it: the button may be gone afterwards.
  window.addEventListener("click", (event) => stage.awaitResult(event), true);
  window.addEventListener("pointermove", (event) => stage.place(event));
  window.addEventListener("resize", () => stage.look(true));
  new MutationObserver(() => lookSoon()).observe(document.body, { childList: true, subtree: true, characterData: true });
}

// Once a frame, however much has changed.
function lookSoon() {
  stage.frame ??= requestAnimationFrame(() => {
    stage.frame = null;
    stage.look(false);
  });
}

function look(isNew) {
  scrollToScene();
  if (stage.data.is_on) goToResult();
  fitIfNeeded(isNew);
  drawBar();
}

function bar() {
  return stage.bar;
}

// Where the lecture is, and the way on for a hand without a keyboard.
function drawBar() {
  const scene = onStage();
  stage.bar.hidden = !scene;
  if (!scene) return;
  const all = scenes();
  const [at, total] = [all.indexOf(scene) + 1, all.length];
  const drawn = [at, total, stage.data.labels.next].join();
  if (stage.bar.dataset.drawn === drawn) return;
  stage.bar.dataset.drawn = drawn;
  const { previous, next, keys, at: said } = stage.data.labels;
  const place = text("span", "", `${at} / ${total}`);
  place.setAttribute("aria-label", `${said} ${at} / ${total}`);
  const press = (sign, label, does) => {
    const made = text("button", "", sign);
    Object.assign(made, { title: label, ariaLabel: label, onclick: does });
    return made;
  };
  stage.bar.replaceChildren(press("←", previous, backward), place, press("→", next, onward), press("?", keys, toggleSheet));
}
