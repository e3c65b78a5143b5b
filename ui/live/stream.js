// One connection for each job, shared by all components that watch it. A component that comes late
// is given everything that was told so far.
const streams = new Map();

export function watch(url, onEvents) {
  let stream = streams.get(url);
  if (!stream) {
    stream = open(url);
    streams.set(url, stream);
  }
  stream.watchers.add(onEvents);
  if (stream.told.length) onEvents(stream.told, true);
  return () => {
    stream.watchers.delete(onEvents);
    if (stream.watchers.size === 0) {
      stream.source.close();
      streams.delete(url);
    }
  };
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
export function recalled(told, { events }) {
  const kinds = new Set(events.map(({ kind }) => kind));
  return [...told.filter(({ kind }) => !kinds.has(kind)), ...events];
}

function pastOf(url) {
  if (!pasts.has(url)) pasts.set(url, { moment: null, events: [], followers: new Set() });
  return pasts.get(url);
}

function open(url) {
  const stream = { told: [], watchers: new Set(), source: new EventSource(url), last: 0 };
  const close = () => stream.source.close();
  stream.source.onmessage = (message) => {
    // After a reconnection the server sends what came after the last number it was told.
    const news = JSON.parse(message.data).filter((told) => told.number > stream.last);
    if (!news.length) return;
    stream.last = news[news.length - 1].number;
    const events = news.map((told) => told.event);
    stream.told.push(...events);
    for (const watcher of stream.watchers) watcher(events, false);
  };
  stream.source.addEventListener("end", close);
  return stream;
}
