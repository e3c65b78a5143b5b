"""The browser keeps of a run of any length few points, and those that show its shape."""

from itertools import pairwise

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

RUN = """async ([reports, each]) => {
  let source;
  window.EventSource = class {
    constructor() { source = this; }
    addEventListener() {}
    close() {}
  };
  const { watch, curveOf, toldOf } = await import("/lab/assets/stream.js");
  watch("run", () => {});
  const meta = { kind: "progress", x: "epoch", y: "loss", where: { run: 0 } };
  let most = 0;
  for (let number = 1; number <= reports; number += each) {
    const told = Array.from({ length: each }, (_, i) => number + i).map((n) => ({
      number: n,
      event: { kind: "progress", run: 0, epoch: n, loss: n === 7001 ? 9 : n === 3002 ? -9 : Math.sin(n) },
    }));
    source.onmessage({ data: JSON.stringify(told) });
    most = Math.max(most, curveOf("run", meta).column("epoch").length);
  }
  const late = curveOf("run", { ...meta, y: "epoch" });
  const curve = curveOf("run", meta);
  return {
    most, told: toldOf("run").length, epochs: curve.column("epoch"), losses: curve.column("loss"),
    late: late.column("epoch"),
  };
}"""


def test_an_hours_curve_has_few_points_with_its_ends_and_its_extremes(page: Page):
    page.goto("/")
    seen = page.evaluate(RUN, [20_000, 10])
    epochs, losses = seen["epochs"], seen["losses"]
    assert seen["most"] <= 1200
    assert seen["told"] <= 1200
    assert epochs == sorted(set(epochs))
    assert (epochs[0], epochs[-1]) == (1, 20_000)
    assert (max(losses), min(losses)) == (9, -9)
    # Nowhere is there a gap: the beginning is told as closely as the end.
    steps = [after - before for before, after in pairwise(epochs)]
    assert max(steps) < 20_000 / 200
    assert (seen["late"][-1], len(seen["late"]) > 300) == (20_000, True)


def test_a_short_runs_curve_has_all_its_points(page: Page):
    page.goto("/")
    assert page.evaluate(RUN, [500, 1])["epochs"] == list(range(1, 501))
