// One step of a training as it is told: the words of its position, the questions asked, and the rows touched.
const shown = new WeakMap();

export default function ({ parentElement, data }) {
  let motion = shown.get(parentElement);
  if (!motion) {
    motion = new Motion(parentElement.querySelector(".lab-motion"));
    shown.set(parentElement, motion);
  }
  motion.show(data);
  return () => {
    motion.close();
    shown.delete(parentElement);
  };
}

class Motion {
  constructor(node) {
    this.node = node;
    this.url = null;
    this.unwatch = () => {};
    // A width that is only known later, or that changes, wants other cells.
    this.sizes = new ResizeObserver(() => this.paint());
    this.sizes.observe(node);
  }

  async show(data) {
    const isNew = JSON.stringify(data) !== JSON.stringify(this.data);
    this.data = data;
    if (data.stream === this.url) return isNew && this.render();
    this.unwatch();
    this.url = data.stream;
    this.told = null;
    const { watch } = await import(new URL(data.streamModule, window.location.origin).href);
    if (this.closed || this.url !== data.stream) return;
    this.render();
    this.unwatch = watch(data.stream, (events) => {
      const told = events.filter((event) => event.kind === "lit").pop();
      if (!told) return;
      this.told = told;
      this.render();
    });
  }

  render() {
    const { labels } = this.data;
    const told = this.told;
    this.node.dataset.step = told?.step ?? "";
    if (!told) return this.node.replaceChildren(text("p", "", labels.waiting));
    const parts = told.words ? this.position(told) : this.batch(told);
    const asked = told.words ? [this.asked(told)] : [];
    this.node.replaceChildren(...parts, element("div", "lab-motion-beside", ...asked, this.rows(told)), text("p", "", labels.note));
    this.paint();
  }

  position(told) {
    const { labels } = this.data;
    const words = told.words.map((word, i) =>
      text("span", i === told.at ? "lab-target" : told.near.includes(i) ? "lab-context" : "", word),
    );
    const contexts = told.near.map((i) => told.words[i]).join(" · ");
    return [
      this.head(labels.position.replace("#", this.number(told.step)), told),
      element("div", "lab-motion-text", ...words),
      text("p", "", labels.h.replace("[words]", contexts)),
    ];
  }

  asked(told) {
    const { labels } = this.data;
    const head = [labels.word, labels.question, labels.before, labels.after].map((name) => text("th", "", name));
    // As many digits as it takes to see what the step has changed; early on that is little.
    const isSeen = (digits) =>
      told.asked.every(({ before, after }) => before === after || this.number(before, digits) !== this.number(after, digits));
    const digits = [4, 5, 6].find(isSeen) ?? 7;
    const lines = told.asked.map(({ word, before, after }, i) => {
      const name = text("th", "", word);
      name.scope = "row";
      return element(
        "tr",
        i === 0 ? "lab-true" : "lab-noise",
        name,
        text("td", "", i === 0 ? labels.yes : labels.no),
        text("td", "", this.number(before, digits)),
        text("td", "", `${this.number(after, digits)} ${after > before ? "↑" : after < before ? "↓" : ""}`),
      );
    });
    return element("table", "lab-motion-asked", element("thead", "", element("tr", "", ...head)), element("tbody", "", ...lines));
  }

  batch(told) {
    return [this.head(this.data.labels.batch.replace("#", this.number(told.examples)), told)];
  }

  head(name, { before, after }) {
    const loss = `${this.data.labels.loss} ${this.number(before, 4)} → ${this.number(after, 4)}`;
    return element("div", "lab-motion-head", text("span", "", name), text("span", "", loss));
  }

  // A cell for each word of the vocabulary, in each matrix; those that the step touched are lit.
  rows(told) {
    const { labels } = this.data;
    const sides = [
      [labels.rows_in, [[told.contexts, "--st-primary-color"]]],
      [labels.rows_out, [[told.negatives, "--st-orange-color"], [told.targets, "--st-blue-color"]]],
    ];
    this.canvases = sides.map(([, lit]) => ({ canvas: document.createElement("canvas"), lit, size: told.vocabulary }));
    const boxes = sides.map(([name, lit], side) => {
      const count = lit.reduce((sum, [ids]) => sum + ids.length, 0);
      const said = name.replace("[n]", this.number(count)).replace("[V]", this.number(told.vocabulary));
      const { canvas } = this.canvases[side];
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", said);
      return element("div", "", text("b", "", said), canvas);
    });
    return element("div", "lab-motion-rows", ...boxes);
  }

  paint() {
    for (const { canvas, lit, size } of this.canvases ?? []) {
      const width = Math.floor(canvas.clientWidth);
      if (!width) continue;
      const cell = Math.max(2, Math.min(14, Math.floor(Math.sqrt((width * 90) / size))));
      const columns = Math.floor(width / cell);
      // In a large vocabulary a cell stands for several words.
      const words = Math.max(1, Math.ceil(size / (columns * Math.floor(110 / cell))));
      const cells = Math.ceil(size / words);
      const sharp = window.devicePixelRatio || 1;
      const height = Math.ceil(cells / columns) * cell;
      canvas.width = width * sharp;
      canvas.height = height * sharp;
      canvas.style.height = `${height}px`;
      const style = getComputedStyle(this.node);
      const pen = canvas.getContext("2d");
      pen.scale(sharp, sharp);
      const gap = cell > 4 ? 1 : 0.5;
      const fill = (n, colour) => {
        pen.fillStyle = style.getPropertyValue(colour);
        pen.fillRect((n % columns) * cell, Math.floor(n / columns) * cell, cell - gap, cell - gap);
      };
      for (let n = 0; n < cells; n++) fill(n, "--st-border-color-light");
      for (const [ids, colour] of lit) for (const id of ids) fill(Math.floor(id / words), colour);
    }
  }

  number(value, digits = 0) {
    return new Intl.NumberFormat(this.data.lang, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
  }

  close() {
    this.closed = true;
    this.sizes.disconnect();
    this.unwatch();
  }
}
