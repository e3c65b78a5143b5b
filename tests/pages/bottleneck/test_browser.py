"""The honest cost lab as a class uses it."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

STATE = ".lab-state"
POINTS = """() => {
  const isCurve = (trace) => trace.meta?.kind === 'cost' && trace.meta.x === 'V';
  const chart = [...document.querySelectorAll('.lab-chart')].find((node) => node.data?.some(isCurve));
  return (chart?.data ?? []).filter(isCurve).map((trace) => (trace.y ?? []).length);
}"""


def guess(page: Page) -> None:
    page.goto("/bottleneck?lang=en&H=10&B=10&K=1")
    page.get_by_role("radio", name="about 10 times", exact=True).last.check(force=True)
    page.get_by_role("button", name="This is my guess").and_(page.locator(":enabled")).click()


def test_measured_points_appear_one_by_one_and_the_verdict_in_the_end(page: Page):
    guess(page)
    page.get_by_role("button", name="Measure").click()
    expect(page.locator(STATE)).to_have_text("Measuring", timeout=20_000)
    page.wait_for_function(
        f"() => {{ const n = ({POINTS})(); return n[0] >= 1 && n[2] < 7 }}", timeout=30_000
    )
    expect(page.locator(STATE)).to_have_text("Finished", timeout=90_000)
    expect(page.get_by_text("times fewer multiply-adds than the softmax")).to_be_visible(timeout=10_000)
    assert page.evaluate(POINTS) == [7, 7, 7]
    expect(page.get_by_role("button", name="Measure again")).to_be_visible()


def test_a_measurement_is_stopped_and_belongs_to_its_page(page: Page):
    guess(page)
    page.get_by_role("button", name="Measure").click()
    expect(page.locator(STATE)).to_have_text("Measuring", timeout=20_000)
    badge = page.locator(".lab-badge")
    page.get_by_role("link", name="Train", exact=True).click()
    expect(page.get_by_role("button", name="Start")).to_be_visible(timeout=20_000)
    expect(badge).to_have_text(re.compile("Measuring|Finished"))
    assert page.locator(STATE).count() == 0
    page.get_by_role("link", name="1 · The bottleneck").last.click()
    expect(page.locator(STATE)).to_be_visible(timeout=20_000)
    stop = page.get_by_role("button", name="Stop")
    if stop.is_visible():
        stop.click()
    expect(page.locator(STATE)).to_have_text(re.compile("Stopped|Finished"), timeout=5000)
