// One connection for each class, shared by all that shows something of it; it keeps what is known, not its history.
const streams = new Map();

export function watchClass(url, onParts) {
  let stream = streams.get(url);
  if (!stream) {
    stream = open(url);
    streams.set(url, stream);
  }
  stream.watchers.add(onParts);
  if (Object.keys(stream.parts).length) onParts(stream.parts);
  return () => {
    stream.watchers.delete(onParts);
    if (stream.watchers.size > 0) return;
    stream.source.close();
    streams.delete(url);
  };
}

function open(url) {
  const stream = { parts: {}, watchers: new Set(), source: new EventSource(url) };
  const tell = () => stream.watchers.forEach((watcher) => watcher(stream.parts));
  stream.source.onmessage = (message) => {
    for (const [name, part] of Object.entries(JSON.parse(message.data))) {
      if (part === null && name !== "lead") delete stream.parts[name];
      else stream.parts[name] = part;
    }
    tell();
  };
  stream.source.onerror = () => {
    // The browser tries again by itself; the server then tells all anew.
    if (stream.parts.state) stream.parts.state = { ...stream.parts.state, away: true };
    tell();
  };
  stream.source.addEventListener("end", () => stream.source.close());
  return stream;
}
