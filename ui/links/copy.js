// An address, and a button that copies it.
const SAID = 2500;
const fields = new WeakMap();

export default function ({ parentElement, data }) {
  let field = fields.get(parentElement);
  if (!field) {
    field = build(parentElement.querySelector(".lab-copy"));
    fields.set(parentElement, field);
  }
  field.labels = data.labels;
  field.input.setAttribute("aria-label", data.labels.address);
  if (field.input.value !== data.address) {
    field.input.value = data.address;
    say(field, "press");
  }
  return () => clearTimeout(field.timer);
}

function build(node) {
  const field = { input: element("input"), button: element("button"), labels: {} };
  field.input.readOnly = true;
  field.input.onfocus = () => field.input.select();
  field.button.type = "button";
  field.button.setAttribute("aria-live", "polite");
  field.button.onclick = () => copy(field);
  node.append(field.input, field.button);
  return field;
}

async function copy(field) {
  field.input.focus();
  field.input.select();
  say(field, (await isCopied(field.input.value)) ? "done" : "by_hand");
}

// Browsers give a page its clipboard on secure addresses alone, and in many a lecture hall the server is none.
async function isCopied(address) {
  try {
    await navigator.clipboard.writeText(address);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}

function say(field, what) {
  field.button.textContent = field.labels[what];
  field.button.dataset.said = what;
  clearTimeout(field.timer);
  if (what !== "press") field.timer = setTimeout(() => say(field, "press"), SAID);
}
