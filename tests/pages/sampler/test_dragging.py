"""The page on how negatives are drawn moves while its sliders are dragged."""

import re

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from pages.sampler import drawn as sampler_drawn
from pages.sampler import lesson, rules
from pages.sampler.drawings import summary
from tests.browser.dragging import finger_on, frames_are_there, mouse_on, value_of
from tests.browser.waiting import PATIENCE, settle
from ui.text.i18n import Text
from ui.text.numbers import decimal

pytestmark = pytest.mark.browser

POWER, SIZE = "st-key-sampler-power", "st-key-sampler-sample_size"

# The chosen power's curve, read from the picture: pixels, by the axes back to numbers.
CURVE = """() => {
  const node = document.querySelector(".st-key-by_rank .lab-chart");
  const path = node.querySelectorAll(".scatterlayer .trace path.js-line")[3].getAttribute("d");
  const { xaxis, yaxis } = node._fullLayout;
  return [...path.matchAll(/[ML]([-\\d.e]+),([-\\d.e]+)/g)].map(([, x, y]) => [xaxis.p2d(+x), yaxis.p2d(+y)]);
}"""

# Everything that is drawn, by pixel, and every text.
PICTURE = """() => ["by_rank", "factor", "among", "facts", "answer", "row"].map((key) => document.querySelector(
  `.st-key-${key}`)).map((part) => [
  [...part.querySelectorAll(".point, .textpoint, .textpoint text")].map((node) =>
    ["transform", "x", "y"].flatMap((name) => node.getAttribute(name)?.match(/-?[\\d.]+/g)?.map(Number) ?? [])),
  part.innerText,
])"""


def open_page(page: Page, query: str = "", slider: str = POWER) -> None:
    page.goto(f"/sampler?lang=en{query}")
    settle(page)
    frames_are_there(page, slider)
    settle(page)


def assert_is_curve_of(curve: list[list[float]], power: float) -> None:
    view = lesson.view("wordnet", power)
    x, y = np.log(np.array(curve)).T
    # Plotly leaves out points that lie on the line between others to a fraction of a pixel, which is 3 per cent here.
    shown = np.exp(np.interp(np.log(view.curve + 1), x, y))
    assert shown == pytest.approx(view.curves[power], rel=0.03 if len(x) < len(view.curve) else 0.005)


def drag(page: Page, hold) -> list[float]:
    """Move the power through many values without letting go; check each; return them."""
    seen: list[float] = []
    with hold(page, POWER) as move:
        for step in range(1, 25):
            move(-8 * step if step < 20 else 5 * (step - 19))
            page.wait_for_timeout(30)
            power = value_of(page, POWER)
            if seen and power == seen[-1]:
                continue
            seen.append(power)
            assert_is_curve_of(page.evaluate(CURVE), power)
            expect(page.locator(".st-key-facts")).to_contain_text(f"power {decimal(power, 'g')} (the slider)")
            view = lesson.view("wordnet", power)
            effective = summary(Text("en"), view, view.words, power)[2][3][2]
            expect(page.locator(".st-key-facts .lab-facts dd").first).to_have_text(effective)
        assert page.url.endswith("lang=en"), "the slider was let go"
        held = page.evaluate(PICTURE)
    expect(page).to_have_url(re.compile(f"power={seen[-1]:g}"))
    settle(page)
    page.wait_for_function(
        "power => document.querySelector('.st-key-by_rank .lab-chart').labChart.changes === null",
        arg=seen[-1],
    )
    # Plotly itself then draws the same, to half a pixel.
    for (places, text), (places_drawn, text_drawn) in zip(held, page.evaluate(PICTURE), strict=True):
        assert text == text_drawn
        for place, drawn in zip(places, places_drawn, strict=True):
            assert place == pytest.approx(drawn, abs=0.5)
    assert_is_curve_of(page.evaluate(CURVE), seen[-1])
    return seen


def test_the_curve_follows_the_mouse_before_it_is_let_go(page: Page):
    open_page(page)
    assert len(set(drag(page, mouse_on))) >= 10


def test_the_curve_follows_a_finger(browser, app):
    context = browser.new_context(
        viewport={"width": 1024, "height": 720}, locale="en-US", base_url=app, has_touch=True
    )
    page = context.new_page()
    open_page(page)
    assert len(set(drag(page, finger_on))) >= 10
    context.close()


