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
