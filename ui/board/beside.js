// How many of the class have answered a question, and what; drawn anew in place with every piece of news.
const besides = new WeakMap();
// What a session has not taken after so long, in milliseconds, it is told once more.
const AGAIN = 5000;

export default function (component) {
  const { parentElement, data } = component;
  let beside = besides.get(parentElement);
  if (!beside) {
    beside = new Beside(parentElement.querySelector(".lab-class"));
    besides.set(parentElement, beside);
  }
  beside.take(component, data);
  return () => {
    beside.closed = true;
    beside.unwatch();
    besides.delete(parentElement);
  };
}

class Beside {
  constructor(node) {
    this.node = node;
    this.parts = {};
    this.unwatch = () => {};
    this.askedAt = 0;
  }

  async take(component, data) {
    this.component = component;
    this.data = data;
    if (data.events === this.events) return this.render();
    this.unwatch();
    this.events = data.events;
    const { watchClass } = await import(new URL(data.streamModule, window.location.origin).href);
    if (this.closed || this.events !== data.events) return;
    this.unwatch = watchClass(data.events, (parts) => {
      this.parts = parts;
      this.render();
    });
  }

  render() {
    const { data, parts } = this;
    if (!parts.state) return;
    this.release();
    // What is not news to this question is not drawn: the button under a finger stays the same one.
    const drawn = JSON.stringify([data, parts.state, parts[data.question]]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    if (data.leads) this.renderForLecturer();
    else this.node.replaceChildren(text("small", "", data.labels[standing(parts.state)]));
  }

  // The lecturer has shown what the class answered: this page need wait no longer. A run that was broken off may have
  // lost that, so it is told again.
  release() {
    const { data, parts } = this;
    if (this.closed || !data.waitsFor || !parts.shown?.includes(data.waitsFor)) return;
    const rest = this.askedAt + AGAIN - Date.now();
    if (rest <= 0) {
      this.askedAt = Date.now();
      this.component.setTriggerValue("released", data.waitsFor);
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.release(), Math.max(rest, AGAIN));
  }

  renderForLecturer() {
    const { data, parts, node } = this;
    const { labels } = data;
    const { count, shown, answers } = parts[data.question] ?? { count: 0, shown: false, answers: [] };
    const had = node.contains(document.activeElement) ? document.activeElement.dataset.what : null;
    const said = count === 0 ? labels.none : count === 1 ? labels.one : labels.count.replace("#", count);
    const line = element("div", "lab-class-line", text("span", "lab-class-count", said));
    line.firstChild.setAttribute("role", "status");
    node.dataset.count = count;
    line.append(this.button(shown ? "hide" : "show"));
    if (count) line.append(this.button("clear"));
    const kinds = { Choices: bars, OneNumber: dots, Shares: lines };
    node.replaceChildren(line, ...(shown && count ? kinds[data.kind](data, answers) : []));
    if (had) (node.querySelector(`[data-what=${had}]`) ?? node.querySelector("button"))?.focus();
  }

  button(what) {
    const button = text("button", "", this.data.labels[what]);
    button.type = "button";
    button.dataset.what = what;
    button.onclick = () => this.component.setTriggerValue("asked", { what });
    return button;
  }
}

function standing({ open, locked, away }) {
  return away ? "away" : !open ? "closed" : locked ? "locked" : "open";
}

// Once somebody has changed their mind, what was answered before is drawn too, dashed or hollow.
function before(answers) {
  const has = answers.some(([now, was]) => was !== null && JSON.stringify(was) !== JSON.stringify(now));
  return has ? answers.map(([, was]) => was).filter((was) => was !== null) : [];
}

function key({ kind, labels, truth }, hasBefore, more = []) {
  const names = [...(hasBefore ? [labels[`before_${kind}`]] : []), ...more, ...(truth == null ? [] : [labels.truth])];
  return names.length ? [element("div", "lab-class-key", ...names.map((name) => text("small", "", name)))] : [];
}

// Of so many options a lecture shows those alone that somebody chose, and the right one.
const MANY = 10;

function bars(data, answers) {
  const { scale, truth } = data;
  const was = before(answers);
  const count = (list, option) => list.filter((value) => value === option).length;
  const now = answers.map(([value]) => value);
  const most = Math.max(1, ...scale.options.flatMap((option) => [count(now, option), count(was, option)]));
  const chart = element("div", `lab-class-bars${scale.options.length > MANY ? " lab-class-many" : ""}`);
  scale.options.forEach((option, i) => {
    const isTrue = truth === option;
    const name = text("span", isTrue ? "lab-class-true" : "", (isTrue ? "✓ " : "") + scale.names[i]);
    const track = element("span", `lab-class-track${isTrue ? " lab-class-right" : ""}`, element("i"));
    track.firstChild.style.width = `${(100 * count(now, option)) / most}%`;
    if (was.length) {
      const outline = element("b");
      outline.style.width = `${(100 * count(was, option)) / most}%`;
      track.append(outline);
    }
    track.setAttribute("aria-hidden", "true");
    const said = was.length ? `${count(was, option)} → ${count(now, option)}` : `${count(now, option)}`;
    const row = [name, track, text("span", "lab-class-count", said)];
    if (!isTrue && !count(now, option) && !count(was, option)) for (const part of row) part.classList.add("lab-class-unchosen");
    chart.append(...row);
  });
  return [chart, ...key({ ...data, truth: null }, was.length > 0)];
}

function dots(data, answers) {
  const { scale, truth, labels, lang } = data;
  const { low, high, step, unit } = scale;
  const say = (value) => new Intl.NumberFormat(lang, { maximumSignificantDigits: 4 }).format(value) + unit;
  const width = 640;
  // Dots that would cover each other stand one on the other, in columns as wide as a dot.
  const columns = Math.min(60, Math.round((high - low) / step));
  const column = (value) => Math.round(((value - low) / (high - low)) * columns);
  const x = (value) => 20 + ((width - 40) * (value - low)) / (high - low);
  const now = answers.map(([value]) => value).sort((a, b) => a - b);
  const was = before(answers);
  const tallest = Math.max(...now.map((value) => now.filter((other) => column(other) === column(value)).length));
  const gap = Math.min(11, 150 / tallest);
  const floor = 20 + gap * tallest;
  const svg = plot(width, floor + 34, `${labels.median} ${say(median(now))}, ${now.map(say).join(", ")}`);
  const stack = (values, css) => {
    const heights = new Map();
    for (const value of values) {
      const at = column(value);
      const height = heights.get(at) ?? 0;
      heights.set(at, height + 1);
      svg.append(shape("circle", css, { cx: x(low + ((high - low) * at) / columns), cy: floor - gap * (height + 0.5), r: Math.max(2, gap / 2 - 0.5) }));
    }
  };
  if (was.length) stack(was, "lab-class-was");
  stack(now, "");
  svg.append(shape("line", "lab-class-axis", { x1: x(low), x2: x(high), y1: floor, y2: floor }));
  for (const value of [low, (low + high) / 2, high]) svg.append(label(x(value), floor + 16, say(value)));
  if (truth != null) svg.append(shape("line", "lab-class-truth", { x1: x(truth), x2: x(truth), y1: 6, y2: floor }));
  const more = [`${labels.median}: ${say(median(now))}`];
  return [svg, ...key({ ...data, truth: null }, was.length > 0, truth == null ? more : [...more, `${labels.truth}: ${say(truth)}`])];
}

function lines(data, answers) {
  const { scale, truth, labels, lang } = data;
  const say = (value) => new Intl.NumberFormat(lang, { style: "percent", maximumFractionDigits: 0 }).format(value);
  const now = answers.map(([value]) => value);
  const mean = scale.words.map((_, i) => now.reduce((sum, values) => sum + values[i], 0) / now.length);
  const width = 640;
  const floor = 200;
  const top = Math.max(0.1, ...now.flat(), ...(truth ?? []));
  const slot = (width - 60) / scale.words.length;
  const x = (i) => 50 + slot * (i + 0.5);
  const y = (value) => floor - ((floor - 16) * value) / top;
  const means = scale.words.map((word, i) => `${word} ${say(mean[i])}`).join(", ");
  const svg = plot(width, floor + 26, `${labels.mean}: ${means}`);
  truth?.forEach((value, i) => svg.append(shape("rect", "lab-class-truth", { x: x(i) - slot * 0.3, width: slot * 0.6, y: y(value), height: floor - y(value) })));
  const line = (values, css) => svg.append(shape("polyline", css, { points: values.map((value, i) => `${x(i)},${y(value)}`).join(" ") }));
  const was = before(answers);
  for (const values of now) line(values, "");
  if (was.length) line(scale.words.map((_, i) => was.reduce((sum, values) => sum + values[i], 0) / was.length), "lab-class-mean lab-class-before");
  line(mean, "lab-class-mean");
  svg.append(shape("line", "lab-class-axis", { x1: 50, x2: width - 10, y1: floor, y2: floor }));
  for (const share of [0, top / 2, top]) svg.append(label(24, y(share) + 4, say(share)));
  scale.words.forEach((word, i) => svg.append(label(x(i), floor + 18, word)));
  return [svg, ...key(data, was.length > 0, [`– – ${labels.mean}`])];
}

function median(sorted) {
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}

function plot(width, height, said) {
  const svg = shape("svg", "lab-class-plot", { viewBox: `0 0 ${width} ${height}`, role: "img" });
  svg.setAttribute("aria-label", said);
  return svg;
}

function label(x, y, words) {
  const node = shape("text", "", { x, y, "text-anchor": "middle" });
  node.textContent = words;
  return node;
}

function shape(tag, css, attributes) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  if (css) node.setAttribute("class", css);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}
