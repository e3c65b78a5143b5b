// A distribution to be drawn by hand: bars to drag, or to move with the arrow keys. The bars always add up
// to 1: what one gains, the others lose in proportion. Python is told when a bar is let go.
const drawings = new WeakMap();
const STEPS = { ArrowUp: 0.01, ArrowRight: 0.01, ArrowDown: -0.01, ArrowLeft: -0.01, PageUp: 0.1, PageDown: -0.1 };
const REST = 300;

export default function (component) {
  const { parentElement, data } = component;
  let drawing = drawings.get(parentElement);
  if (!drawing) {
    drawing = new Bars(parentElement.querySelector(".lab-bars"), data);
    drawings.set(parentElement, drawing);
  }
  drawing.component = component;
  drawing.name(data);
  return () => {
    clearTimeout(drawing.timer);
    drawings.delete(parentElement);
  };
}

class Bars {
  constructor(node, data) {
    this.values = [...data.values];
    this.bars = data.words.map((_, i) => this.bar(i));
    node.replaceChildren(...this.bars.map((bar) => bar.column));
    this.paint();
  }

  bar(i) {
    const fill = element("div", "lab-bars-fill");
    const outline = element("div", "lab-bars-outline");
    const track = element("div", "lab-bars-track", outline, fill);
    const value = element("div", "lab-bars-value");
    const word = element("div", "lab-bars-word");
    for (const [name, set] of Object.entries({ role: "slider", tabindex: 0, "aria-orientation": "vertical", "aria-valuemin": 0, "aria-valuemax": 100 }))
      track.setAttribute(name, set);

    const follow = (event) => {
      const box = track.getBoundingClientRect();
      this.set(i, 1 - (event.clientY - box.top) / box.height);
    };
    track.addEventListener("pointerdown", (event) => {
      track.setPointerCapture(event.pointerId);
      follow(event);
    });
    track.addEventListener("pointermove", (event) => track.hasPointerCapture(event.pointerId) && follow(event));
    track.addEventListener("pointerup", () => this.tell(0));
    track.addEventListener("keydown", (event) => {
      const ends = { Home: 0, End: 1 };
      if (!(event.key in STEPS) && !(event.key in ends)) return;
      // The page's own arrow keys change the step.
      event.preventDefault();
      event.stopPropagation();
      this.set(i, event.key in ends ? ends[event.key] : this.values[i] + STEPS[event.key]);
      this.tell(REST);
    });
    return { column: element("div", "lab-bars-column", value, track, word), track, fill, outline, value, word };
  }

  set(i, wanted) {
    const value = Math.min(Math.max(wanted, 0), 1);
    const others = 1 - this.values[i];
    this.values = this.values.map((old, j) => {
      if (j === i) return value;
      return others > 1e-9 ? (old * (1 - value)) / others : (1 - value) / (this.values.length - 1);
    });
    this.paint();
  }

  paint() {
    this.bars.forEach(({ track, fill, value }, i) => {
      const percent = `${(100 * this.values[i]).toFixed(1)}%`;
      fill.style.height = `${100 * this.values[i]}%`;
      value.textContent = percent;
      track.setAttribute("aria-valuenow", Math.round(100 * this.values[i]));
      track.setAttribute("aria-valuetext", percent);
    });
  }

  name({ words, labels, outline }) {
    this.bars.forEach((bar, i) => {
      bar.word.textContent = words[i];
      bar.track.setAttribute("aria-label", labels[i]);
      bar.outline.style.height = `${100 * outline[i]}%`;
    });
  }

  tell(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.component.setStateValue("shares", this.values), delay);
  }
}
