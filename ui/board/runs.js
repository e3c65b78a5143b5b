// The runs that a class has handed in: median rank by K, a line for each power, and the same as a table.
const shown = new WeakMap();
const VARIED = ["power", "sample_size", "seed", "threads"];
const WIDTH = 640;
const HEIGHT = 260;
const LEFT = 56;

export default function ({ parentElement, data }) {
  let runs = shown.get(parentElement);
  if (!runs) {
    runs = { node: parentElement.querySelector(".lab-runs"), parts: {}, unwatch: () => {} };
    shown.set(parentElement, runs);
  }
  runs.data = data;
  listen(runs);
  return () => {
    runs.closed = true;
    runs.unwatch();
    shown.delete(parentElement);
  };
}

async function listen(runs) {
  const { events, streamModule } = runs.data;
  if (runs.events === events) return render(runs);
  runs.unwatch();
  runs.events = events;
  const { watchClass } = await import(new URL(streamModule, window.location.origin).href);
  if (runs.closed || runs.events !== events) return;
  runs.unwatch = watchClass(events, (parts) => {
    runs.parts = parts;
    render(runs);
  });
}

function render(runs) {
  const { node, data, parts } = runs;
  const { labels, lang } = data;
  if (!parts.state) return;
  const all = parts.runs ?? [];
  // A change of theme brings the same data and other colours.
  const drawn = JSON.stringify([all, lang, getComputedStyle(node).color]);
  if (drawn === runs.drawn) return;
  runs.drawn = drawn;
  node.dataset.count = all.length;
  const title = text("h4", "", labels.title);
  const said = all.length === 0 ? labels.none : all.length === 1 ? labels.one : labels.count.replace("#", all.length);
  if (!all.length) return node.replaceChildren(title, text("p", "", said));
  const alike = largest(all);
  const same = alike.length < all.length ? ` ${labels.same.replace("#", alike.length)}` : "";
  const number = (value) => new Intl.NumberFormat(lang, { maximumFractionDigits: 2 }).format(value);
  const cells = median(alike);
  node.replaceChildren(title, text("p", "", said + same), picture(node, alike, cells, labels, number), table(cells, labels, number));
}

// Runs are compared that differ in nothing else: the largest such group.
function largest(all) {
  const groups = Map.groupBy ? Map.groupBy(all, kind) : grouped(all);
  return [...groups.values()].sort((a, b) => b.length - a.length)[0];
}

function grouped(all) {
  const groups = new Map();
  for (const run of all) groups.set(kind(run), [...(groups.get(kind(run)) ?? []), run]);
  return groups;
}

function kind([settings]) {
  return JSON.stringify(Object.entries(settings).filter(([name]) => !VARIED.includes(name)).sort());
}

// By power, then by K: the median of the runs' ranks, and how many runs there are.
function median(runs) {
  const cells = new Map();
  for (const [{ power, sample_size: K }, rank] of runs) {
    if (!cells.has(power)) cells.set(power, new Map());
    const row = cells.get(power);
    row.set(K, [...(row.get(K) ?? []), rank].sort((a, b) => a - b));
  }
  const middle = (sorted) => (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
  const byK = (row) => [...row].sort(([a], [b]) => a - b).map(([K, ranks]) => ({ K, rank: middle(ranks), n: ranks.length }));
  return [...cells].sort(([a], [b]) => a - b).map(([power, row]) => ({ power, points: byK(row) }));
}

function picture(node, runs, cells, labels, number) {
  const svg = shape("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img" });
  svg.setAttribute("aria-label", cells.map(({ power, points }) => `${labels.power} ${power}: ${points.map(({ K, rank }) => `K = ${K}, ${number(rank)}`).join("; ")}`).join(". "));
  const sizes = [...new Set(runs.map(([{ sample_size: K }]) => K))].sort((a, b) => a - b);
  const ranks = runs.map(([, rank]) => rank);
  const low = Math.min(...ranks);
  const high = Math.max(...ranks, low + 1);
  const right = WIDTH - 110;
  const x = (K) => (sizes.length === 1 ? (LEFT + right) / 2 : LEFT + 12 + ((right - LEFT - 24) * Math.log(K / sizes[0])) / Math.log(sizes.at(-1) / sizes[0]));
  const y = (rank) => 30 + ((HEIGHT - 80) * (high - rank)) / (high - low);
  for (const rank of [low, (low + high) / 2, high]) {
    svg.append(shape("line", { x1: LEFT, x2: right, y1: y(rank), y2: y(rank), class: "lab-class-axis" }));
    svg.append(words(LEFT - 8, y(rank) + 4, number(rank), "end"));
  }
  for (const K of sizes) svg.append(words(x(K), HEIGHT - 30, K, "middle"));
  svg.append(words((LEFT + right) / 2, HEIGHT - 8, labels.K, "middle"), words(4, 10, labels.rank, "start"));
  const colours = getComputedStyle(node).getPropertyValue("--st-chart-categorical-colors").split(/,(?![^(]*\))/);
  cells.forEach(({ power, points }, i) => {
    const colour = colours[i % colours.length];
    svg.append(shape("path", { d: points.map(({ K, rank }, at) => `${at ? "L" : "M"}${x(K)},${y(rank)}`).join(""), style: `stroke: ${colour}` }));
    for (const [{ power: of, sample_size: K }, rank] of runs) {
      if (of === power) svg.append(shape("circle", { cx: x(K), cy: y(rank), r: 4, style: `fill: ${colour}` }));
    }
    const last = points.at(-1);
    svg.append(words(Math.max(x(last.K), LEFT) + 10, y(last.rank) + 4, `${labels.power} ${power}`, "start"));
  });
  return svg;
}

function table(cells, labels, number) {
  const sizes = [...new Set(cells.flatMap(({ points }) => points.map(({ K }) => K)))].sort((a, b) => a - b);
  const head = element("tr", "", text("th", "", labels.power), ...sizes.map((K) => text("th", "", `K = ${K}`)));
  const rows = cells.map(({ power, points }) => {
    const row = element("tr", "", text("th", "", power));
    for (const K of sizes) {
      const found = points.find((point) => point.K === K);
      row.append(found ? element("td", "", number(found.rank), text("small", "", ` (${found.n})`)) : text("td", "", "–"));
    }
    return row;
  });
  const body = element("table", "", element("thead", "", head), element("tbody", "", ...rows));
  return element("div", "lab-scroll", body, text("p", "", labels.runs_each));
}

function words(x, y, said, anchor) {
  const node = shape("text", { x, y, "text-anchor": anchor });
  node.textContent = said;
  return node;
}

function shape(tag, attributes) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}
