// The figures of a running training, kept up to date by its progress stream.
const panels = new WeakMap();

export default function (component) {
  const { parentElement, data } = component;
  let panel = panels.get(parentElement);
  if (!panel) {
    panel = new Panel(parentElement.querySelector(".lab-live"));
    panels.set(parentElement, panel);
  }
  panel.show(component, data);
  return () => {
    panel.close();
    panels.delete(parentElement);
  };
}

class Panel {
  constructor(node) {
    this.node = node;
    this.url = null;
    this.unwatch = () => {};
  }

  async show(component, data) {
    this.data = data;
    this.component = component;
    if (data.stream === this.url) return this.render();
    this.unwatch();
    this.url = data.stream;
    this.last = {};
    this.before = {};
    this.run = null;
    this.past = null;
    const { watch, follow, recalled } = await import(new URL(data.streamModule, window.location.origin).href);
    if (this.closed || this.url !== data.stream) return;
    this.recalled = recalled;
    const unwatch = watch(data.stream, (events, history) => this.take(events, history));
    const unfollow = data.follows ? follow(data.stream, (past) => this.goTo(past)) : () => {};
    this.unwatch = () => {
      unwatch();
      unfollow();
    };
    this.render();
  }

  // Shows what there was at a moment of the past, in epochs.
  goTo(past) {
    this.past = past;
    const mine = ({ run }) => this.data.run == null || run == null || run === this.data.run;
    const all = this.recalled(this.url).filter((event) => event.epoch !== undefined && mine(event));
    const then = all.filter(({ epoch }) => past.moment === null || epoch === undefined || epoch <= past.moment);
    this.last = {};
    this.run = null;
    this.note(then.length ? then : all.slice(0, 1));
    this.render();
  }

  note(events) {
    const { run } = this.data;
    for (const event of events) {
      // What the run before has told is not to stand under the next one, which may tell nothing.
      if (run == null && event.run > (this.run ?? 0)) {
        this.run = event.run;
        const { status, shared, queue } = this.last;
        this.last = { status, shared, queue };
      }
      // Of a series of runs the latest one is shown, unless one is asked for.
      if (run != null && event.run != null && event.run !== run) continue;
      if (event.kind === "neighbours") this.before = this.last.neighbours ?? event;
      this.last[event.kind] = event;
    }
  }

  take(events, history) {
    if (this.past) return this.goTo(this.past);
    this.note(events);
    this.render();
    // The page's buttons follow the state of the job: tell them when it changes by itself, also before this was here.
    const changed = history
      ? this.last.status && this.last.status.status !== this.data.status
      : events.some((event) => event.kind === "status" || event.refresh);
    if (changed && ["figures", "progress"].includes(this.data.part)) this.component.setTriggerValue("status", Date.now());
  }

  render() {
    const { labels, lang } = this.data;
    const { progress, status, neighbours, ranks, queue, shared } = this.last;
    const number = (value, digits) =>
      new Intl.NumberFormat(lang, { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(value);
    const percent = progress ? progress.fraction * 100 : 0;

    const state = status ? labels.status[status.status] : "";
    const waits = status?.status === "queued" && queue;
    const starts = () => labels.starts.replace("#", duration(queue.seconds, lang));
    const place = waits ? ` · ${labels.place.replace("#", queue.place)} · ${starts()}` : "";
    const bar = element("div", "lab-bar", element("div", "lab-bar-fill"));
    bar.firstChild.style.width = `${percent}%`;
    bar.setAttribute("role", "progressbar");
    bar.setAttribute("aria-label", labels.progress);
    bar.setAttribute("aria-valuenow", Math.round(percent));
    const head = element("div", "lab-head", text("span", "lab-state", state + place), text("span", "", `${number(percent, 0)}%`));
    if (shared) {
      const [word, help] = labels.shared[shared.how];
      const sign = text("span", "lab-shared", word);
      sign.title = help;
      head.insertBefore(sign, head.lastChild);
    }
    const isReplay = shared?.how === "replay";

    const figures = [
      [labels.loss, progress ? number(progress.smooth_loss, 3) : "–"],
      [labels.p_positive, progress ? number(progress.p_positive, 2) : "–"],
      [labels.p_negative, progress ? number(progress.p_negative, 2) : "–"],
      ...(ranks ? [[labels.median_rank, number(ranks.median_rank, 0)]] : []),
      [labels.words_per_second, progress ? short(progress.words_per_second, lang) : "–"],
      [labels.seconds_left, progress && !isReplay ? duration(progress.seconds_left, lang) : "–"],
    ];

    const parts = {
      figures: () => [head, bar, inRow(figures)],
      progress: () => [head, bar],
      facts: () => [this.facts(number)],
      neighbours: () => (neighbours ? [this.table(neighbours, number)] : []),
      map: () => (this.last.map ? [text("p", "", labels.explained.replace("#", number(this.last.map.explained * 100, 0)))] : []),
    };
    this.node.replaceChildren(...parts[this.data.part]());
    this.node.dataset.status = status?.status ?? "";
  }

  table(neighbours, number) {
    const { labels } = this.data;
    const table = element("table", "lab-neighbours");
    table.setAttribute("aria-label", labels.neighbours);
    for (const row of neighbours.rows) {
      const known = this.before.rows?.find((old) => old.word === row.word)?.near.map((near) => near.word) ?? [];
      const line = element("tr", "", text("th", "", row.word));
      line.firstChild.scope = "row";
      for (const near of row.near) {
        const cell = text("td", known.includes(near.word) ? "" : "lab-new", near.word);
        cell.title = `${labels.similarity} ${number(near.similarity, 2)}`;
        cell.append(text("small", "", number(near.similarity, 2)));
        line.append(cell);
      }
      table.append(line);
    }
    // Above the table, not its caption: that would scroll with it, or be as narrow as its first column.
    return element("div", "", text("p", "", labels.neighbours), element("div", "lab-scroll", table));
  }

  // What the last event of one kind says, under the page's own labels.
  facts(number) {
    const { kind, fields } = this.data.facts;
    const shown = ({ field, digits, unit, factor }) => {
      const value = this.last[kind]?.[field];
      return value == null ? "–" : number(value * factor, digits) + unit;
    };
    return inRow(fields.map((field) => [field.label, shown(field)]));
  }

  close() {
    this.closed = true;
    this.unwatch();
  }
}

// Millions have no room to be written out.
// Of a large number that changes all the time, three digits are read: 6.35M, 635만.
function short(value, lang) {
  const three = { notation: "compact", minimumSignificantDigits: 3, maximumSignificantDigits: 3 };
  return new Intl.NumberFormat(lang, value < 1e5 ? { maximumFractionDigits: 0 } : three).format(value);
}

// Figures in a row, each below its name.
function inRow(figures) {
  return element("dl", "lab-figures", ...figures.map(([name, figure]) => element("div", "", text("dt", "", name), text("dd", "", figure))));
}

function duration(seconds, lang) {
  const whole = Math.ceil(seconds);
  const unit = { style: "unit", unit: "second", unitDisplay: "narrow" };
  return whole < 60 ? new Intl.NumberFormat(lang, unit).format(whole) : `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
