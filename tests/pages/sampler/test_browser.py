"""The lesson on how negatives are drawn as a class uses it."""

import re

import pytest
from playwright.sync_api import FloatRect, Page, expect

from pages.sampler import lesson
from tests.browser.waiting import after_a_run, settle

pytestmark = pytest.mark.browser

BARS = ".lab-bars-track"
VALUES = ".lab-bars-value"


def shares(page: Page) -> list[float]:
    return [float(text.rstrip("%")) / 100 for text in page.locator(VALUES).all_inner_texts()]


def open_page(page: Page, query: str = "") -> None:
    page.goto(f"/sampler?lang=en{query}")
    expect(page.locator(BARS).first).to_be_visible()
    settle(page)


def test_a_distribution_is_drawn_with_the_pointer_and_compared(page: Page):
    open_page(page)
    assert shares(page) == [0.7, 0.29, 0.01]
    track = page.locator(BARS).nth(2)
    track.scroll_into_view_if_needed()
    box = track.bounding_box()
    assert box
    x, bottom = box["x"] + box["width"] / 2, box["y"] + box["height"]
    page.mouse.move(x, bottom - 2)
    page.mouse.down()
    page.mouse.move(x, bottom - box["height"] / 4, steps=4)
    with after_a_run(page):  # Python is told
        page.mouse.up()
    drawn = shares(page)
    assert drawn[2] == pytest.approx(0.25, abs=0.02)
    assert sum(drawn) == pytest.approx(1, abs=0.002)
    assert drawn[0] / drawn[1] == pytest.approx(0.7 / 0.29, rel=0.02)
    page.get_by_role("button", name="This is my guess").first.click()
    figure = page.locator(".st-key-guess .lab-chart")
    expect(figure).to_be_visible()
    page.wait_for_function("() => document.querySelector('.st-key-guess .lab-chart').data?.length === 3")
    bars = figure.evaluate("node => node._fullData.map((trace) => [...trace.y])")
    assert bars[1] == pytest.approx(drawn, abs=0.001)
    assert bars[2] == pytest.approx(lesson.law("example", 0.75).tolist())


def test_a_distribution_is_drawn_with_the_keyboard_and_the_step_stays(page: Page):
    open_page(page, "&step=2")
    page.locator(BARS).nth(2).focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    assert shares(page)[2] == pytest.approx(0.04, abs=0.001)
    assert page.locator(BARS).nth(2).get_attribute("aria-valuetext") == "4.0%"
    page.keyboard.press("Home")
    assert shares(page)[2] == 0
    with after_a_run(page):
        page.keyboard.press("PageUp")
    assert shares(page)[2] == pytest.approx(0.1)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="This is my guess").first).to_be_focused()
    expect(page).to_have_url(re.compile("step=2"))


def test_sliders_repaint_in_place_and_do_not_change_the_step(page: Page):
    open_page(page, "&step=3")
    chart = page.locator(".st-key-by_rank .lab-chart")
    page.wait_for_function("() => document.querySelector('.st-key-by_rank .lab-chart')?.data")
    chart.evaluate("node => { node.mark = 'same' }")
    page.locator(".st-key-sampler-power input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"power=0\.8"))
    page.wait_for_function(
        "() => document.querySelector('.st-key-by_rank .lab-chart').data[3].name === 'power 0.8'"
    )
    assert chart.evaluate("node => node.mark") == "same"
    assert "step=3" in page.url
    y = chart.evaluate("node => [...node._fullData[3].y]")
    assert y == pytest.approx(lesson.view("wordnet", 0.8).curves[0.8].tolist())


def test_a_small_vocabulary_caps_the_sample_size_and_says_so(page: Page):
    open_page(page, "&corpus=book&K=9")
    size = page.locator(".st-key-sampler-sample_size input[type=range]")
    expect(size).to_have_attribute("max", "6")
    expect(size).to_have_value("6")
    expect(page.get_by_text("so K stops at 6")).to_be_visible()


def test_draws_fall_one_by_one_and_in_bulk(page: Page):
    open_page(page, "&view=draws&corpus=book&K=4")
    page.get_by_role("button", name="One row: 4 draws").click()
    expect(page.locator(".lab-stack b.lab-fresh")).to_have_count(4)
    delays = page.locator(".lab-stack b.lab-fresh").evaluate_all(
        "nodes => nodes.map((node) => parseFloat(getComputedStyle(node).animationDelay)).sort()"
    )
    assert delays == pytest.approx([0, 0.35, 0.7, 1.05])
    page.get_by_role("button", name="One row: 4 draws").click()
    expect(page.locator(".lab-stack b")).to_have_count(8)
    page.get_by_role("button", name="+ 100,000").click()
    expect(page.locator(".lab-stack b.lab-bulk")).to_have_count(7)
    expect(page.get_by_text("100,008 draws")).to_be_visible()
    page.get_by_role("button", name="Empty").click()
    expect(page.locator(".lab-stack b.lab-bulk")).to_have_count(0)


def test_the_three_ways_are_measured(page: Page):
    open_page(page)
    page.get_by_role("button", name="Measure on this server").click()
    expect(page.get_by_text("with V = 9,970. The way, all row by row")).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844)])
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_both_sliders_and_what_they_move_are_in_view_together(page: Page, width: int, height: int, lang: str):
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"/sampler?lang={lang}")
    expect(page.locator(".st-key-by_rank .lab-chart")).to_have_attribute("data-drawn", re.compile(".+"))
    settle(page)

    def box(css: str) -> FloatRect:
        found = page.locator(css).first.bounding_box()
        assert found
        return found

    def bottom(css: str) -> float:
        return box(css)["y"] + box(css)["height"]

    # The bench comes first.
    assert box(".st-key-bench")["y"] < box(".st-key-fcn-code, .st-key-sampler-step-next")["y"]
    for name in ("answer", "row"):
        assert bottom(f".st-key-{name}") <= height
    assert bottom(".st-key-by_rank .lab-chart") <= height
    # Further down they stay: with the last chart in view, both sliders are above it.
    page.locator(".st-key-quality .lab-chart").evaluate("node => node.scrollIntoView({ block: 'end' })")
    page.wait_for_timeout(300)
    for name in ("power", "sample_size"):
        slider = box(f".st-key-sampler-{name} input[type=range]")
        assert 0 <= slider["y"] < box(".st-key-quality .lab-chart")["y"] + 20
