// A slider through the time of a run: charts and panels that follow it show what there was then.
const sliders = new WeakMap();

export default function ({ parentElement, data }) {
  let slider = sliders.get(parentElement);
  if (!slider) {
    slider = new LookBack(parentElement.querySelector(".lab-look-back"));
    sliders.set(parentElement, slider);
  }
  slider.show(data);
  return () => {
    slider.close();
    sliders.delete(parentElement);
  };
}

class LookBack {
  constructor(node) {
    this.range = element("input", "");
    Object.assign(this.range, { type: "range", min: 0, max: 0, step: "any", value: 0 });
    this.said = element("output", "");
    this.play = element("button", "");
    this.play.type = "button";
    this.range.addEventListener("input", () => {
      this.halt();
      this.go(Number(this.range.value));
    });
    // Of a range without steps the browser's own arrow keys make hundredths; a moment told is a better step.
    this.range.addEventListener("keydown", (event) => {
      const way = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
      if (!way) return;
      event.preventDefault();
      this.step(way);
    });
    this.play.addEventListener("click", () => (this.timer ? this.halt() : this.run()));
    node.append(this.play, this.range, this.said);
    this.sizes = new ResizeObserver(() => this.refreshSoon());
    this.sizes.observe(node);
    this.unwatch = () => {};
    this.at = this.end = 0;
    this.moments = [];
  }

  async show(data) {
    this.data = data;
    this.range.setAttribute("aria-label", data.labels.slider);
    if (data.stream === this.url) return this.say();
    this.unwatch();
    this.url = data.stream;
    // At once: of another run, as after rewinding, nothing is remembered yet, and a key pressed now is not to seek it.
    this.moments = [];
    this.isNow = true;
    this.at = this.end = this.range.max = this.range.value = 0;
    this.halt();
    const stream = await import(new URL(data.streamModule, window.location.origin).href);
    if (this.closed || this.url !== data.stream) return;
    this.stream = stream;
    stream.goTo(this.url, { moment: null, events: [] });
    // A run that has come further, and one that is over, has more to remember.
    this.unwatch = stream.watch(this.url, (events) => {
      this.isOld = events.some(({ kind }) => kind === "progress" || kind === "status") || this.isOld;
      this.refreshSoon();
    });
  }

  // Only while it is in sight: else nobody looks back.
  refreshSoon() {
    if (this.waits || !this.isOld || !this.range.offsetParent) return;
    this.waits = true;
    setTimeout(() => this.refresh(), 500);
  }

  async refresh() {
    const { url } = this;
    this.isOld = false;
    try {
      const answer = await fetch(new URL(this.data.snapshots, window.location.origin));
      const events = answer.ok ? await answer.json() : [];
      if (!this.closed && url === this.url) this.take(events);
    } catch {
      // The connection is away for a moment: what is here stays.
      this.isOld = true;
    }
    this.waits = false;
    this.refreshSoon();
  }

  take(events) {
    const epochs = events.filter(({ kind }) => kind === "map").map(({ epoch }) => epoch);
    if (!epochs.length) return;
    this.moments = [...new Set(epochs)].sort((a, b) => a - b);
    this.end = this.moments.at(-1);
    this.range.max = this.end;
    if (this.isNow) this.at = this.range.value = this.end;
    this.stream.goTo(this.url, { events });
    this.say();
  }

  // The range itself keeps too few digits of a moment to find it again.
  go(at) {
    this.at = at;
    this.isNow = at >= this.end;
    this.stream?.goTo(this.url, { moment: this.isNow ? null : at });
    this.say();
  }

  step(way) {
    const { at, moments } = this;
    const other = way > 0 ? moments.find((moment) => moment > at) : moments.findLast((moment) => moment < at);
    if (other === undefined) return false;
    this.range.value = other;
    this.go(other);
    return true;
  }

  run() {
    if (this.isNow) {
      this.range.value = this.moments[0];
      this.go(this.moments[0]);
    }
    this.timer = setInterval(() => this.step(1) || this.halt(), 150);
    this.say();
  }

  halt() {
    clearInterval(this.timer);
    this.timer = null;
    this.say();
  }

  say() {
    const { labels, lang } = this.data;
    const epoch = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(this.at);
    const words = labels.epoch.replace("#", epoch) + (this.isNow ? ` · ${labels.now}` : "");
    this.said.textContent = words;
    this.range.setAttribute("aria-valuetext", words);
    this.play.textContent = this.timer ? `⏸ ${labels.halt}` : `▶ ${labels.play}`;
    this.play.disabled = this.range.disabled = this.moments.length < 2;
  }

  close() {
    this.closed = true;
    clearInterval(this.timer);
    this.sizes.disconnect();
    this.unwatch();
    this.stream?.goTo(this.url, { moment: null });
  }
}
