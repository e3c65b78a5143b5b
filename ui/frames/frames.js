// Moves a fragment's charts and drawings while a slider is dragged: shows what Python drew ahead for the value under
// the hand. When the hand lets go, Python draws the same anew; until that has come, the frame stays.
const followers = new WeakMap();

export default function ({ parentElement, data }) {
  let follower = followers.get(parentElement);
  if (!follower) {
    follower = new Follower();
    followers.set(parentElement, follower);
  }
  follower.receive(data);
  return () => {
    follower.close();
    followers.delete(parentElement);
  };
}

class Follower {
  constructor() {
    this.sliders = new Map();
    // Streamlit says every position of a thumb to screen readers; it sends only the last one to Python.
    this.thumbs = new MutationObserver((changes) => changes.forEach(({ target }) => this.follow(target)));
    this.thumbs.observe(document.body, { subtree: true, attributes: true, attributeFilter: ["aria-valuetext"] });
  }

  receive({ sliders, marksModule }) {
    this.marks ??= import(new URL(marksModule, window.location.origin).href);
    const offered = new Set(sliders.map(({ css }) => css));
    for (const [css, slider] of this.sliders) {
      if (offered.has(css)) continue;
      slider.close();
      this.sliders.delete(css);
    }
    for (const told of sliders) {
      if (!this.sliders.has(told.css)) this.sliders.set(told.css, new Slider(this.marks));
      this.sliders.get(told.css).receive(told);
    }
  }

  follow(input) {
    for (const [css, slider] of this.sliders) if (input.closest(`.${css}`)) slider.moveTo(Number(input.value));
  }

  close() {
    this.thumbs.disconnect();
    this.sliders.forEach((slider) => slider.close());
  }
}

class Slider {
  constructor(marks) {
    marks.then(({ move }) => (this.move = move));
    this.shown = new Set();
  }

  // Frames depend on the other settings: with another address, those that are here show nothing true any more.
  receive({ css, places, at, url }) {
    Object.assign(this, { places, at });
    if (url !== this.url) {
      this.close();
      this.url = url;
      this.css = css;
      this.fetchWhenIdle(url);
    }
    // The hand may have gone on since Python was told: then it is the hand that counts.
    const input = document.querySelector(`.${css} input[type=range]`);
    this.value = input ? Number(input.value) : at;
    this.paint();
  }

  fetchWhenIdle(url) {
    const abort = new AbortController();
    const idle = window.requestIdleCallback ?? ((start) => setTimeout(start, 200));
    idle(() => !abort.signal.aborted && this.fetch(url, abort.signal), { timeout: 1000 });
    this.abort = abort;
  }

  async fetch(url, signal) {
    try {
      const answer = await fetch(new URL(url, window.location.origin), { signal, priority: "low" });
      // Without frames, the slider works as it does without this script.
      if (!answer.ok) return;
      const frames = new Frames(await answer.json());
      if (signal.aborted) return;
      this.frames = frames;
      performance.mark(`frames ${this.css}`);
      if (this.value !== this.at) this.paint();
    } catch (error) {
      if (!signal.aborted) console.warn("No frames for", this.css, error);
    }
  }

  // At once, so that the next picture shows it; a second position before that picture waits for the one after it.
  moveTo(value) {
    if (value === this.value) return;
    this.value = value;
    if (this.pause) return;
    this.pause = requestAnimationFrame(() => {
      this.pause = null;
      if (this.value !== value) this.paint();
    });
    this.paint();
  }

  paint() {
    const isHome = Math.abs(this.value - this.at) < 1e-9;
    if (!this.frames || !this.move || isHome) return this.clear();
    const place = nearest(this.places, this.value);
    for (const [key, changes] of this.frames.charts(place)) this.show(key, ".lab-chart", changes);
    for (const [key, tree] of this.frames.trees(place)) this.show(key, ".lab-markup", tree);
  }

  show(key, kind, frame) {
    const drawing = find(key, kind);
    if (!drawing) return;
    drawing.showFrame(frame, this.move);
    this.shown.add(`${key} ${kind}`);
  }

  clear() {
    for (const name of this.shown) find(...name.split(" "))?.showFrame(null, this.move);
    this.shown.clear();
  }

  close() {
    this.abort?.abort();
    this.frames = null;
    this.clear();
  }
}

// What the server sent (ui/frames/differences.py): for each chart the attributes that change, for each tree its frames or the only one.
class Frames {
  constructor({ charts, trees }) {
    this.columns = Object.entries(charts).map(([key, columns]) => [key, columns.map(([path, column]) => [path, reader(column)])]);
    this.told = Object.entries(trees);
  }

  charts(place) {
    return this.columns.map(([key, columns]) => [key, columns.map(([path, at]) => [path, at(place)])]);
  }

  trees(place) {
    return this.told.map(([key, trees]) => [key, trees[place] ?? trees[0]]);
  }
}

const ARRAYS = { f4: Float32Array, f8: Float64Array };

function reader(column) {
  if (Array.isArray(column)) return (place) => column[place];
  const bytes = Uint8Array.from(atob(column.bdata), (letter) => letter.charCodeAt(0));
  const numbers = new ARRAYS[column.dtype](bytes.buffer);
  return (place) => numbers.subarray(place * column.size, (place + 1) * column.size);
}

function nearest(places, value) {
  let best = 0;
  places.forEach((place, i) => {
    if (Math.abs(place - value) < Math.abs(places[best] - value)) best = i;
  });
  return best;
}

function find(key, kind) {
  const node = document.querySelector(`.st-key-${key.replace(/[^a-zA-Z0-9_-]/g, "-")} ${kind}`);
  return node?.labChart ?? node?.labMarkup;
}
