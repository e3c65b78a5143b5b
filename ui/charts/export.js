// Saves a chart as SVG, or as a page that works without a network. (PNG is Plotly's own.)
const ICONS = {
  svg: "M3 3h18v18H3V3m2 2v14h14V5H5m2 10 3-4 2 3 3-4 3 5H7z",
  html: "m8 5-7 7 7 7 1.4-1.4L3.8 12l5.6-5.6L8 5m8 0-1.4 1.4 5.6 5.6-5.6 5.6L16 19l7-7-7-7z",
};

export function buttons(plotly, node, data) {
  return ["svg", "html"].map((kind) => ({
    name: `lab-${kind}`,
    title: data.exports[kind],
    icon: { width: 24, height: 24, path: ICONS[kind] },
    click: () => (kind === "svg" ? plotly.downloadImage(node, { format: "svg", filename: data.name }) : page(node, data)),
  }));
}

async function page(node, data) {
  const library = await (await fetch(data.plotly)).text();
  const { font } = node.layout;
  const background = getComputedStyle(document.body).backgroundColor;
  // Inside a script "</script" would end it, and "<!--" may keep it from ending; in JSON a "<" only stands in texts.
  const figure = JSON.stringify({ data: node.data, layout: { ...node.layout, paper_bgcolor: background } }).replaceAll("<", "\\u003c");
  const html = `<!doctype html><meta charset="utf-8"><title>${escape(data.name)}</title>
<body style="margin:0;background:${background};color:${font.color}"><div id="chart" style="width:100vw;height:100vh"></div>
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
