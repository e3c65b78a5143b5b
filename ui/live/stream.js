// One connection for each job, shared by all components that watch it. A component that comes late
// is given what was told so far: of a long run every n-th event, and the latest of each kind and run.
const streams = new Map();

const MOST_TOLD = 1200;
const MOST_POINTS = 1024;

// Milliseconds before a refused connection is tried again.
const FIRST_WAIT = 2000;
const LONGEST_WAIT = 30000;

export function watch(url, onEvents) {
  let stream = streams.get(url);
  if (!stream) {
    stream = open(url);
    streams.set(url, stream);
  }
  stream.watchers.add(onEvents);
  if (stream.told.length) onEvents(toldOf(url), true);
  return () => {
    stream.watchers.delete(onEvents);
    if (stream.watchers.size === 0) {
      stream.source.close();
      streams.delete(url);
    }
  };
}

export function toldOf(url) {
  return (streams.get(url)?.told ?? []).map(({ event }) => event);
}

export function isOf(event, { kind, where = {} }) {
  return event.kind === kind && Object.entries(where).every(([name, value]) => event[name] === value);
}

// The curve of which a trace's `meta` tells, read once for all charts that show it.
export function curveOf(url, meta) {
  const { curves, told } = streams.get(url);
  const name = JSON.stringify(meta);
  if (!curves.has(name)) curves.set(name, new Curve(meta, toldOf(url)));
  return curves.get(name);
}

// A curve of few points, however long the run: of each bucket of neighbours the lowest and the highest are kept, so
// that it looks like all of them; the first point stays, and the latest are there one by one.
class Curve {
  constructor(meta, events) {
    this.meta = meta;
    this.kept = [];
    this.open = [];
    this.bucket = 2;
    this.take(events);
  }

  take(events) {
    for (const event of events) {
      if (!isOf(event, this.meta)) continue;
      (this.kept.length ? this.open : this.kept).push(event);
      if (this.open.length < this.bucket) continue;
      this.kept.push(...this.extremes(this.open));
      this.open = [];
      if (this.kept.length > MOST_POINTS) this.widen();
    }
  }

  // From now on a bucket holds twice as many.
  widen() {
    const [first, ...rest] = this.kept;
    this.bucket *= 2;
    this.kept = [first];
    for (let i = 0; i < rest.length; i += 4) this.kept.push(...this.extremes(rest.slice(i, i + 4)));
  }

  extremes(events) {
    if (events.length <= 2) return events;
    const height = (event) => event[this.meta.y];
    const low = events.reduce((least, event) => (height(event) < height(least) ? event : least));
    const high = events.reduce((most, event) => (height(event) >= height(most) ? event : most));
    return events.filter((event) => event === low || event === high);
  }

  column(field) {
    return [...this.kept, ...this.open].map((event) => event[field]);
  }
}

// The moment of a run, in epochs, that those show who follow it back in time (none is now), and what is remembered.
const pasts = new Map();

export function follow(url, onMoment) {
  const past = pastOf(url);
  past.followers.add(onMoment);
  onMoment(past);
  return () => past.followers.delete(onMoment);
}

export function goTo(url, change) {
  const past = Object.assign(pastOf(url), change);
  for (const onMoment of past.followers) onMoment(past);
}

// What was told live, but for the kinds that are remembered; those as they are remembered.
export function recalled(url) {
  const { events } = pastOf(url);
  const kinds = new Set(events.map(({ kind }) => kind));
  return [...toldOf(url).filter(({ kind }) => !kinds.has(kind)), ...events];
}

function pastOf(url) {
  if (!pasts.has(url)) pasts.set(url, { moment: null, events: [], followers: new Set() });
  return pasts.get(url);
}

function open(url) {
  const stream = { told: [], stride: 1, curves: new Map(), watchers: new Set(), last: 0 };
  connect(stream, url, FIRST_WAIT);
  return stream;
}

// After a broken line the browser connects anew by itself, but not after an answer of a proxy whose server is away.
function connect(stream, url, wait) {
  const source = new EventSource(url);
  stream.source = source;
  source.onmessage = (message) => {
    wait = FIRST_WAIT;
    take(stream, JSON.parse(message.data));
  };
  source.addEventListener("end", () => source.close());
  source.onerror = () => {
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(() => stream.watchers.size && connect(stream, url, Math.min(2 * wait, LONGEST_WAIT)), wait);
  };
}

function take(stream, all) {
  // After a reconnection the server sends what came after the last number it was told.
  const news = all.filter((told) => told.number > stream.last);
  if (!news.length) return;
  stream.last = news[news.length - 1].number;
  stream.told.push(...news);
  if (stream.told.length > MOST_TOLD) thinOut(stream);
  const events = news.map((told) => told.event);
  for (const curve of stream.curves.values()) curve.take(events);
  for (const watcher of stream.watchers) watcher(events, false);
}

function thinOut(stream) {
  const latest = new Set(new Map(stream.told.map(({ number, event }) => [`${event.kind} ${event.run}`, number])).values());
  for (; stream.told.length > MOST_TOLD / 2 && stream.stride <= stream.last; stream.stride *= 2)
    stream.told = stream.told.filter(({ number }) => number % stream.stride === 0 || latest.has(number));
  stream.stride /= 2;
}
