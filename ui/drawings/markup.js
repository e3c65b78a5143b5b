// Builds what Python describes: a tree of [tag, attributes, ...children]. Text becomes text nodes,
// never markup, so nothing that a user typed can become an element.
const SVG = "http://www.w3.org/2000/svg";
const SVG_TAGS = new Set(["svg", "g", "path", "line", "circle", "rect", "text", "polyline", "title", "defs", "marker"]);

// A frame of a dragged slider comes by `showFrame`, until the tree itself has come.
export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".lab-markup");
  // A link to a page is followed within the session; with a key held down it opens a new tab as usual.
  root.onclick = (event) => {
    const link = event.target.closest("a[data-page]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setTriggerValue("page", link.dataset.page);
  };
  root.labMarkup ??= {
    frame: null,
    showLight: () => root.querySelectorAll(".lab-code").forEach(showLight),
    showFrame(tree) {
      if (tree === this.frame) return;
      this.frame = tree;
      replace(root, tree ?? this.tree);
    },
  };
  root.labMarkup.tree = data.tree;
  replace(root, root.labMarkup.frame ?? data.tree);
}

function replace(root, tree) {
  const next = build(tree);
  // Keep the place of a table that was scrolled sideways.
  const scrolled = [...root.querySelectorAll(".lab-scroll")].map((node) => node.scrollLeft);
  root.replaceChildren(next);
  root.querySelectorAll(".lab-scroll").forEach((node, i) => (node.scrollLeft = scrolled[i] ?? 0));
  root.labMarkup.showLight();
}

// Where only a part of the code has room, it is the part with the lit lines: the last of them, which give the result.
function showLight(code) {
  if (code.scrollHeight <= code.clientHeight) return;
  // Who has no mouse can move it, too.
  code.tabIndex = 0;
  const lit = [...code.querySelectorAll(".lab-lit")];
  if (!lit.length) return;
  const start = lit[0].offsetTop;
  const end = lit.at(-1).offsetTop + lit.at(-1).offsetHeight;
  const spare = code.clientHeight - (end - start);
  code.scrollTop = spare > 0 ? start - spare / 2 : end - code.clientHeight;
}

function build(tree) {
  if (typeof tree === "string") return document.createTextNode(tree);
  const [tag, attributes, ...children] = tree;
  const node = SVG_TAGS.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children.map(build));
  return node;
}
