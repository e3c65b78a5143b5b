// The keys of all pages. Each of these controls keeps its own keys to itself.
const TYPED_INTO = "input:not([type=radio], [type=checkbox], [type=range], [type=button]), textarea, select, [contenteditable=true], [role=textbox], [role=combobox], [role=searchbox], [data-testid=stDataFrame]";
const MOVED_BY_ARROWS =
  `${TYPED_INTO}, input, [role=slider], [role=spinbutton], [role=radio], [role=radiogroup], [role=tab], [role=tablist], [role=listbox], [role=option], [role=menu], [role=menuitem], [role=grid], [role=tree], [role=separator], .lab-code[tabindex], .lab-scroll[tabindex]`;
const OPEN = "dialog[open], [role=dialog], [role=listbox], [role=menu]";

function pressed(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (endBlank()) return event.preventDefault();
  const target = event.composedPath()[0];
  const isIn = (css) => target instanceof Element && Boolean(target.closest(css));
  const does = { ArrowRight: onward, PageDown: stage.data.is_on && onward, ArrowLeft: backward, PageUp: stage.data.is_on && backward }[event.key];
  if (does) {
    if (isIn(MOVED_BY_ARROWS) || document.querySelector(OPEN)) return;
    event.preventDefault();
    return does();
  }
  if (isIn(TYPED_INTO) || event.repeat) return;
  const press = { l: toggleLecture, p: togglePointer, b: beginBlank, "?": toggleSheet }[letter(event)];
  if (!press || (document.querySelector(OPEN) && press !== toggleSheet)) return;
  event.preventDefault();
  press();
}

// With a Korean keyboard the key L gives ㅣ: there, the place of the key counts.
function letter({ key, code }) {
  return /^[a-z?]$/i.test(key) || key.length > 1 && key !== "Process" ? key.toLowerCase() : code.replace(/^Key/, "").toLowerCase();
}

function onward() {
  move(1);
}

function backward() {
  move(-1);
}

function toggleLecture() {
  document.querySelector(".st-key-_lecture-toggle button")?.click();
}
