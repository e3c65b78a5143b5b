"""The lists of nearest words grow and shrink while the slider is dragged."""

import pytest
from playwright.sync_api import Page

from pages.studio.explore.drawn import Asked, draw
from pages.studio.explore.settings import EXPLORE
from tests.browser.dragging import frames_are_there, mouse_on, value_of
from tests.browser.waiting import settle
from tests.frames import assert_frames_are_drawn
from ui.text.i18n import Text

TOP = "st-key-explore-top"


@pytest.mark.parametrize(
    ("tab", "words"), [("near", ("say",)), ("analogy", ("you", "say", "i")), ("roles", ("say",))]
)
def test_every_frame_is_what_python_draws(tab, words):
    shown = Asked(tab, ("book", "book"), words, 5)
    assert_frames_are_drawn(Text("en"), draw, shown, "top", EXPLORE["top"].grid())


@pytest.mark.browser
def test_the_list_follows_the_mouse_before_it_is_let_go(page: Page):
    page.goto("/explore?lang=en")
    settle(page)
    frames_are_there(page, TOP)
    words = page.locator(".lab-chart .yaxislayer-above .ytick, .lab-chart .ytick")
    address = page.url
    seen = set()
    with mouse_on(page, TOP) as move:
        for dx in range(20, 200, 20):
            move(dx)
            shown = int(value_of(page, TOP))
            page.wait_for_function(
                "shown => document.querySelectorAll('.lab-chart .bars .point').length === shown", arg=shown
            )
            seen.add(shown)
        assert page.url == address
    assert len(seen) >= 5
    assert words.count() == max(seen)
