// What is larger than its place is scrolled; by the keyboard too, once it can be focused.
const SCROLLED = ".katex-display, .lab-code, .lab-scroll, .lab-negatives";

export default function () {
  window.labReach ??= watch();
}

function watch() {
  let asked = 0;
  const look = () => {
    asked = 0;
    for (const node of document.querySelectorAll(SCROLLED)) {
      sizes.observe(node);
      if (node.scrollWidth > node.clientWidth || node.scrollHeight > node.clientHeight) node.tabIndex = 0;
      else node.removeAttribute("tabindex");
    }
  };
  const ask = () => (asked ||= requestAnimationFrame(look));
  const sizes = new ResizeObserver(ask);
  const observer = new MutationObserver(ask);
  observer.observe(document.body, { childList: true, subtree: true });
  window.addEventListener("resize", ask);
  document.fonts.addEventListener("loadingdone", ask);
  return observer;
}
