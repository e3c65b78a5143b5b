// Elements and numbers of the explorer.
const SVG = "http://www.w3.org/2000/svg";

function svg(tag, css, attributes = {}) {
  const node = document.createElementNS(SVG, tag);
  if (css) node.setAttribute("class", css);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

// The help of a control, on hover, on touch and by the keyboard; it keeps inside the window.
function help(words) {
  const tip = text("span", "lab-tip", words);
  const node = element("span", "lab-help", text("span", "", "?"), tip);
  node.tabIndex = 0;
  node.setAttribute("role", "note");
  node.setAttribute("aria-label", words);
  const hide = () => (tip.hidden = true);
  node.onpointerenter = node.onfocus = () => {
    tip.hidden = false;
    tip.style.translate = "none";
    const { right } = tip.getBoundingClientRect();
    tip.style.translate = `${Math.min(0, document.documentElement.clientWidth - 12 - right)}px`;
  };
  node.onpointerleave = node.onblur = hide;
  node.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  hide();
  return node;
}

function range(min, max, step) {
  return Object.assign(element("input"), { type: "range", min, max, step });
}

const minus = (words) => words.replace("-", "−");
const fixed = (value) => minus(value.toFixed(2).replace(/^-(0\.00)$/, "$1"));
const bracketed = (value) => (value < 0 ? `(${short(value)})` : short(value));

// Some digits, or a power of ten where the value is tiny.
function short(value, count = 4) {
  if (value === 0) return "0";
  if (Math.abs(value) >= 0.001 && Math.abs(value) < 1e5) return minus(value.toPrecision(count));
  const [digits, power] = value.toExponential(2).split("e");
  const raised = [...String(Number(power))].map((c) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[c] ?? "⁻").join("");
  return minus(`${digits}×10${raised}`);
}
