const PLOT_HEIGHT = 140;
const MARGIN = { left: 34, right: 10, top: 8, bottom: 22 };

// A plot against the score; its three kinds say what they draw.
class Plot {
  constructor(title, alt, curves) {
    this.svg = svg("svg", "lab-plot", { role: "img", "aria-label": alt, height: PLOT_HEIGHT });
    this.grid = svg("g", "lab-grid");
    this.curves = Object.fromEntries(curves.map((name) => [name, svg("path", `lab-curve lab-${name}`)]));
    this.marks = svg("g", "");
    this.point = svg("circle", "lab-point", { r: 6 });
    this.svg.append(this.grid, ...Object.values(this.curves), this.marks, this.point);
    this.node = element("figure", "", text("figcaption", "", title), this.svg);
    this.drag();
  }

  // The point itself can be dragged as well; the keyboard has the slider.
  drag() {
    const move = (event) => {
      const { left } = this.svg.getBoundingClientRect();
      this.onDrag(this.dragReach * this.share(event.clientX - left));
    };
    this.svg.onpointerdown = (event) => {
      this.svg.setPointerCapture(event.pointerId);
      this.dragReach = this.reach;
      // A finger may be about to scroll the page.
      if (event.pointerType !== "touch") move(event);
    };
    this.svg.onpointermove = (event) => {
      if (this.svg.hasPointerCapture(event.pointerId)) move(event);
    };
    this.svg.onpointerup = (event) => {
      move(event);
      this.onDrop();
    };
    this.svg.onpointercancel = () => this.onDrop();
  }

  share(pixels) {
    return ((pixels - MARGIN.left) / (this.width - MARGIN.left - MARGIN.right)) * 2 - 1;
  }

  x(s) {
    return MARGIN.left + ((s / this.reach + 1) / 2) * (this.width - MARGIN.left - MARGIN.right);
  }

  y(v) {
    return MARGIN.top + ((this.high - v) / (this.high - this.low)) * (PLOT_HEIGHT - MARGIN.top - MARGIN.bottom);
  }

  // Scales, grid and curves are drawn anew only when they change; a moving point moves alone.
  scale(now, low, high, curves) {
    this.width = this.svg.clientWidth || 280;
    const form = [this.width, now.reach, low, high, now.t, now.squared, now.book].join();
    if (form === this.form) return;
    this.form = form;
    Object.assign(this, { reach: now.reach, low, high });
    const lines = [];
    for (const s of ticks(-this.reach, this.reach, 5)) lines.push(...this.gridLine(this.x(s), null, s));
    for (const v of ticks(low, high, 4)) lines.push(...this.gridLine(null, this.y(v), v));
    this.grid.replaceChildren(...lines);
    for (const [name, path] of Object.entries(this.curves)) path.setAttribute("d", curves[name] ? this.curve(curves[name]) : "");
  }

  gridLine(x, y, value) {
    const upright = x !== null;
    const [x1, x2] = upright ? [x, x] : [MARGIN.left, this.width - MARGIN.right];
    const [y1, y2] = upright ? [MARGIN.top, PLOT_HEIGHT - MARGIN.bottom] : [y, y];
    const line = svg("line", value === 0 ? "lab-zero" : "", { x1, x2, y1, y2 });
    const words = svg("text", "", upright ? { x, y: PLOT_HEIGHT - 6, "text-anchor": "middle" } : { x: MARGIN.left - 6, y: y + 4, "text-anchor": "end" });
    words.textContent = minus(String(Number(value.toPrecision(3))));
    return [line, words];
  }

  curve(f) {
    const points = [];
    const n = 160;
    for (let i = 0; i <= n; i++) {
      const s = this.reach * ((2 * i) / n - 1);
      points.push(`${this.x(s).toFixed(1)} ${this.y(f(s)).toFixed(1)}`);
    }
    return `M${points.join("L")}`;
  }

  place(s, v) {
    this.point.setAttribute("cx", this.x(s));
    this.point.setAttribute("cy", this.y(v));
  }

  // An upright arrow from one value to another: the gradient, wherever it is drawn.
  arrow(s, from, to) {
    // It ends at the rim of the point.
    const [x, y1] = [this.x(s), this.y(from)];
    const length = this.y(to) - y1;
    const y2 = y1 + Math.sign(length) * Math.max(Math.abs(length) - 6, 0);
    const head = Math.min(8, Math.abs(y2 - y1)) * Math.sign(y2 - y1);
    const half = Math.abs(head) * 0.6;
    return svg("path", "lab-arrow", { d: `M${x} ${y1}V${y2}M${x - half} ${y2 - head}L${x} ${y2}L${x + half} ${y2 - head}` });
  }

  // The gradient's name and value beside its arrow; beside a short one, off the line that it starts from.
  value(s, from, to, gradient) {
    const start = this.y(from);
    const middle = (this.y(to) - start) / 2;
    const y = start + (to > from ? -1 : 1) * Math.max(Math.abs(middle), 12);
    // On the outer side, away from the curve's steep part, unless there is no room.
    const x = this.x(s);
    const room = 88;
    const isLeft = s < 0 ? x - MARGIN.left > room : x > this.width - room;
    const words = svg("text", "lab-name", { x: x + (isLeft ? -9 : 9), y: y + 4, "text-anchor": isLeft ? "end" : "start" });
    words.textContent = `y − t = ${short(gradient, 3)}`;
    return words;
  }

