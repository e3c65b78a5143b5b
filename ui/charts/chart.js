// Draws a Plotly figure in place: the node, the zoom and the hover survive every update.
// Data comes with the figure, or from a job's progress stream; then a trace says in its `meta`
// which fields of which events it shows: {kind, x, y, text, mode: "append" | "last", where}.
// With `follows` a trace of mode "last" shows the last event up to the moment that the reader has gone back to.
// A frame of a dragged slider comes by `showFrame`: what in it differs, until the figure itself has come.
// A trace with `meta.labels` shows those that have room; what is marked with the lasso is told to Python.
// In lecture mode letters and heights are multiples of the figure's own (ui/lecture/fit.js).
const charts = new WeakMap();

// Plotly's button that would send the chart to its maker's server.
const CLOUD = "sendChartToCloud";

export default function (component) {
  const { parentElement, data } = component;
  let chart = charts.get(parentElement);
  if (!chart) {
    chart = new Chart(parentElement.querySelector(".lab-chart"));
    charts.set(parentElement, chart);
  }
  chart.component = component;
  chart.show(data);
  return () => {
    chart.close();
    charts.delete(parentElement);
  };
}

// Curves with more points are lines alone.
const MOST_MARKED = 100;

// News are drawn chart by chart, and after each the page has some times as long for all else: where drawing takes long,
// because the machine is slow or busy, fewer states of a run are seen, and the page stays quick in the hand.
const REST = 4;
const LONGEST_REST = 1500;
const waiting = new Set();
let isAtWork = false;

function drawInTurn(chart) {
  waiting.add(chart);
  if (!isAtWork) drawNext();
}

function drawNext() {
  const [chart] = waiting;
  isAtWork = Boolean(chart);
  waiting.delete(chart);
  if (!isAtWork) return;
  requestAnimationFrame((start) => {
    // Its layout and painting come after the frame's scripts.
    setTimeout(() => setTimeout(drawNext, Math.min(REST * (performance.now() - start), LONGEST_REST)));
    chart.drawInSight();
  });
}

class Chart {
  constructor(node) {
    this.node = node;
    node.labChart = this;
    // The stream whose events are asked for, and the one whose events there are.
    this.wanted = this.url = null;
    this.unwatch = () => {};
    // In a closed tab or expander a chart has no width until it is opened.
    this.sizes = new ResizeObserver(() => {
      if (!this.node.data || !this.node.offsetParent) return;
      this.plotly.Plots.resize(this.node);
      if (this.isBehind) this.drawSoon();
    });
    this.sizes.observe(node);
  }

  async show(data) {
    this.data = data;
    this.node.style.height = `${this.height()}px`;
    this.node.setAttribute("role", "figure");
    this.node.setAttribute("aria-label", data.alt);
    this.plotly ??= await loadPlotly(data.plotly);
    this.exports ??= await import(new URL(data.exportModule, window.location.origin).href);
    if (this.closed) return;
    if (data.stream !== this.wanted) await this.listen(data);
    this.draw();
  }

  async listen({ stream, streamModule }) {
    this.unwatch();
    this.unwatch = () => {};
    this.wanted = stream;
    this.past = null;
    if (stream) this.stream = await import(new URL(streamModule, window.location.origin).href);
    if (this.closed || this.wanted !== stream) return;
    this.url = stream;
    if (!stream) return;
    const unwatch = this.stream.watch(stream, (events, history) => !history && drawInTurn(this));
    const unfollow = this.data.follows ? this.stream.follow(stream, (past) => this.goTo(past)) : () => {};
    this.unwatch = () => {
      unwatch();
      unfollow();
    };
  }

  goTo(past) {
    this.past = past;
    if (this.node.data) this.drawSoon();
  }

  // The height may move with a slider.
  height(given = this.given) {
    return Math.round((given?.layout?.height ?? this.data.height) * inLecture("letters") * inLecture("heights"));
  }

