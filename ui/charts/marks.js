// Moves the marks of a drawn Plotly chart to new values. `Plotly.react` would first work out every default, axis and
// label anew, seven times the work; here lines, points, their labels and bars only go elsewhere on axes that stay.
// What hovering shows follows with the figure itself, when the hand lets go of the slider.

// Returns whether that can be done; if not, nothing was moved, and Plotly must draw.
export function move(node, changes) {
  const traces = new Map();
  for (const [[root, index, name, ...deeper], value] of changes) {
    if (root !== "data" || deeper.length) return false;
    if (!traces.has(index)) traces.set(index, {});
    traces.get(index)[name] = numbers(value);
  }
  const moves = [...traces].map(([index, values]) => plan(node, index, values));
  if (!moves.every(Boolean)) return false;
  moves.forEach((move) => move());
  // Should Plotly draw for another reason, a resize say, it draws the same.
  for (const [index, values] of traces) Object.assign(node.data[index], values);
  return true;
}

function plan(node, index, { name, ...values }) {
  const trace = node._fullData[index];
  const calculated = node.calcdata[index];
  if (name !== undefined && node._fullLayout.showlegend) return null;
  if (!Object.keys(values).length) return () => {};
  if (trace.visible !== true || !calculated) return null;
  const axes = [trace.xaxis, trace.yaxis].map((id) => node._fullLayout[`${id[0]}axis${id.slice(1)}`]);
  const planner = { scatter: planScatter, bar: planBars }[trace.type];
  return planner?.(trace, calculated, values, axes, node) ?? null;
}

const SCATTER = new Set(["x", "y", "text", "textposition"]);

function planScatter(trace, calculated, values, [xAxis, yAxis]) {
  const group = calculated[0].node3?.node();
  const n = calculated.length;
  const isPlain = (trace.fill ?? "none") === "none" && (trace.line?.shape ?? "linear") === "linear" && !trace.texttemplate;
  if (!group || !isPlain || !Object.keys(values).every((name) => SCATTER.has(name))) return null;
  if (Object.values(values).some((value) => typeof value === "object" && value.length !== n)) return null;
  const xs = values.x ? place(xAxis, values.x) : calculated.map((point) => xAxis.c2p(point.x));
  const ys = values.y ? place(yAxis, values.y) : calculated.map((point) => yAxis.c2p(point.y));
  const isThere = (i) => Number.isFinite(xs[i]) && Number.isFinite(ys[i]);
  const steps = [];

  if (trace.mode.includes("lines")) {
    const [line, ...more] = group.querySelectorAll("path.js-line");
    if (!line) return null;
    steps.push(() => {
      line.setAttribute("d", path(xs, ys, isThere, trace.connectgaps));
      more.forEach((other) => other.setAttribute("d", "M0,0"));
    });
  }
  if (trace.mode.includes("markers")) {
    const points = pointsOf(group, "path.point", isThere, n);
    if (!points || points.some(([point]) => point.getAttribute("transform")?.includes("rotate"))) return null;
    steps.push(() => points.forEach(([point, i]) => point.setAttribute("transform", `translate(${xs[i]},${ys[i]})`)));
  }
  if (trace.mode.includes("text")) {
    const texts = pointsOf(group, ".textpoint text", isThere, n);
    const isMarkup = (text) => /[<&]/.test(text);
    if (!texts || texts.some(([text]) => text.querySelector("tspan")) || [values.text].flat().some(isMarkup)) return null;
    steps.push(() => texts.forEach(([text, i]) => moveText(text, xs[i], ys[i], at(values.text, i), at(values.textposition, i), calculated[i], trace)));
  }
  return () => steps.forEach((step) => step());
}

// A point that is nowhere has no node; one that comes into being needs Plotly.
function pointsOf(group, selector, isThere, n) {
  const found = [...group.querySelectorAll(selector)].map((point) => [point, point.__data__?.i]);
  const known = new Set(found.map(([, i]) => i));
  const all = Array.from({ length: n }, (_, i) => i);
  return all.every((i) => isThere(i) === known.has(i)) ? found : null;
}

