// The computation as a row of values and nodes, forward above and backward below.
class Graph {
  constructor(labels) {
    this.cells = {};
    const value = (name, step, symbol) => {
      const cell = element("div", "lab-cell", text("span", "lab-symbol", symbol), element("b", ""));
      this.cells[name] = { cell, step };
      return cell;
    };
    const node = (name, step) => {
      const cell = element("div", "lab-node");
      this.cells[name] = { cell, step };
      return cell;
    };
    const arrow = (sign) => text("i", "", sign);
    this.node = element(
      "div",
      "lab-scroll",
      element(
        "div",
        "lab-graph",
        value("s", 1, "s"), arrow("→"), node("sigmoid", 2), arrow("→"), value("y", 2, "y"), arrow("→"),
        node("entropy", 3), arrow("→"), value("loss", 3, "L"),
        value("gradient", 6, "∂L/∂s = y − t"), arrow("←"), value("slope", 5, "× y(1 − y)"), arrow("←"), value("dy", 4, "∂L/∂y"), arrow("←"),
        value("local", 4, ""), arrow("←"), value("one", 4, "∂L/∂L"),
      ),
    );
    this.update = element("div", "lab-update", text("span", "", `${labels.update} `), element("b", ""));
    this.node.setAttribute("role", "group");
    this.node.setAttribute("aria-label", labels.graph);
    this.cells.sigmoid.cell.textContent = "σ";
  }

  paint(now, step) {
    for (const { cell, step: from } of Object.values(this.cells)) {
      cell.classList.toggle("lab-lit", from === step);
      cell.classList.toggle("lab-later", from > step);
    }
    const numbers = {
      s: fixed(now.s), y: short(now.y), loss: short(now.loss), one: "1",
      local: short(now.dy), dy: short(now.dy), slope: short(now.slope), gradient: short(now.gradient),
    };
    for (const [name, words] of Object.entries(numbers)) this.cells[name].cell.lastChild.textContent = words;
    this.cells.local.cell.firstChild.textContent = now.t ? "× (−1/y)" : "× 1/(1 − y)";
    this.cells.entropy.cell.textContent = now.t ? "−log y" : "−log(1 − y)";
    this.update.classList.toggle("lab-lit", step === 7);
    this.update.classList.toggle("lab-later", step < 7);
    const next = now.s - now.rate * now.gradient;
    this.update.lastChild.textContent = `${fixed(now.s)} − ${now.rate.toFixed(1)} × ${bracketed(now.gradient)} = ${fixed(next)}`;
  }
}