def test_a_hand_that_goes_on_is_not_thrown_back_by_an_answer_to_where_it_was(page: Page):
    open_page(page)
    with mouse_on(page, POWER) as move:
        move(-40)
    with mouse_on(page, POWER) as move:
        move(-80)
        settle(page)
        page.wait_for_timeout(500)
        power = value_of(page, POWER)
        expect(page).not_to_have_url(re.compile("lang=en$"))
        assert not page.url.endswith(f"power={power:g}")
        assert_is_curve_of(page.evaluate(CURVE), power)
        expect(page.locator(".st-key-facts")).to_contain_text(f"power {decimal(power, 'g')} (the slider)")


def until_it_is_curve_of(page: Page, power: float):
    """Wait until the chart shows a power: the frame is painted when the browser comes to it."""
    for _ in range(PATIENCE // 50):
        try:
            return assert_is_curve_of(page.evaluate(CURVE), power)
        except AssertionError:
            page.wait_for_timeout(50)
    assert_is_curve_of(page.evaluate(CURVE), power)


def test_the_keyboard_moves_at_once_and_python_agrees(page: Page):
    open_page(page)
    page.locator(f".{POWER} input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    until_it_is_curve_of(page, 0.8)
    expect(page).to_have_url(re.compile("power=0.8"))
    settle(page)
    assert_is_curve_of(page.evaluate(CURVE), 0.8)
    page.keyboard.press("Home")
    until_it_is_curve_of(page, -0.5)


def test_back_where_it_was_the_page_is_as_it_was(page: Page):
    open_page(page)
    before = page.evaluate(PICTURE), page.evaluate(CURVE)
    with mouse_on(page, POWER) as move:
        move(-60)
        page.wait_for_timeout(50)
        assert page.evaluate(PICTURE) != before[0]
        move(0)
        page.wait_for_timeout(50)
        picture, curve = page.evaluate(PICTURE), page.evaluate(CURVE)
    for (places, text), (places_before, text_before) in zip(picture, before[0], strict=True):
        assert text == text_before
        for place, old in zip(places, places_before, strict=True):
            assert place == pytest.approx(old, abs=0.5)
    assert_is_curve_of(curve, 0.75)


def test_the_sample_size_moves_its_points(page: Page):
    open_page(page, slider=SIZE)
    chance = lesson.among("wordnet", 0.75)[0]
    with mouse_on(page, SIZE) as move:
        for dx in (20, 60, 100):
            move(dx)
            page.wait_for_timeout(50)
            size = int(value_of(page, SIZE))
            assert size > 5
            label = page.locator(".st-key-among .textpoint text").first
            expect(label).to_have_text(f"the: {chance[size - 1]:.1%}")
            words, _ = lesson.vocabulary("wordnet")
            row = lesson.row("wordnet", 0.75, size, seed=1)
            shown = page.locator(".lab-negative").evaluate_all("nodes => nodes.map((n) => n.firstChild.data)")
            assert shown == [words[i] for i in row]
            expect(page.locator(".st-key-answer")).to_contain_text(f"rows of K = {size}")


def test_a_dragged_power_empties_the_pile(page: Page):
    open_page(page, "&view=draws&corpus=book")
    page.get_by_role("button", name="+ 100", exact=True).click()
    expect(page.locator(".st-key-pile_said")).to_contain_text("100 draws")
    settle(page)
    with mouse_on(page, POWER) as move:
        move(-60)
        power = value_of(page, POWER)
        expect(page.locator(".lab-stack b")).to_have_count(0)
        expect(page.locator(".st-key-pile_said")).to_contain_text("Press a button")
        tree = sampler_drawn.draws(Text("en"), sampler_drawn.Draws("book", power, 1)).trees["pile"]
        heights = page.locator(".lab-stack i").evaluate_all("nodes => nodes.map((node) => node.style.bottom)")
        drawn = [column[2][2][1]["style"].removeprefix("bottom:") for column in tree[2][2:]]
        assert [float(h[:-2]) for h in heights] == [float(h[:-2]) for h in drawn]
        move(0)
        expect(page.locator(".st-key-pile_said")).to_contain_text("100 draws")


def test_the_rules_follow_the_power(page: Page):
    open_page(page, "&view=rules&corpus=book")
    with mouse_on(page, POWER) as move:
        move(-60)
        values = {"corpus": "book", "power": value_of(page, POWER), "sample_size": 5, "target": "common"}
        view = rules.view(**values, seed=1)
        shares = [
            f"{share:.1%}"
            for rule in view.rules
            for share in (rule.hits, rule.hits_drawn, rule.repeats, rule.repeats_drawn)
        ]
        expect(page.locator(".lab-rules td")).to_have_text(shares)
        bars = page.evaluate("() => document.querySelector('.st-key-columns .lab-chart').data[0].y.length")
        assert bars == len(view.columns.law)
