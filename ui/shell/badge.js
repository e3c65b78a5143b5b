// A small sign that a training runs, on every page.
const badges = new WeakMap();

export default function ({ parentElement, data }) {
  let badge = badges.get(parentElement);
  if (!badge) {
    badge = { node: parentElement.querySelector(".lab-badge"), unwatch: () => {} };
    badges.set(parentElement, badge);
  }
  badge.data = data;
  listen(badge);
  return () => {
    badge.closed = true;
    badge.unwatch();
    badges.delete(parentElement);
  };
}

async function listen(badge) {
  const { stream, streamModule } = badge.data;
  if (badge.url === stream) return render(badge);
  badge.unwatch();
  badge.url = stream;
  badge.last = {};
  const { watch } = await import(new URL(streamModule, window.location.origin).href);
  if (badge.closed || badge.url !== stream) return;
  badge.unwatch = watch(stream, (events) => {
    for (const event of events) badge.last[event.kind] = event;
    render(badge);
  });
}

function render({ node, data, last }) {
  if (!last.status) return;
  const percent = Math.round((last.progress?.fraction ?? 0) * 100);
  node.textContent = `${data.labels[last.status.status]} · ${percent}%`;
  node.dataset.status = last.status.status;
}