const SIDES = { top: -1, middle: 0, bottom: 1 };

function moveText(text, x, y, content, position, point, trace) {
  text.setAttribute("x", x);
  text.setAttribute("y", y);
  if (content !== undefined) text.textContent = content;
  if (position === undefined) return;
  // As Plotly itself sets a line of text beside a marker (Drawing.textPointStyle).
  const [vertical, horizontal] = position.split(" ");
  const away = point.mrc ? point.mrc / 0.8 + 1 : 0;
  const size = point.ts ?? trace.textfont.size;
  const dx = { left: -away, right: away, center: 0 }[horizontal];
  const dy = 0.75 * size + SIDES[vertical] * away + ((SIDES[vertical] - 1) * size) / 2;
  text.setAttribute("text-anchor", { left: "end", right: "start", center: "middle" }[horizontal]);
  text.parentNode.setAttribute("transform", `translate(${dx},${dy})`);
}

function path(xs, ys, isThere, connects) {
  let line = "";
  let pen = "M";
  for (let i = 0; i < xs.length; i++) {
    if (isThere(i)) {
      line += `${pen}${xs[i].toFixed(2)},${ys[i].toFixed(2)}`;
      pen = "L";
    } else if (!connects) pen = "M";
  }
  return line || "M0,0";
}

// Bars side by side, each a plain rectangle that Plotly wrote as "M x,y V y H x V y Z", or "M x,y V y H x V y Z" lying.
const RECTANGLE = /^M([-\d.e]+),([-\d.e]+)V([-\d.e]+)H([-\d.e]+)V([-\d.e]+)Z$/;

function planBars(trace, calculated, values, [xAxis, yAxis], node) {
  const lies = trace.orientation === "h";
  const [size, axis] = lies ? ["x", xAxis] : ["y", yAxis];
  const isAlone = ["group", "overlay"].includes(node._fullLayout.barmode);
  if (!isAlone || trace.base !== undefined || trace.text !== undefined || trace.texttemplate) return null;
  if (Object.keys(values).some((name) => name !== size) || values[size].length !== calculated.length) return null;
  const ends = place(axis, values[size], true);
  const bars = barsOf(node, trace).map((bar) => [bar, bar.__data__?.i, RECTANGLE.exec(bar.getAttribute("d"))]);
  const known = bars.length === calculated.length && bars.every(([, i, found]) => found && Number.isFinite(ends[i]));
  if (!known) return null;
  return () =>
    bars.forEach(([bar, i, [, x0, y0, y1, x1]]) =>
      bar.setAttribute("d", lies ? `M${x0},${y0}V${y1}H${ends[i]}V${y0}Z` : `M${x0},${y0}V${ends[i]}H${x1}V${y0}Z`),
    );
}

function barsOf(node, trace) {
  const groups = [...node.querySelectorAll(".barlayer .trace.bars")];
  const group = groups.find((found) => found.__data__?.[0]?.trace === trace);
  return group ? [...group.querySelectorAll(".point > path")] : [];
}

function place(axis, values, clipped) {
  return Array.from(values, (value) => axis.c2p(axis.d2c(value), clipped));
}

function at(value, i) {
  return typeof value === "object" ? value[i] : value;
}

const ARRAYS = {
  f4: Float32Array, f8: Float64Array, i1: Int8Array, i2: Int16Array, i4: Int32Array, u1: Uint8Array, u2: Uint16Array, u4: Uint32Array,
};

// Figures hold numbers as Python packs them.
function numbers(value) {
  if (!value?.bdata) return value;
  const bytes = Uint8Array.from(atob(value.bdata), (letter) => letter.charCodeAt(0));
  return new ARRAYS[value.dtype](bytes.buffer);
}
