// Shows the labels of a scatter plot that have room, the first ones first, at every zoom.
const LINE = 17;
const GAP = 3;
// Plotly does not draw labels where all were empty before.
const NONE = " ";

export function declutter(plotly, node) {
  const trace = node._fullData.findIndex((full) => full.meta?.labels);
  if (trace < 0) return;
  const { x, y, meta } = node._fullData[trace];
  const { xaxis, yaxis } = node._fullLayout;
  const taken = [];
  const shown = meta.labels.map((label, i) => {
    const left = xaxis.l2p(x[i]);
    const top = yaxis.l2p(y[i]);
    if (left < 0 || top < 0 || left > xaxis._length || top > yaxis._length) return NONE;
    const half = (width(label, node) + GAP) / 2;
    const box = [left - half, top - LINE - GAP, left + half, top];
    const collides = taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]);
    if (collides) return NONE;
    taken.push(box);
    return label;
  });
  node.shown = { of: meta.labels.join("\n"), labels: shown };
  if (shown.join("\n") === node._fullData[trace].text?.join("\n")) return;
  plotly.restyle(node, { text: [shown] }, [trace]);
}

const canvas = document.createElement("canvas").getContext("2d");

function width(label, node) {
  canvas.font = `14px ${getComputedStyle(node).fontFamily}`;
  return canvas.measureText(label).width;
}
