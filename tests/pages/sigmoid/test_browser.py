"""The explorer of the page on the sigmoid: what the browser computes, and how it is worked by hand and by key."""

import re
from urllib.parse import parse_qs, urlparse

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from pages.sigmoid import lesson, numerics
from tests.browser.waiting import after_a_run, settle

pytestmark = pytest.mark.browser

ROOT = ".lab-explorer"
SLIDER = f"{ROOT} .lab-slider input"
NUMBERS = """([root, places]) => {
  const node = document.querySelector(root);
  const slider = node.querySelector(".lab-slider input");
  return places.map((place) => {
    slider.value = place;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    return { ...node.dataset };
  });
}"""

FOCUSED = """() => {
  const node = document.activeElement;
  return node.closest(".lab-explorer") ? node.className || node.type : "outside";
}"""


def open_page(page: Page, query: str = "") -> None:
    page.goto(f"/sigmoid?lang=en{query}")
    page.wait_for_selector(SLIDER)
    settle(page)


def numbers(page: Page) -> dict[str, float]:
    data = page.locator(ROOT).evaluate("node => ({ ...node.dataset })")
    return {name: float(value) for name, value in data.items() if name != "path"}


def path_of(page: Page) -> list[float]:
    return [float(s) for s in (page.locator(ROOT).get_attribute("data-path") or "").split()]


def query(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlparse(page.url).query).items()}


@pytest.mark.parametrize("label", [1, 0])
def test_the_browsers_formulas_are_the_cores(page: Page, label):
    open_page(page, f"&t={label}")
    found = page.evaluate(NUMBERS, [ROOT, list(range(-124, 125))])
    s = np.array([float(row["s"]) for row in found])
    assert (s[0], s[-1], s[124]) == (-30, 30, 0)
    assert np.diff(s) == pytest.approx(np.where(np.abs(s[:-1] + s[1:]) < 16, 0.1, 0.5))

    core = numerics.curves(s, label)
    wide = s.astype(np.longdouble)
    y, not_y = 1 / (1 + np.exp(-wide)), 1 / (1 + np.exp(wide))
    right = y if label else not_y
    error = -not_y if label else y
    oracle = {
        "y": y,
        "loss": -np.log(right),
        "loss1": -np.log(y),
        "loss0": -np.log(not_y),
        "gradient": error,
        "squared": error**2 / 2,
        "squaredGradient": error * y * not_y,
        "book": -np.log(right + np.longdouble("1e-7")),
        "bookGradient": (1 - 2 * label) * y * not_y / (right + np.longdouble("1e-7")),
    }
    of_core = {
        "y": core.y,
        "loss": core.loss_1 if label else core.loss_0,
        "loss1": core.loss_1,
        "loss0": core.loss_0,
        "gradient": core.gradient,
        "squared": core.squared,
        "squaredGradient": core.squared_gradient,
        "book": core.book,
    }
    for name, truth in oracle.items():
        shown = np.array([float(row[name]) for row in found])
        # The oracle itself rounds log y where y is near 1; the error y - t is exact everywhere.
        atol = 0 if name in ("y", "gradient", "squaredGradient") else 1e-12
        np.testing.assert_allclose(shown, truth.astype(float), rtol=1e-9, atol=atol, err_msg=name)
        if name in of_core:
            # Where the core rounds y to 1, its y - t is known to 1e-16 only.
            np.testing.assert_allclose(shown, of_core[name], rtol=1e-9, atol=1e-12, err_msg=name)
    # The core's slope is measured, by differences of a loss that rounds 1 - y.
    slope = np.array([float(row["bookGradient"]) for row in found])
    np.testing.assert_allclose(slope, core.book_slope, atol=2e-5)


@pytest.mark.parametrize("rate", ["0.5", "1", "10"])
def test_the_browsers_steps_are_the_optimisers(page: Page, rate):
    open_page(page, f"&s=-6.5&t=1&eta={rate}&taken=40")
    view = lesson.run(lesson.State(-6.5, 1, float(rate), 40))
    np.testing.assert_allclose(path_of(page), view.path, rtol=1e-9)


