"""How long a student waits: from the key press on a slider to the painted change, in Chromium.

Run ``python -m benchmarks.latency [page …]`` beside a running app (``--address``, by default the one of `make run`).
One user, an otherwise idle server; the median of some presses is compared with the page's limit.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
from dataclasses import dataclass

from playwright.sync_api import Page, sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]

# The time of a key press is the event's own; a change counts as painted in the frame after the one that it asked for.
WATCH = """([target]) => {
  window.waited = [];
  let pressed = null;
  document.addEventListener("keydown", (event) => { pressed = event.timeStamp; }, { capture: true });
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
    """A slider, the drawing that must follow it, the time allowed, and the guess that must be committed before."""

    page: str
    query: str
    slider: str
    target: str
    limit: float
    guess: str = ""


CASES = (
    Case("embedding_dot", "", "input[type=range]", ".lab-chart", 150),
    Case("bottleneck", "&V=10000", "input[type=range]", ".lab-chart", 150),
    Case("loss_layer", "&step=3", "input[aria-label='Negatives K']", ".lab-markup:has(.lab-numbers)", 150),
    Case(
        "loss_layer",
        "",
        "input[aria-label='B is measured with K =']",
        ".lab-chart",
        150,
        guess="6 · ln 2 ≈ 4.16",
    ),
    Case(
        "loss_layer",
        "",
        "input[aria-label='Negatives K'] >> nth=-1",
        ".lab-chart",
        150,
        guess="turns away from the softmax's",
    ),
)


def measure(page: Page, address: str, case: Case, presses: int) -> list[float]:
    """Return the times of some key presses in milliseconds."""
    page.goto(f"{address}/{case.page}?lang=en{case.query}")
    if case.guess:
        page.get_by_role("radio", name=case.guess, exact=True).check(force=True)
        page.get_by_role("button", name="This is my guess").and_(page.locator(":enabled")).click()
    page.wait_for_selector(case.target)
    slider = page.locator(case.slider).first
    slider.wait_for(state="attached")
    page.wait_for_timeout(2500)
    page.evaluate(WATCH, [case.target])
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
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
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
        browser.close()


if __name__ == "__main__":
    main()
