"""How long a student waits: from the key press on a slider to the painted change, in Chromium.

Run ``python -m benchmarks.latency [page …]`` beside a running app (``--address``, by default the one of `make run`).
One user, an otherwise idle server; the median of some presses is compared with the page's limit.

Sliders with frames are measured twice in one run: by keys, without the frames, through the server; and by the mouse.
How soon the frames are there is told once for settings that nobody had before (a server that was just started), and
once for the next visitor.
"""

from __future__ import annotations

import argparse
import statistics
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from scripts.real_app import chromium

# The time of a key press is the event's own; a change counts as painted in the frame after the one that it asked for.
WATCH = """([target, event]) => {
  window.waited = [];
  let pressed = null;
  document.addEventListener(event, (event) => { pressed = event.timeStamp; }, { capture: true });
  new MutationObserver(() => {
    if (pressed === null) return;
    const start = pressed;
    pressed = null;
    requestAnimationFrame(() => requestAnimationFrame(() => window.waited.push(performance.now() - start)));
  }).observe(document.querySelector(target), {
    subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: ["data-drawn", "d", "cx", "cy", "x2", "transform"],
  });
}"""


@dataclass(frozen=True)
class Case:
    """A slider, the drawing that must follow it, and the time allowed.

    `clicks` are made first, where the slider waits for a guess.
    """

    page: str
    query: str
    slider: str
    target: str
    limit: float
    clicks: tuple[str, ...] = ()


GUESS = "button:enabled:has-text('This is my guess')"
POWER, SIZE = (f".st-key-sampler-{name} input[type=range]" for name in ("power", "sample_size"))

CASES = (
    Case("explore", "", ".st-key-explore-top input[type=range]", ".lab-chart", 200),
    Case("bottleneck", "&V=10000", "input[type=range]", ".lab-chart", 150),
    Case("sigmoid", "", ".st-key-sigmoid-wrong input", ".st-key-losses", 150),
    Case("embedding_dot", "", "input[type=range]", ".lab-chart", 150),
    Case(
        "negative_sampling", "&step=4", ".st-key-negative_sampling-trained input", ".st-key-fcn-numbers", 150
    ),
    Case("sampler", "&corpus=wordnet", POWER, ".st-key-among .lab-chart", 150),
    Case("sampler", "&corpus=wordnet", SIZE, ".st-key-among .lab-chart", 150),
    Case("sampler", "&corpus=book", POWER, ".st-key-among .lab-chart", 150),
    Case("sampler", "&corpus=wordnet&view=draws", POWER, ".st-key-pile .lab-markup", 150),
    Case("sampler", "&corpus=wordnet&view=rules", POWER, ".st-key-columns .lab-chart", 150),
    Case("loss_layer", "&step=3", "input[aria-label='Negatives K']", ".lab-markup:has(.lab-numbers)", 150),
    Case(
        "approximation", "&tab=ruler&g.zero=all", ".st-key-approximation-second_size input", ".lab-chart", 150
    ),
    Case("approximation", "&g.near=falls", ".st-key-approximation-size input", ".lab-chart", 150),
    Case("approximation", "&tab=meaning&k=5", ".st-key-approximation-negatives input", ".st-key-pair", 150),
)


@dataclass(frozen=True)
class Followed:
    """A slider that moves a drawing while it is dragged; `fresh` are settings that nobody has had on this server."""

    page: str
    query: str
    slider: str
    target: str
    limit: float
    fresh: tuple[str, ...] = ()


