"""Page 8 moves while its sliders are dragged, each frame as Python draws it, on axes that stay."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from pages.approximation import drawn, pair_scores
from pages.approximation.nearness import GUESSES, OF
from pages.approximation.ruler import ZERO_GUESSES
from pages.approximation.settings import APPROXIMATION
from tests.browser.dragging import frames_are_there, mouse_on, value_of
from tests.browser.waiting import settle
from tests.frames import assert_frames_are_drawn
from ui.settings.table import part_of
from ui.text.i18n import Text

T = Text("en")
NEGATIVES = "st-key-approximation-negatives"
DEFAULTS = APPROXIMATION.defaults
OFFERS = [
    *(
        (drawn.near, part_of(DEFAULTS, drawn.Near, guess="level"), name)
        for name in ("size", "draws", "example")
    ),
    (drawn.meaning, part_of(DEFAULTS, drawn.Meaning), "negatives"),
    *(
        (drawn.ruled, part_of(DEFAULTS, drawn.Ruled, guess="one"), name)
        for name in ("first_size", "second_size")
    ),
]


@pytest.mark.parametrize(("draw", "shown", "name"), OFFERS, ids=[name for _, _, name in OFFERS])
def test_every_frame_is_what_python_draws(draw, shown, name):
    assert_frames_are_drawn(T, draw, shown, name, APPROXIMATION[name].grid())


@pytest.mark.parametrize(("draw", "shown", "name"), OFFERS, ids=[name for _, _, name in OFFERS])
def test_axes_stay_while_one_drags(draw, shown, name):
    frames = [draw(T, replace(shown, **{name: value})) for value in APPROXIMATION[name].grid()]
    for key, chart in frames[0].charts.items():
        layouts = [frame.charts[key]["layout"] for frame in frames]
        assert all(layout == chart["layout"] for layout in layouts)
        assert all("range" in axis for title, axis in chart["layout"].items() if "axis" in title)


def test_a_guess_and_every_view_can_be_drawn():
    shown = part_of(DEFAULTS, drawn.Near, guess="level")
    for guess in GUESSES:
        for of in OF:
            assert drawn.near(T, replace(shown, guess=guess, of=of, view="mean")).charts
    for guess in ZERO_GUESSES:
        assert drawn.ruled(T, drawn.Ruled(1, 1, guess)).charts
    for pair in pair_scores.NAMES:
        assert drawn.meaning(T, drawn.Meaning(pair, 20)).charts


@pytest.mark.browser
def test_the_answer_falls_under_the_mouse_before_it_is_let_go(page: Page):
    page.goto("/approximation?lang=en&tab=meaning")
    settle(page)
    frames_are_there(page, NEGATIVES)
    address, seen = page.url, set()
    with mouse_on(page, NEGATIVES) as move:
        for dx in range(20, 300, 20):
            move(dx)
            k = int(value_of(page, NEGATIVES))
            said = drawn.meaning_said(drawn.Meaning("you-say", k))
            expect(page.locator(".st-key-pair_said")).to_contain_text(f"is {said['y']} at k = {k}")
            seen.add(k)
        assert page.url == address
    assert len(seen) >= 5
