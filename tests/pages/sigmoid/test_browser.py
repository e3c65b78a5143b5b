"""The page on the sigmoid in the browser: what moves while a slider is dragged, and what keys and buttons do."""

import re

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from pages.sigmoid import drawn, numerics
from tests.browser.dragging import frames_are_there, mouse_on, value_of
from tests.browser.waiting import settle
from ui.text.numbers import number

pytestmark = pytest.mark.browser

SCORE = "st-key-sigmoid-score"

# Where the point of a plot is, read from the picture: pixels, by the axes back to numbers.
POINT = """key => {
  const node = document.querySelector(`.st-key-${key} .lab-chart`);
  const points = [...node.querySelectorAll(".scatterlayer path.point")];
  const [, x, y] = /translate\\(([-\\d.e]+),\\s*([-\\d.e]+)\\)/.exec(points.at(-1).getAttribute("transform"));
  const { xaxis, yaxis } = node._fullLayout;
  return [xaxis.p2d(+x), yaxis.p2d(+y)];
}"""


def open_page(page: Page, query: str = "", slider: str = SCORE) -> None:
    page.goto(f"/sigmoid?lang=en{query}")
    settle(page)
    frames_are_there(page, slider)
    settle(page)


def values(page: Page) -> list[str]:
    return page.locator(".st-key-sigmoid-numbers .lab-graph b").all_inner_texts()


def test_the_points_and_numbers_follow_the_score_before_it_is_let_go(page: Page):
    open_page(page, "&step=2&t=0")
    seen = set()
    with mouse_on(page, SCORE) as move:
        for step in range(1, 25):
            move(6 * step)
            page.wait_for_timeout(30)
            score = value_of(page, SCORE)
            view = drawn.view_of(drawn.Graph(2, score, 0, "book", 1.0, 0))
            assert page.evaluate(POINT, "answer") == pytest.approx([score, view.y], abs=0.01)
            assert page.evaluate(POINT, "loss") == pytest.approx([score, view.loss], abs=0.05)
            assert values(page)[2] == number(view.loss)
            seen.add(score)
        assert page.url.endswith("t=0"), "the slider was let go"
    assert len(seen) >= 10
    expect(page).to_have_url(re.compile(rf"[?&]s={score:g}(&|$)"))
    settle(page)
    assert page.evaluate(POINT, "loss") == pytest.approx([score, view.loss], abs=0.05)


def test_the_score_is_worked_by_keys_and_does_not_turn_the_steps(page: Page):
    open_page(page)
    page.locator(f".{SCORE} input[type=range]").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("s=-1.7"))
    assert "step" not in page.url
    assert values(page)[:2] == ["−1.70", "0.1545"]


def test_the_steps_taken_grow_while_dragged(page: Page):
    taken = "st-key-sigmoid-taken"
    open_page(page, "&step=6&s=-8", taken)
    for dx in (20, 60, 90):
        with mouse_on(page, taken) as move:
            move(dx)
            page.wait_for_timeout(60)
            steps = int(value_of(page, taken))
            assert steps > 0
            view = drawn.view_of(drawn.Graph(6, -8.0, 1, "book", 1.0, steps))
            assert page.evaluate(POINT, "loss") == pytest.approx([view.score, view.loss], abs=0.05)
            move(0)


def test_the_stable_form_is_another_code_with_the_same_answer(page: Page):
    open_page(page)
    before = values(page)
    expect(page.locator(".st-key-sigmoid-code")).to_contain_text("1 / (1 + np.exp(-x))")
    page.locator(".st-key-sigmoid-form").get_by_text("stable", exact=True).click()
    expect(page.locator(".st-key-sigmoid-code")).to_contain_text("np.exp(-softplus(-x))")
    expect(page).to_have_url(re.compile("form=stable"))
    assert values(page) == before


def test_after_the_guess_both_losses_race_from_the_same_score(page: Page):
    open_page(page)
    page.get_by_text("about 0.01").click()
    page.get_by_role("button", name="This is my guess").click()
    frames_are_there(page, "st-key-sigmoid-raced")
    settle(page)
    with mouse_on(page, "st-key-sigmoid-raced") as move:
        for dx in (30, 60, 120):
            move(dx)
            page.wait_for_timeout(60)
            steps = int(value_of(page, "st-key-sigmoid-raced"))
            squared = numerics.race(steps).squared[-1]
            assert page.evaluate(POINT, "steps") == pytest.approx([steps, squared], abs=0.1)
            expect(page.locator(".st-key-raced")).to_contain_text(f"−{abs(squared):.3f}")


def test_checks_and_softmax_follow_their_sliders(page: Page):
    open_page(page, "", "st-key-sigmoid-wrong")
    with mouse_on(page, "st-key-sigmoid-wrong") as move:
        move(160)
        page.wait_for_timeout(60)
        score = value_of(page, "st-key-sigmoid-wrong")
        check = numerics.compare(np.array([score]))["book"]
        card = page.locator(".st-key-checks .lab-card").first
        expect(card).to_contain_text(number(float(check.error[0])))
        expect(card).to_contain_text("fails" if not check.agrees else "passes")
    frames_are_there(page, "st-key-sigmoid-first")
    with mouse_on(page, "st-key-sigmoid-first") as move:
        move(-80)
        page.wait_for_timeout(60)
        seen = numerics.two_classes(value_of(page, "st-key-sigmoid-first"), -0.5)
        expect(page.locator(".st-key-two")).to_contain_text(f"{seen.sigmoid:.6f}")


IS_CUT_OFF = """() => {
  const deep = (css, root = document) => [...root.querySelectorAll(css),
    ...[...root.querySelectorAll("*")].flatMap((node) => node.shadowRoot ? deep(css, node.shadowRoot) : [])];
  const [row] = deep(".lab-graph").map((graph) => graph.parentElement);
  return row.scrollWidth > row.clientWidth;
}"""


@pytest.mark.parametrize(
    "query",
    [
        "&s=12&t=0&step=2&form=stable",
        *(f"&s={s}&t={t}&step=5" for s in (-12, 12) for t in (0, 1)),
        "&s=-12&t=1&step=6&eta=10&taken=4",
    ],
)
def test_the_chain_has_room_for_the_longest_numbers(page: Page, query):
    page.goto(f"/sigmoid?lang=en{query}")
    settle(page)
    assert not page.evaluate(IS_CUT_OFF)
