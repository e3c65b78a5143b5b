"""The honest cost lab as a class uses it."""

import contextlib
import re
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from pages.bottleneck import drawn
from pages.bottleneck.lesson import VOCABULARIES
from tests.browser.dragging import frames_are_there, mouse_on, value_of
from tests.browser.waiting import TRAINING, settle
from ui.text.i18n import Text

pytestmark = pytest.mark.browser

STATE = ".lab-state"
POINTS = """() => {
  const isCurve = (trace) => trace.meta?.kind === 'cost' && trace.meta.x === 'V';
  const chart = [...document.querySelectorAll('.lab-chart')].find((node) => node.data?.some(isCurve));
  return (chart?.data ?? []).filter(isCurve).map((trace) => (trace.y ?? []).length);
}"""


# The heights of the single points of a chart.
POINT = (
    """(chart) => document.querySelector(chart).data.filter((d) => d.mode === "markers").map((d) => d.y[0])"""
)


SHORT, LONG = "H=10&B=10&K=1", "H=300&B=100&K=20"
"""The sizes that are measured soonest, and those that take longest."""


def guess(page: Page, sizes: str) -> None:
    page.goto(f"/bottleneck?lang=en&g.measured=ten&{sizes}")


def test_measured_points_appear_one_by_one_and_the_verdict_in_the_end(page: Page):
    guess(page, SHORT)
    page.get_by_role("button", name="Measure").click()
    expect(page.locator(STATE)).to_have_text("Measuring")
    page.wait_for_function(f"() => {{ const n = ({POINTS})(); return n[0] >= 1 && n[2] < 7 }}")
    expect(page.locator(STATE)).to_have_text("Finished", timeout=TRAINING)
    expect(page.get_by_text("times fewer multiply-adds than the softmax")).to_be_visible()
    assert page.evaluate(POINTS) == [7, 7, 7]
    expect(page.get_by_role("button", name="Measure again")).to_be_visible()


@pytest.mark.parametrize(("name", "dx"), [("vocab_size", -100), ("sample_size", 60)])
def test_count_and_memory_follow_the_hand(page: Page, name, dx):
    slider = f"st-key-bottleneck-{name}"
    page.goto("/bottleneck?lang=en&g.times=e3")
    expect(page.get_by_text("H does not reduce the gain")).to_be_visible()
    settle(page)
    frames_are_there(page, slider)
    shown = drawn.Sizes(1_000_000, 100, 100, 5, "e3")
    with mouse_on(page, slider) as move:
        for part in (0.3, 0.6, 1):
            move(dx * part)
            page.wait_for_timeout(60)
            place = value_of(page, slider)
            value = VOCABULARIES[int(place)] if name == "vocab_size" else int(place)
            assert value != getattr(shown, name)
            moved: dict[str, Any] = {name: value}
            right = drawn.counted(Text("en"), replace(shown, **moved))
            cards = page.locator(".st-key-costs dd.lab-figure").all_inner_texts()
            assert cards == [cell[3][2] for cell in right.trees["costs"][2:]]
            for chart, figure in right.charts.items():
                points = page.evaluate(POINT, f".st-key-{chart} .lab-chart")
                assert points == [trace["y"][0] for trace in figure["data"] if trace["mode"] == "markers"]
        assert "&K=" not in page.url
        assert "&V=" not in page.url


def test_a_slider_above_takes_the_reply_back_and_measuring_anew_measures_what_is_set(page: Page):
    guess(page, SHORT)
    measure = page.get_by_role("button", name="Measure")
    measure.click()
    expect(page.locator(STATE)).to_have_text("Finished", timeout=TRAINING)
    reply = page.get_by_text("the book’s layers ran at", exact=False)
    expect(reply).to_be_visible()
    page.locator(".st-key-bottleneck-sample_size input[type=range]").press("ArrowRight")
    expect(page.get_by_role("button", name="Back to those settings")).to_be_visible()
    expect(reply).not_to_be_visible()
    measure.click()
    expect(page.get_by_text("Measured with H = 10, B = 10, K = 2.")).to_be_visible(timeout=TRAINING)


def test_a_measurement_belongs_to_its_page(page: Page):
    guess(page, LONG)
    page.get_by_role("button", name="Measure").click()
    expect(page.locator(STATE)).to_have_text(re.compile("Measuring|Finished"))
    page.get_by_role("link", name="Train", exact=True).click()
    expect(page.get_by_role("button", name="Start")).to_be_visible()
    expect(page.locator(".lab-badge")).to_have_text(re.compile("Measuring|Finished"))
    assert page.locator(STATE).count() == 0
    page.get_by_role("link", name="1 · The bottleneck").first.click()
    expect(page.locator(STATE)).to_be_visible()


def test_a_measurement_is_stopped(page: Page):
    guess(page, LONG)
    state = page.locator(STATE)
    for _ in range(10):  # until the hand is faster than the measurement
        page.get_by_role("button", name="Measure").click()
        expect(state).to_have_text(re.compile("Measuring|Finished"))
        with contextlib.suppress(TimeoutError):
            page.get_by_role("button", name="Stop").click(timeout=3000)
        expect(state).to_have_text(re.compile("Stopped|Finished"))
        if state.inner_text() == "Stopped":
            return
    raise AssertionError("no measurement was stopped")