FOLLOWED = (
    Followed("", "&steps=100", "st-key-home-steps", ".st-key-answers .lab-chart", 50),
    Followed("", "", "st-key-home-sample_size", ".st-key-answers .lab-chart", 50),
    *(
        Followed("bottleneck", f"&g.times=e3{query}", f"st-key-bottleneck-{name}", target, 50)
        for name, query, target in (
            ("vocab_size", "&V=10000", ".st-key-theory .lab-chart"),
            ("hidden_size", "", ".st-key-memory .lab-chart"),
            ("batch_size", "&B=10", ".st-key-theory .lab-chart"),
            ("sample_size", "", ".st-key-theory .lab-chart"),
        )
    ),
    Followed(
        "yes_or_no", "&g.push=softmax", "st-key-yes_or_no-other_score", ".st-key-side_by_side .lab-chart", 50
    ),
    Followed("yes_or_no", "", "st-key-yes_or_no-sample_size", ".st-key-sums .lab-chart", 50),
    Followed(
        "sampler",
        "&corpus=wordnet",
        "st-key-sampler-power",
        ".st-key-among .lab-chart",
        50,
        fresh=tuple(f"&corpus=wordnet&K={K}" for K in range(7, 12)),
    ),
    Followed("sampler", "&corpus=wordnet", "st-key-sampler-sample_size", ".st-key-among .lab-chart", 50),
    Followed("sampler", "&corpus=book", "st-key-sampler-power", ".st-key-among .lab-chart", 50),
    Followed("sampler", "&view=draws", "st-key-sampler-power", ".st-key-pile .lab-markup", 50),
    Followed("sampler", "&view=rules", "st-key-sampler-power", ".st-key-columns .lab-chart", 50),
    Followed(
        "negative_sampling",
        "&step=6",
        "st-key-negative_sampling-trained",
        ".st-key-fcn-numbers .lab-markup",
        50,
    ),
    Followed(
        "negative_sampling", "", "st-key-negative_sampling-sample_size", ".st-key-questions .lab-markup", 50
    ),
    Followed("sigmoid", "&step=2", "st-key-sigmoid-score", ".st-key-loss .lab-chart", 20),
    Followed("sigmoid", "&step=6", "st-key-sigmoid-taken", ".st-key-loss .lab-chart", 20),
    Followed("sigmoid", "&step=6&taken=10", "st-key-sigmoid-rate", ".st-key-loss .lab-chart", 20),
    Followed("sigmoid", "", "st-key-sigmoid-wrong", ".st-key-losses .lab-chart", 50),
    Followed("sigmoid", "", "st-key-sigmoid-first", ".st-key-two .lab-markup", 50),
    Followed("embedding_dot", "", "st-key-embedding_dot-vocab_size", ".st-key-traffic .lab-chart", 50),
    Followed("loss_layer", "&step=8", "st-key-loss_layer-batch_size", ".st-key-fcn-numbers .lab-markup", 50),
    Followed(
        "loss_layer", "&step=11", "st-key-loss_layer-learning_rate", ".st-key-fcn-numbers .lab-markup", 50
    ),
    Followed("loss_layer", "", "st-key-loss_layer-shift", ".st-key-checks .lab-markup", 50),
    Followed(
        "approximation", "&g.near=falls", "st-key-approximation-draws", ".st-key-nearness .lab-chart", 50
    ),
    Followed(
        "approximation", "&tab=meaning", "st-key-approximation-negatives", ".st-key-pair .lab-chart", 50
    ),
)
MOVEMENTS = 40

# When a chart was drawn for the first time, by the clock of `performance.mark`.
WATCH_CHART = """new MutationObserver(() => {
  if (document.querySelector(TARGET)?.dataset.drawn) window.opened ??= performance.now();
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-drawn"] });"""


