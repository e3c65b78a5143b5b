// The score under the learner's hand: σ(s), the loss and its gradient follow while the slider is dragged.
const explorers = new WeakMap();

export default function (component) {
  const { parentElement } = component;
  let explorer = explorers.get(parentElement);
  if (!explorer) {
    explorer = new Explorer(parentElement.querySelector(".lab-explorer"));
    explorers.set(parentElement, explorer);
  }
  explorer.receive(component);
  return () => {
    explorer.close();
    explorers.delete(parentElement);
  };
}

class Explorer {
  constructor(root) {
    this.root = root;
    this.sizes = new ResizeObserver(() => this.paint());
  }

  // What Python holds is taken over only when it was set there: by the address or by a button of the page.
  receive({ data, setStateValue }) {
    this.send = setStateValue;
    this.data = data;
    this.places ??= new Places(data.bounds);
    if (data.version !== this.version) {
      this.version = data.version;
      this.state = { ...data.state };
    }
    const words = JSON.stringify(data.labels);
    if (words !== this.words) {
      this.words = words;
      this.build(data.labels);
    }
    this.paint();
  }

  build(labels) {
    this.sizes.disconnect();
    this.graph = new Graph(labels);
    this.plots = [new Answer(labels), new Loss(labels), new Gradient(labels)];
    const controls = element("div", "lab-controls", this.scoreControls(labels), this.choices(labels));
    const plots = element("div", "lab-plots", ...this.plots.map((plot) => plot.node));
    const steps = element("div", "lab-controls", this.stepControls(labels));
    this.root.replaceChildren(controls, this.graph.node, plots, steps);
    for (const node of [controls, steps]) {
      // Arrow keys move the slider that has the focus; they must not also turn the page's steps.
      node.addEventListener("keydown", (event) => event.target.matches("[type=range], [type=radio]") && event.stopPropagation());
      node.onchange = () => this.report();
    }
    for (const plot of this.plots) {
      this.sizes.observe(plot.svg);
      plot.onDrag = (s) => this.change({ score: this.places.nearest(s), taken: 0 });
      plot.onDrop = () => this.report();
    }
  }

  scoreControls(labels) {
    const { last, limit, fine } = this.places;
    this.score = range(-last, last, 1);
    this.score.setAttribute("aria-label", labels.score);
    this.score.oninput = () => this.change({ score: this.places.scoreAt(Number(this.score.value)), taken: 0 });
    this.scoreValue = element("span", "lab-value");
    const marks = [-limit, -fine, -fine / 2, 0, fine / 2, fine, limit].map((s) => {
      const mark = text("span", "", minus(String(s)));
      mark.style.left = `${(this.places.placeOf(s) / last + 1) * 50}%`;
      return mark;
    });
    const name = element("label", "", text("span", "", labels.score), this.scoreValue);
    const slider = element("div", "lab-slider", this.score, element("div", "lab-ticks", ...marks));
    return element("div", "lab-row lab-wide", element("span", "", name, help(labels.score_help)), slider);
  }

  choices(labels) {
    this.answers = [1, 0].map((t) => {
      const input = Object.assign(element("input"), { type: "radio", name: "lab-label", value: t });
      input.oninput = () => this.change({ label: t, taken: 0 });
      return element("label", `lab-choice lab-t${t}`, input, text("span", "", labels[`label_${t}`]));
    });
    const label = element("fieldset", "", text("legend", "", labels.label), ...this.answers);
    this.switches = ["squared", "book"].map((name) => {
      const input = Object.assign(element("input"), { type: "checkbox" });
      input.oninput = () => this.change({ [name]: input.checked });
      return { name, input, note: element("small", "") };
    });
    const switches = this.switches.map(({ name, input, note }) =>
      element("span", "", element("label", `lab-choice lab-${name}`, input, text("span", "", labels[name]), note), help(labels[`${name}_help`])),
    );
    return element("div", "lab-row", element("span", "", label, help(labels.label_help)), ...switches);
  }