  // Once a frame: a busy browser would else paint news after news that nobody can see any more.
  drawSoon() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      this.drawInSight();
    });
  }

  // What nobody sees is drawn when it comes into sight.
  drawInSight() {
    this.isBehind = !this.node.offsetParent;
    if (!this.isBehind) this.draw();
  }

  // Shows a figure drawn ahead, told as pairs of path and value; null brings the chart's own back.
  showFrame(changes, move) {
    const changed = changes ?? this.changes ?? [];
    this.changes = changes;
    if (!this.plotly || !this.node.calcdata) return;
    const style = getComputedStyle(this.node);
    const figure = changes ? null : JSON.parse(this.data.figure);
    const next = changed.map(([path, value]) => [path, resolveColours(figure ? lookUp(figure, path) : value, style)]);
    if (!move(this.node, next)) this.draw();
  }

  draw() {
    // Until the events of another run are there the picture stays; whoever brings them draws.
    if (this.closed || this.url !== this.wanted) return;
    const style = getComputedStyle(this.node);
    const given = JSON.parse(this.data.figure);
    for (const [path, value] of this.changes ?? []) lookUp(given, path.slice(0, -1))[path.at(-1)] = value;
    this.given = given;
    this.node.style.height = `${this.height()}px`;
    if (given.layout?.height) given.layout.height = this.height();
    enlarge(given, inLecture("letters"));
    if (inLecture("letters") !== 1) fitTitles(given.layout ?? {}, this.height(), style.getPropertyValue("--st-font"));
    const figure = resolveColours(given, style);
    const events = this.eventsShown();
    for (const trace of figure.data) {
      if (trace.meta?.kind) this.fill(trace, events);
      // Until the room is measured anew, the labels stay that had room before.
      if (trace.meta?.labels && this.node.shown?.of === trace.meta.labels.join("\n")) trace.text = this.node.shown.labels;
    }
    const layout = withTheme(figure.layout ?? {}, style);
    if (layout.meta?.reach) {
      const { field, ...which } = layout.meta.reach;
      const reach = events.findLast((event) => this.stream.isOf(event, which))?.[field];
      if (reach !== undefined) for (const axis of [layout.xaxis, layout.yaxis]) axis.range = [-reach, reach];
      // Axes jump, only points glide: an axis whose glide another drawing cuts short would stay where it was.
      if (reach !== this.reach) layout.transition = { duration: 0 };
      this.reach = reach;
    }
    const lasso = this.data.select ? [] : ["lasso2d"];
    if (this.lang !== this.data.lang) {
      this.lang = this.data.lang;
      // New functions would make it a new configuration, and Plotly would then build the chart anew and lose the zoom.
      this.buttons = this.exports.buttons(this.plotly, this.node, this.data);
    }
    this.drawn = this.plotly.react(this.node, figure.data, layout, {
      displaylogo: false,
      displayModeBar: "hover",
      scrollZoom: Boolean(this.data.select),
      modeBarButtonsToRemove: ["toImage", "select2d", "autoScale2d", CLOUD, ...lasso],
      modeBarButtonsToAdd: this.buttons,
      locale: this.data.lang,
      locales: { [this.data.lang]: { dictionary: Object.fromEntries(this.data.dictionary) } },
    });
    this.node.dataset.drawn = String(Number(this.node.dataset.drawn ?? 0) + 1);
    this.drawn.then(() => this.attend());
  }

  eventsShown() {
    if (!this.url) return [];
    return this.past ? this.stream.recalled(this.url) : this.stream.toldOf(this.url);
  }

  fill(trace, events) {
    const { mode, ...fields } = trace.meta;
    const isLast = mode === "last";
    const moment = this.past?.moment ?? null;
    const isMine = (event) => this.stream.isOf(event, trace.meta);
    const isThen = (event) => isMine(event) && (moment === null || event.epoch <= moment);
    const last = isLast ? (events.findLast(isThen) ?? events.find(isMine)) : null;
    const curve = isLast || !this.url ? null : this.stream.curveOf(this.url, trace.meta);
    for (const name of ["x", "y", "text"]) {
      const field = fields[name];
      if (field === undefined) continue;
      if (!isLast) trace[name] = curve?.column(field) ?? [];
      else if (last) trace[name] = Array.isArray(last[field]) ? last[field] : [last[field]];
    }
    // In the line of a long curve its points are not seen, but each is a node of its own to the browser.
    if (curve && trace.x?.length > MOST_MARKED) trace.mode = trace.mode?.replace("+markers", "");
  }

  // What happens after the first drawing: labels at every zoom, and the lasso.
  async attend() {
    if (this.closed) return;
    if (this.data.select && !this.attends) {
      this.attends = true;
      this.node.on("plotly_selected", (event) => {
        const points = event?.points.map((point) => point.pointIndex) ?? [];
        this.component.setStateValue("selected", points);
      });
      this.node.on("plotly_relayout", () => this.attend());
    }
    if (this.data.declutterModule) {
      const { declutter } = await import(new URL(this.data.declutterModule, window.location.origin).href);
      if (!this.closed) declutter(this.plotly, this.node);
    }
  }

  close() {
    this.closed = true;
    this.sizes.disconnect();
    this.unwatch();
    // Plotly still works on a node while it draws; and the node may have got a new chart by then.
    const clear = () => this.node.labChart === this && this.plotly?.purge(this.node);
    Promise.resolve(this.drawn).then(clear, clear);
  }
}