def measure_followed(browser: Browser, address: str, case: Followed) -> tuple[list[float], list[float], int]:
    """Return the times of keys through the server and of movements of the mouse, and the runs during these."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.route("**/lab/frames/*", lambda route: route.abort())
    keys = Case(case.page, case.query, f".{case.slider} input[type=range]", case.target, case.limit)
    pressed = measure(page, address, keys, MOVEMENTS // 2)
    page.close()

    page = browser.new_page(viewport={"width": 1280, "height": 900})
    sent: list[str | bytes] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda message: sent.append(message)))
    _open(page, address, case, case.query)
    page.wait_for_timeout(2500)
    thumb = page.locator(f".{case.slider} [data-testid=stSliderThumbValue]").locator("..")
    thumb.scroll_into_view_if_needed()
    track, grip = page.locator(f".{case.slider} [data-testid=stSlider]").bounding_box(), thumb.bounding_box()
    assert track is not None
    assert grip is not None
    y = grip["y"] + grip["height"] / 2
    page.mouse.move(grip["x"] + grip["width"] / 2, y)
    page.mouse.down()
    page.mouse.move(track["x"] + 0.3 * track["width"], y)
    page.wait_for_timeout(500)
    page.evaluate(WATCH, [case.target, "pointermove"])
    before = len(sent)
    for i in range(MOVEMENTS):
        seen = page.evaluate("window.waited.length")
        page.mouse.move(track["x"] + (0.6 if i % 2 == 0 else 0.3) * track["width"], y)
        page.wait_for_function("n => window.waited.length > n", arg=seen, timeout=5000)
        page.wait_for_timeout(100)
    runs = len(sent) - before
    dragged: list[float] = page.evaluate("window.waited")
    page.close()
    return pressed, dragged, runs


def _open(page: Page, address: str, case: Followed, query: str) -> tuple[float, float]:
    """Return after how many milliseconds the chart and the frames were there."""
    page.add_init_script(WATCH_CHART.replace("TARGET", repr(case.target)))
    page.goto(f"{address}/{case.page}?lang=en{query}")
    mark = f"frames {case.slider}"
    page.wait_for_function("name => performance.getEntriesByName(name).length > 0", arg=mark)
    chart: float = page.evaluate("window.opened ?? Infinity")
    frames: float = page.evaluate("name => performance.getEntriesByName(name)[0].startTime", mark)
    return chart, frames


def measure_readiness(browser: Browser, address: str, case: Followed) -> dict[str, float]:
    """Return the median seconds from the chart to the frames, for the first visitor and for the next."""
    waits: dict[str, list[float]] = {"first": [], "next": []}
    for query in case.fresh:
        for visitor in waits:
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            chart, frames = _open(context.new_page(), address, case, query)
            waits[visitor].append(max(0.0, frames - chart) / 1000)
            context.close()
    return {visitor: statistics.median(times) for visitor, times in waits.items()}


def measure(page: Page, address: str, case: Case, presses: int) -> list[float]:
    """Return the times of some key presses in milliseconds."""
    page.goto(f"{address}/{case.page}?lang=en{case.query}")
    for click in case.clicks:
        page.locator(click).first.click()
        page.wait_for_timeout(1000)
    slider = page.locator(case.slider).first
    slider.wait_for(state="attached")
    page.wait_for_selector(case.target)
    page.wait_for_timeout(2500)
    page.evaluate(WATCH, [case.target, "keydown"])
    slider.focus()
    for i in range(presses):
        seen = page.evaluate("window.waited.length")
        page.keyboard.press("ArrowRight" if i % 2 == 0 else "ArrowLeft")
        page.wait_for_function("n => window.waited.length > n", arg=seen, timeout=5000)
        page.wait_for_timeout(300)
    times: list[float] = page.evaluate("window.waited")
    return times


def main() -> None:
    """Measure the pages asked for, all by default."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("pages", nargs="*")
    parser.add_argument("--address", default="http://127.0.0.1:8501")
    parser.add_argument("--presses", type=int, default=21)
    arguments = parser.parse_args()
    print(f"{'page':<20} {'slider':<40} {'median':>8} {'p90':>8} {'limit':>8}   milliseconds")
    with chromium() as browser:
        for case in CASES:
            if arguments.pages and case.page not in arguments.pages:
                continue
            page = browser.new_page(viewport={"width": 1280, "height": 720})
            times = measure(page, arguments.address, case, arguments.presses)
            p90 = statistics.quantiles(times, n=10)[-1]
            print(
                f"{case.page:<20} {case.slider:<40} {statistics.median(times):8.0f} {p90:8.0f} {case.limit:8.0f}"
            )
            page.close()
        print(f"\n{'':<61} {'median':>8} {'p95':>8} {'limit':>8} {'key':>8}  messages to the server")
        for followed in FOLLOWED:
            if arguments.pages and followed.page not in arguments.pages:
                continue
            if followed.fresh:
                waits = measure_readiness(browser, arguments.address, followed)
                print(
                    f"frames after the first drawing: {waits['first']:.2f} s, next visitor {waits['next']:.2f} s"
                )
            pressed, dragged, runs = measure_followed(browser, arguments.address, followed)
            p95 = statistics.quantiles(dragged, n=20)[-1]
            name = f"{followed.page:<12} {followed.slider}{followed.query} (dragged)"
            print(
                f"{name:<61} {statistics.median(dragged):8.0f} {p95:8.0f} {followed.limit:8.0f} "
                f"{statistics.median(pressed):8.0f}  {runs}"
            )
        browser.close()


if __name__ == "__main__":
    main()
