// What components build their elements with; text goes in by textContent alone.
function element(tag, css, ...children) {
  const node = document.createElement(tag);
  if (css) node.className = css;
  node.append(...children);
  return node;
}

function text(tag, css, words) {
  const node = element(tag, css);
  node.textContent = words;
  return node;
}
