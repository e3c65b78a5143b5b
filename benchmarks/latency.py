"""How long a student waits: from the key press on a slider to the painted change, in Chromium.

Run ``python -m benchmarks.latency [page …]`` beside a running app (``--address``, by default the one of `make run`).
One user, an otherwise idle server; the median of some presses is compared with the page's limit.
"""

from __future__ import annotations

import argparse
import statistics
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

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

    `clicks` are made first, where the slider waits for a guess; `dragged` moves it by the mouse, not by keys.
    """

    page: str
    query: str
    slider: str
    target: str
    limit: float
    clicks: tuple[str, ...] = ()
    dragged: bool = False


GUESS = "button:enabled:has-text('This is my guess')"
POWER, SIZE = (f".st-key-sampler-{name} input[type=range]" for name in ("power", "sample_size"))

CASES = (
    Case("explore", "", ".st-key-explore-top input[type=range]", ".lab-chart", 200),
    Case("bottleneck", "&V=10000", "input[type=range]", ".lab-chart", 150),
    Case(
        "yes_or_no",
        "",
        ".st-key-yes_or_no-amount input",
        ".st-key-side_by_side",
        150,
        clicks=("text=Both change", GUESS),
    ),
    Case("yes_or_no", "", ".st-key-yes_or_no-sample_size input", ".st-key-sums", 150),
    Case("yes_or_no", "&k=5", ".st-key-yes_or_no-negatives input", ".st-key-pair", 150),
    Case("sigmoid", "", ".lab-slider input", ".lab-explorer", 50),
    Case("sigmoid", "", ".lab-slider input", ".lab-explorer", 50, dragged=True),
    Case("sigmoid", "", ".st-key-sigmoid-wrong input", ".st-key-losses", 150),
    Case("embedding_dot", "", "input[type=range]", ".lab-chart", 150),
    Case(
        "negative_sampling", "&step=4", ".st-key-negative_sampling-trained input", ".st-key-fcn-numbers", 150
    ),
    Case("sampler", "&corpus=wordnet", POWER, ".st-key-by_word .lab-chart", 150),
    Case("sampler", "&corpus=wordnet", SIZE, ".st-key-by_word .lab-chart", 150),
    Case("sampler", "&corpus=book", POWER, ".st-key-by_word .lab-chart", 150),
    Case("sampler", "&corpus=wordnet&view=draws", POWER, ".st-key-pile .lab-markup", 150),
    Case("sampler", "&corpus=wordnet&view=rules", POWER, ".st-key-columns .lab-chart", 150),
    Case("loss_layer", "&step=3", "input[aria-label='Negatives K']", ".lab-markup:has(.lab-numbers)", 150),
    Case(
        "loss_layer",
        "",
        "input[aria-label='B is measured with K =']",
        ".lab-chart",
        150,
        clicks=("text=6 · ln 2 ≈ 4.16", GUESS),
    ),
    Case(
        "loss_layer",
        "",
        "input[aria-label='Negatives K'] >> nth=-1",
        ".lab-chart",
        150,
        clicks=("text=turns away from the softmax's", GUESS),
    ),
)


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
    if case.dragged:
        _grasp(page, slider)
    page.evaluate(WATCH, [case.target, "pointermove" if case.dragged else "keydown"])
    slider.focus()
    for i in range(presses):
        seen = page.evaluate("window.waited.length")
        if case.dragged:
            page.mouse.move(*_place(slider, 0.45 if i % 2 else 0.55))
        else:
            page.keyboard.press("ArrowRight" if i % 2 == 0 else "ArrowLeft")
        page.wait_for_function("n => window.waited.length > n", arg=seen, timeout=5000)
        page.wait_for_timeout(300)
    times: list[float] = page.evaluate("window.waited")
    return times


def _place(slider: Locator, share: float) -> tuple[float, float]:
    box = slider.bounding_box()
    assert box is not None
    return box["x"] + share * box["width"], box["y"] + box["height"] / 2


def _grasp(page: Page, slider: Locator) -> None:
    page.mouse.move(*_place(slider, 0.45))
    page.mouse.down()


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
            name = f"{case.slider} (dragged)" if case.dragged else case.slider
            print(f"{case.page:<20} {name:<40} {statistics.median(times):8.0f} {p90:8.0f} {case.limit:8.0f}")
            page.close()


if __name__ == "__main__":
    main()
