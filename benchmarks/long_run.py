"""What a training of an hour costs the browser that looks on: how busy its main thread is, and its longest pause.

Run ``python -m benchmarks.long_run`` beside a running app (``--address``, by default the one of `make run`). A training
is begun and paused; then what it told is told on, at a real run's pace of five times a second, with figures that go on
changing. In between, the page is brought to the state of a run that has told so much more.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page

from scripts.real_app import chromium

HOUR = 18_000
"""Reports of an hour's run."""

SEVERAL = 50
"""Reports from one look at ranks, map and neighbours to the next."""

KEEP_SOURCE = """
window.EventSource = class extends EventSource {
  constructor(url) {
    super(url);
    if (!String(url).includes("/lab/jobs/")) return;
    window.run = { source: this, last: {}, number: 0, step: 0 };
    this.addEventListener("message", ({ data }) => {
      for (const { number, event } of JSON.parse(data)) {
        window.run.number = number;
        window.run.last[event.kind] = event;
      }
    });
  }
};
"""

TELL = """([reports, several, hour]) => {
  const { run } = window;
  const told = [];
  const tell = (event) => told.push({ number: ++run.number, event });
  for (let i = 0; i < reports; i++) {
    const step = ++run.step;
    const loss = 2.5 + 1.5 * Math.exp(-step / 2000);
    const now = { epoch: 1 + step / 100, fraction: step / hour, loss: loss + Math.random() / 4, smooth_loss: loss };
    tell({ ...run.last.progress, ...now });
    const looks = step % several ? [] : ["lengths", "ranks", "neighbours", "map"];
    for (const kind of looks) if (run.last[kind]) tell({ ...run.last[kind], epoch: now.epoch });
  }
  run.source.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(told) }));
}"""


@dataclass(frozen=True)
class Cost:
    """What some seconds of a run cost the main thread, in processor time: a busy machine stretches it no further.

    Attributes
    ----------
    busy : float
        The share of the time in which it worked.
    longest : float
        Its longest task, in milliseconds.
    redraws : int
        How often the first chart was drawn.
    """

    busy: float
    longest: float
    redraws: int


def measure(browser: Browser, page: Page, seconds: float) -> Cost:
    """Let a run tell five times a second."""
    drawn = "Number(document.querySelector('.lab-chart').dataset.drawn)"
    before = page.evaluate(drawn)
    browser.start_tracing(page=page, categories=["toplevel", "__metadata"])
    page.evaluate(
        f"given => {{ window.telling = setInterval(() => ({TELL})(given), 200) }}", [1, SEVERAL, HOUR]
    )
    page.wait_for_timeout(seconds * 1000)
    page.evaluate("() => clearInterval(window.telling)")
    tasks = tasks_of(json.loads(browser.stop_tracing())["traceEvents"])
    return Cost(sum(tasks) / seconds / 1000, max(tasks), page.evaluate(drawn) - before)


def tasks_of(traced: list[dict[str, Any]]) -> list[float]:
    """Return the processor milliseconds of each task of the busiest page's main thread."""
    mains = {
        (event["pid"], event["tid"])
        for event in traced
        if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"
    }
    tasks = defaultdict(list)
    for event in traced:
        where = event["pid"], event["tid"]
        if where in mains and event["name"].endswith("RunTask") and "tdur" in event:
            tasks[where].append(event["tdur"] / 1000)
    return max(tasks.values(), key=sum)


def begin(browser: Browser, address: str) -> Page:
    """Open a page with a run that is paused and has told of everything once."""
    page = browser.new_page(viewport={"width": 1280, "height": 1400})
    page.set_default_timeout(300_000)
    page.add_init_script(KEEP_SOURCE)
    page.goto(f"{address}/train?lang=en&epochs=200")
    page.get_by_role("button", name="Start").click()
    page.wait_for_function("() => window.run?.last.progress && window.run.last.ranks && window.run.last.map")
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Resume").wait_for()
    return page


def main() -> None:
    """Measure at the beginning, after a few minutes, and after an hour."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", default="http://127.0.0.1:8501")
    parser.add_argument("--seconds", type=float, default=20)
    options = parser.parse_args()
    with chromium() as browser:
        page = begin(browser, options.address)
        print("reports | main thread busy | longest task | redraws")
        for reports in (100, 1300, HOUR):
            while page.evaluate("window.run.step") < reports:
                page.evaluate(TELL, [100, SEVERAL, HOUR])
                page.wait_for_timeout(50)
            cost = measure(browser, page, options.seconds)
            print(f"{reports:7,} | {cost.busy:16.0%} | {cost.longest:9.0f} ms | {cost.redraws}", flush=True)


if __name__ == "__main__":
    main()