function loadPlotly(url) {
  // One script for all charts of the tab.
  window.labPlotly ??= new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = () => done(window.Plotly);
    script.onerror = () => {
      window.labPlotly = undefined;
      fail(new Error("Plotly could not be loaded"));
    };
    document.head.append(script);
  });
  return window.labPlotly;
}

function inLecture(what) {
  return Number(document.documentElement.style.getPropertyValue(`--lab-${what}`)) || 1;
}

function enlarge(value, times) {
  if (times === 1 || !value || typeof value !== "object" || ArrayBuffer.isView(value)) return;
  for (const [name, inner] of Object.entries(value)) {
    if (name === "margin") for (const side of Object.keys(inner)) inner[side] *= times;
    else if (/font$/.test(name) && inner?.size) inner.size = Array.isArray(inner.size) ? inner.size.map((size) => size * times) : inner.size * times;
    else enlarge(inner, times);
  }
}

// A lecture may make a chart flatter than the title beside it is long: that is then as large as there is room for. What
// stands below the axis, as many pixels at a desk, leaves it less.
const BELOW = 40;
const AXIS_TITLE = 17;
const ruler = document.createElement("canvas").getContext("2d");

function fitTitles(layout, height, family) {
  const letters = inLecture("letters");
  for (const name of Object.keys(layout).filter((each) => /^yaxis\d*$/.test(each))) {
    const { title } = layout[name];
    if (!title?.text) continue;
    const size = title.font?.size ?? AXIS_TITLE * letters;
    ruler.font = `${size}px ${family}`;
    const room = (height - BELOW * letters) / ruler.measureText(title.text).width;
    if (room < 1) title.font = { ...title.font, size: size * room };
  }
}

function lookUp(value, path) {
  return path.reduce((inner, name) => (inner[name] ??= {}), value);
}

// Figures name the theme's colours, "var(--st-...)", so that light and dark need no new figure.
function resolveColours(value, style) {
  if (typeof value === "string")
    return value.replace(/var\((--st-[\w-]+)(?:,(\d+))?\)/g, (_, name, index) => {
      const found = style.getPropertyValue(name).trim();
      return index === undefined ? found : found.split(/,(?![^(]*\))/)[Number(index)];
    });
  if (ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value)) return value.map((item) => resolveColours(item, style));
  if (value && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, resolveColours(v, style)]));
  return value;
}

// What is told of several curves at once lies in a box of the page's colours; of one, in that of its mark.
function hoverLabel({ hovermode }, token) {
  const font = { family: token("--st-font") };
  if (!String(hovermode).endsWith("unified")) return { font };
  const [bgcolor, bordercolor, color] = ["background", "border", "text"].map((name) => token(`--st-${name}-color`));
  return { bgcolor, bordercolor, font: { ...font, color } };
}

function withTheme(layout, style) {
  const token = (name) => style.getPropertyValue(name).trim();
  const axis = {
    gridcolor: token("--st-border-color-light"),
    linecolor: token("--st-border-color"),
    zerolinecolor: token("--st-border-color"),
    automargin: true,
  };
  const themed = {
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    colorway: token("--st-chart-categorical-colors").split(/,(?![^(]*\))/),
    font: { family: token("--st-font"), size: 14 * inLecture("letters"), color: token("--st-text-color") },
    margin: { l: 8, r: 8, t: layout.title ? 40 : 8, b: 8 },
    hoverlabel: hoverLabel(layout, token),
    // Of its own, Plotly makes the bar a shade of the paper, which has no colour here.
    modebar: {
      bgcolor: token("--st-background-color"),
      color: token("--st-gray-color"),
      activecolor: token("--st-primary-color"),
    },
    uirevision: "keep",
    ...layout,
    legend: { orientation: "h", x: 0, y: 1, yanchor: "bottom", ...layout.legend },
  };
  for (const name of new Set(["xaxis", "yaxis", ...Object.keys(layout).filter((k) => /^[xy]axis\d*$/.test(k))]))
    themed[name] = { ...axis, ...layout[name] };
  return themed;
}
