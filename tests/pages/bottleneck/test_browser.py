"""The honest cost lab as a class uses it."""

import contextlib
import re

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from tests.browser.waiting import TRAINING

pytestmark = pytest.mark.browser

STATE = ".lab-state"
POINTS = """() => {
  const isCurve = (trace) => trace.meta?.kind === 'cost' && trace.meta.x === 'V';
  const chart = [...document.querySelectorAll('.lab-chart')].find((node) => node.data?.some(isCurve));
  return (chart?.data ?? []).filter(isCurve).map((trace) => (trace.y ?? []).length);
}"""


SHORT, LONG = "H=10&B=10&K=1", "H=300&B=100&K=20"
"""The sizes that are measured soonest, and those that take longest."""


def guess(page: Page, sizes: str) -> None:
    page.goto(f"/bottleneck?lang=en&{sizes}")
    page.get_by_role("radio", name="about 10 times", exact=True).last.check(force=True)
    page.get_by_role("button", name="This is my guess").and_(page.locator(":enabled")).click()


def test_measured_points_appear_one_by_one_and_the_verdict_in_the_end(page: Page):
    guess(page, SHORT)
    page.get_by_role("button", name="Measure").click()
    expect(page.locator(STATE)).to_have_text("Measuring")
    page.wait_for_function(f"() => {{ const n = ({POINTS})(); return n[0] >= 1 && n[2] < 7 }}")
    expect(page.locator(STATE)).to_have_text("Finished", timeout=TRAINING)
    expect(page.get_by_text("times fewer multiply-adds than the softmax")).to_be_visible()
    assert page.evaluate(POINTS) == [7, 7, 7]
    expect(page.get_by_role("button", name="Measure again")).to_be_visible()


def test_a_measurement_belongs_to_its_page(page: Page):
    guess(page, LONG)
    page.get_by_role("button", name="Measure").click()
    expect(page.locator(STATE)).to_have_text(re.compile("Measuring|Finished"))
    page.get_by_role("link", name="Train", exact=True).click()
    expect(page.get_by_role("button", name="Start")).to_be_visible()
    expect(page.locator(".lab-badge")).to_have_text(re.compile("Measuring|Finished"))
    assert page.locator(STATE).count() == 0
    page.get_by_role("link", name="1 · The bottleneck").last.click()
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