  name(label, s, v, anchor) {
    const words = svg("text", `lab-t${label}`, { x: this.x(s), y: this.y(v), "text-anchor": anchor });
    words.textContent = `t = ${label}`;
    return words;
  }

  tangent(s, v, gradient) {
    const reach = 0.16 * this.reach;
    const [x1, y1, x2, y2] = [this.x(s - reach), this.y(v - gradient * reach), this.x(s + reach), this.y(v + gradient * reach)];
    return svg("line", "lab-tangent", { x1, y1, x2, y2 });
  }

  dot(s, v, css) {
    return svg("circle", css, { cx: this.x(s), cy: this.y(v), r: css === "lab-ghost" ? 5 : 3.5 });
  }
}

class Answer extends Plot {
  constructor(labels) {
    super(labels.answer, labels.answer_alt, ["sigmoid"]);
  }

  paint(now, step) {
    this.scale(now, -0.05, 1.05, { sigmoid });
    const level = svg("line", `lab-level lab-t${now.t}`, { x1: this.x(-this.reach), x2: this.x(this.reach), y1: this.y(now.t), y2: this.y(now.t) });
    // Its name stands where the point is not.
    const side = now.s < 0 ? 0.98 : -0.98;
    const name = this.name(now.t, side * this.reach, now.t ? 0.9 : 0.05, side > 0 ? "end" : "start");
    const tangent = step === 5 ? [this.tangent(now.s, now.y, now.slope)] : [];
    this.marks.replaceChildren(level, name, ...tangent, this.arrow(now.s, now.t, now.y), this.value(now.s, now.t, now.y, now.gradient));
    this.place(now.s, now.y);
    this.node.classList.toggle("lab-lit", [1, 2, 5].includes(step));
  }
}

class Loss extends Plot {
  constructor(labels) {
    super(labels.loss, labels.loss_alt, ["loss1", "loss0", "squared", "book"]);
  }

  paint(now, step) {
    const { t } = now;
    this.scale(now, 0, now.reach, {
      loss1: (s) => LOSSES.entropy.loss(s, 1),
      loss0: (s) => LOSSES.entropy.loss(s, 0),
      squared: now.squared && ((s) => LOSSES.squared.loss(s, t)),
      book: now.book && ((s) => LOSSES.book.loss(s, t)),
    });
    for (const label of [0, 1]) this.curves[`loss${label}`].classList.toggle("lab-other", label !== t);
    const trail = Object.entries(now.paths).flatMap(([kind, path]) =>
      path.slice(0, kind === "entropy" ? -1 : undefined).map((s) => this.dot(s, LOSSES[kind].loss(s, t), `lab-step lab-${kind}`)),
    );
    const other = this.dot(now.s, LOSSES.entropy.loss(now.s, 1 - t), "lab-ghost");
    const names = [this.name(1, -0.7 * this.reach, 0.86 * this.reach, "start"), this.name(0, 0.7 * this.reach, 0.86 * this.reach, "end")];
    this.marks.replaceChildren(...names, this.tangent(now.s, now.loss, now.gradient), other, ...trail);
    this.place(now.s, now.loss);
    this.node.classList.toggle("lab-lit", step === 3);
  }
}

class Gradient extends Plot {
  constructor(labels) {
    super(labels.gradient, labels.gradient_alt, ["loss1", "loss0", "squared", "book"]);
  }

  paint(now, step) {
    const { t } = now;
    this.scale(now, -1.1, 1.1, {
      loss1: (s) => LOSSES.entropy.gradient(s, 1),
      loss0: (s) => LOSSES.entropy.gradient(s, 0),
      squared: now.squared && ((s) => LOSSES.squared.gradient(s, t)),
      book: now.book && ((s) => LOSSES.book.gradient(s, t)),
    });
    for (const label of [0, 1]) this.curves[`loss${label}`].classList.toggle("lab-other", label !== t);
    const end = now.paths.squared?.at(-1);
    const squared = now.squared ? [this.dot(end, LOSSES.squared.gradient(end, t), "lab-step lab-squared")] : [];
    // The curves' names stand where the point is not.
    const names =
      now.s < 0
        ? [this.name(1, 0.98 * this.reach, -0.25, "end"), this.name(0, 0.98 * this.reach, 0.75, "end")]
        : [this.name(1, -0.98 * this.reach, -0.9, "start"), this.name(0, -0.98 * this.reach, 0.1, "start")];
    this.marks.replaceChildren(...names, this.arrow(now.s, 0, now.gradient), this.value(now.s, 0, now.gradient, now.gradient), ...squared);
    this.place(now.s, now.gradient);
    this.node.classList.toggle("lab-lit", step === 6 || step === 7);
  }
}

function ticks(low, high, count) {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((n) => n * power >= rough) * power;
  const found = [];
  for (let i = Math.ceil(low / step); i <= Math.floor(high / step); i++) found.push(i * step);
  return found;
}