def test_the_slider_is_worked_by_keys_and_does_not_turn_the_steps(page: Page):
    open_page(page)
    slider = page.locator(SLIDER)
    slider.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert numbers(page)["s"] == -1.7
    assert slider.get_attribute("aria-valuetext") == "s = −1.70, y = 0.1545"
    expect(page).to_have_url(re.compile("s=-1.7"))
    page.keyboard.press("End")
    assert numbers(page)["s"] == 30
    expect(page).to_have_url(re.compile("s=30"))
    assert "step" not in query(page)
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert numbers(page)["t"] == 0
    expect(page).to_have_url(re.compile("t=0"))
    assert "step" not in query(page)
    expect(page.get_by_text("s = 30.00").first).to_be_visible()


def test_the_keyboard_reaches_every_control_and_gets_out_again(page: Page):
    open_page(page, "&taken=1")
    page.locator(SLIDER).focus()
    reached = []
    for _ in range(14):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    steps = ["lab-button lab-one", "lab-button lab-ten", "lab-button lab-back", "range"]
    expected = ["radio", "lab-help", "lab-help", "checkbox", "lab-help", *steps, "lab-help", "outside"]
    assert reached[: len(expected)] == expected


def test_the_arrow_keys_turn_the_steps_elsewhere(page: Page):
    open_page(page)
    page.locator("h2").first.click()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("step=2"))
    expect(page.locator(".lab-cell.lab-lit")).to_contain_text("y")


def test_a_point_follows_the_hand_and_python_follows_at_the_end(page: Page):
    open_page(page, "&step=2")
    box = page.locator(".lab-plot").first.bounding_box()
    assert box is not None
    left, width, y = box["x"] + 34, box["width"] - 44, box["y"] + 60
    page.mouse.move(left + 0.25 * width, y)
    page.mouse.down()
    assert numbers(page)["s"] == pytest.approx(-4, abs=0.1)
    page.mouse.move(left + 0.75 * width, y)
    assert numbers(page)["s"] == pytest.approx(4, abs=0.1)
    assert "s=" not in page.url
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"[?&]s=(3\.9|4|4\.1)(&|$)"))
    answer = numbers(page)["y"]
    expect(page.get_by_text(f"y = {answer:.4g}", exact=False).first).to_be_visible()


def test_steps_are_taken_kept_by_the_address_and_undone(page: Page):
    open_page(page)
    for _ in range(3):
        page.get_by_role("button", name="Take a step").click()
    page.get_by_role("button", name="10 steps").click()
    expect(page).to_have_url(re.compile("taken=13"))
    path = page.locator(ROOT).get_attribute("data-path")
    assert len(path_of(page)) == 14
    page.reload()
    page.wait_for_selector(f"{ROOT}[data-path='{path}']")
    page.get_by_role("button", name="Back to the start").click()
    assert numbers(page)["s"] == -2
    expect(page).not_to_have_url(re.compile("taken"))
    expect(page.get_by_role("button", name="Back to the start")).to_be_disabled()


def test_squared_error_waits_for_the_guess(page: Page):
    open_page(page)
    box = page.get_by_role("checkbox", name=re.compile("squared error"))
    expect(box).to_be_disabled()
    page.get_by_role("button", name="This is my guess").click()
    expect(box).to_be_enabled()
    box.check()
    expect(page).to_have_url(re.compile("squared=1"))
    green = page.locator(".lab-curve.lab-squared").first
    assert (green.get_attribute("d") or "").startswith("M")


def test_the_language_changes_the_words_and_not_the_numbers(page: Page):
    open_page(page, "&s=1.5&taken=2")
    before = numbers(page)
    page.get_by_text("한국어").click()
    expect(page.get_by_role("button", name="한 걸음 가기")).to_be_visible()
    assert numbers(page) == before


def test_a_made_up_state_is_not_believed(page: Page):
    open_page(page)
    slider = page.locator(SLIDER)
    slider.evaluate("node => { node.max = 5000; node.value = 5000; node.dispatchEvent(new Event('input')); }")
    with after_a_run(page):
        slider.evaluate("node => node.dispatchEvent(new Event('change', { bubbles: true }))")
    assert "s" not in query(page)
    assert page.locator("[data-testid=stException]").count() == 0
