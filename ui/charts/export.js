// Saves a chart as PNG in a slide's size, as SVG, or as a page that works without a network.
const ICONS = {
  png: "M9 3 7.2 5H4a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2V7a2 2 0 0 0-2-2h-3.2L15 3H9m3 5a5 5 0 1 1 0 10 5 5 0 0 1 0-10z",
  svg: "M3 3h18v18H3V3m2 2v14h14V5H5m2 10 3-4 2 3 3-4 3 5H7z",
  html: "m8 5-7 7 7 7 1.4-1.4L3.8 12l5.6-5.6L8 5m8 0-1.4 1.4 5.6 5.6-5.6 5.6L16 19l7-7-7-7z",
};
const SAVES = { png, svg, html: page };

// A slide of 1920 × 1080 points; drawn at half the size, so that its letters can be read from the last row.
const SLIDE = { width: 960, height: 540, scale: 2 };

export function buttons(plotly, node, data) {
  return Object.keys(SAVES).map((kind) => ({
    name: `lab-${kind}`,
    title: Object.fromEntries(data.exports)[kind],
    icon: { width: 24, height: 24, path: ICONS[kind] },
    // The chart goes on: what it is called is asked for at the press.
    click: () => SAVES[kind](node, node.labChart?.data ?? data, plotly),
  }));
}

function png(node, data, plotly) {
  const height = Math.max(SLIDE.height, node.layout.height ?? 0);
  return plotly.downloadImage(opaque(node), { ...SLIDE, height, format: "png", filename: data.name });
}

function svg(node, data, plotly) {
  const { width, height } = node.getBoundingClientRect();
  return plotly.downloadImage(opaque(node), { format: "svg", filename: data.name, width, height });
}

// On a page the chart shows what is behind it. In a picture that would be nothing, and light letters on it unreadable.
function opaque({ data, layout }) {
  const { width, height, ...rest } = layout;
  return { data, layout: { ...rest, paper_bgcolor: background(), margin: { ...rest.margin, l: 24, r: 24, t: 24, b: 24 } } };
}

function background() {
  const shown = getComputedStyle(document.querySelector(".stApp") ?? document.body).backgroundColor;
  return shown === "rgba(0, 0, 0, 0)" ? "#ffffff" : shown;
}

async function page(node, data) {
  const library = await (await fetch(data.plotly)).text();
  const { font } = node.layout;
  const behind = background();
  // Inside a script "</script" would end it, and "<!--" may keep it from ending; in JSON a "<" only stands in texts.
  const figure = JSON.stringify({ data: node.data, layout: { ...node.layout, paper_bgcolor: behind } }).replaceAll("<", "\\u003c");
  const html = `<!doctype html><meta charset="utf-8"><title>${escape(data.name)}</title>
<body style="margin:0;background:${behind};color:${font.color}"><div id="chart" style="width:100vw;height:100vh"></div>
<script>${library.replaceAll("</script", "<\\/script")}</script>
<script>const figure = ${figure}; Plotly.newPlot("chart", figure.data, figure.layout, { responsive: true, displaylogo: false, modeBarButtonsToRemove: ["sendChartToCloud"] });</script>`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([html], { type: "text/html" }));
  link.download = `${data.name}.html`;
  link.click();
  URL.revokeObjectURL(link.href);
}

function escape(text) {
  const node = document.createElement("span");
  node.textContent = text;
  return node.innerHTML;
}
