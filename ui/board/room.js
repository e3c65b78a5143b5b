// Who of a class is where, for its lecturer; for a student, what the class is doing.
const rooms = new WeakMap();

export default function ({ parentElement, data }) {
  let room = rooms.get(parentElement);
  if (!room) {
    room = { node: parentElement.querySelector(".lab-room"), parts: {}, unwatch: () => {} };
    rooms.set(parentElement, room);
  }
  room.data = data;
  listen(room);
  return () => {
    room.closed = true;
    room.unwatch();
    rooms.delete(parentElement);
  };
}

async function listen(room) {
  const { events, streamModule } = room.data;
  if (room.events === events) return render(room);
  room.unwatch();
  room.events = events;
  const { watchClass } = await import(new URL(streamModule, window.location.origin).href);
  if (room.closed || room.events !== events) return;
  room.unwatch = watchClass(events, (parts) => {
    room.parts = parts;
    render(room);
  });
}

function render({ node, data, parts }) {
  const { labels, pages, leads } = data;
  if (!parts.state) return;
  const { open, locked, away } = parts.state;
  const said = [away ? labels.away : !open ? labels.closed : locked ? labels.locked : leads ? "" : parts.lead ? labels.led : labels.open];
  const lines = said.filter(Boolean).map((words) => text("p", "", words));
  if (!leads) return node.replaceChildren(...lines);
  const places = parts.places ?? [];
  const total = places.reduce((sum, place) => sum + place[2], 0);
  node.dataset.present = total;
  lines.push(element("p", "", text("strong", "", total === 0 ? labels.nobody : total === 1 ? labels.one : labels.present.replace("#", total))));
  const table = element("table", "");
  for (const [page, step, number] of places) {
    const row = element("tr", "", text("td", "", `${pages[page]} · ${labels.step.replace("#", step)}`), text("td", "", number));
    table.append(row);
  }
  node.replaceChildren(...lines, ...(total ? [table] : []));
}