  stepControls(labels) {
    const button = (name, act) => {
      const node = Object.assign(text("button", `lab-button lab-${name}`, labels[name]), { type: "button" });
      node.onclick = () => {
        act();
        this.report();
      };
      return node;
    };
    this.buttons = {
      one: button("one", () => this.walk(1)),
      ten: button("ten", () => this.walk(10)),
      back: button("back", () => this.change({ taken: 0 })),
    };
    this.rate = range(...this.data.bounds.rate);
    this.rate.oninput = () => this.change({ rate: Number(this.rate.value) });
    this.rateValue = element("span", "lab-value");
    const rate = element("label", "lab-rate", text("span", "", labels.rate), this.rate, this.rateValue);
    return element("div", "lab-row", ...Object.values(this.buttons), element("span", "", rate, help(labels.rate_help)), this.graph.update);
  }

  walk(steps) {
    this.change({ taken: Math.min(this.state.taken + steps, this.data.bounds.steps) });
  }

  change(part) {
    Object.assign(this.state, part);
    this.paint();
  }

  // Python follows when the hand rests.
  report() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send("state", { ...this.state }), 200);
  }

  paint() {
    const { label: t, rate, squared, book } = this.state;
    const isSquared = squared && !this.data.locked;
    const paths = { entropy: descend("entropy", this.state) };
    if (isSquared) paths.squared = descend("squared", this.state);
    const s = paths.entropy.at(-1);
    const { loss, gradient } = LOSSES.entropy;
    const y = sigmoid(s);
    const now = {
      s, t, y, rate, paths, book,
      squared: isSquared,
      loss: loss(s, t),
      gradient: gradient(s, t),
      slope: slope(s),
      dy: t ? -1 / y : 1 / sigmoid(-s),
      // The plots widen as the score leaves the fine part.
      reach: Math.max(this.places.fine, book ? 22 : 0, 1.08 * Math.max(...Object.values(paths).flat().map(Math.abs))),
    };
    this.paintControls(now);
    this.graph.paint(now, this.data.step);
    for (const plot of this.plots) plot.paint(now, this.data.step);
    this.publish(now);
  }

  paintControls({ s, t, y, rate, squared, book }) {
    const { labels, locked, bounds } = this.data;
    const { taken } = this.state;
    this.score.value = this.places.placeOf(s);
    this.score.setAttribute("aria-valuetext", `s = ${fixed(s)}, y = ${short(y)}`);
    this.scoreValue.textContent = `s = ${fixed(s)}`;
    this.rate.value = rate;
    this.rateValue.textContent = rate.toFixed(1);
    for (const choice of this.answers) choice.firstChild.checked = Number(choice.firstChild.value) === t;
    for (const { name, input, note } of this.switches) {
      input.checked = name === "squared" ? squared : book;
      input.disabled = name === "squared" && locked;
      note.textContent = input.disabled ? labels.locked : "";
    }
    this.buttons.back.disabled = taken === 0;
    this.buttons.back.title = taken === 0 ? labels.back_disabled : labels.back_help;
    for (const name of ["one", "ten"]) {
      this.buttons[name].disabled = taken >= bounds.steps;
      this.buttons[name].title = taken >= bounds.steps ? labels.step_disabled : labels.step_help;
    }
    this.buttons.back.textContent = taken ? `${labels.back} (${taken})` : labels.back;
  }

  // For the test that compares these numbers with the core's.
  publish({ s, t, y, loss, gradient, paths }) {
    const numbers = { s, t, y, loss, gradient, loss1: LOSSES.entropy.loss(s, 1), loss0: LOSSES.entropy.loss(s, 0) };
    for (const kind of ["squared", "book"]) {
      numbers[kind] = LOSSES[kind].loss(s, t);
      numbers[`${kind}Gradient`] = LOSSES[kind].gradient(s, t);
    }
    for (const [name, value] of Object.entries(numbers)) this.root.dataset[name] = value;
    this.root.dataset.path = paths.entropy.join(" ");
  }

  close() {
    clearTimeout(this.timer);
    this.sizes.disconnect();
  }
}
