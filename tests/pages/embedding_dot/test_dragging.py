"""The comparison of gradients moves while its slider is dragged."""

import re

import pytest
from playwright.sync_api import Page, expect

from pages.embedding_dot import drawn, lesson
from tests.browser.dragging import frames_are_there, mouse_on, value_of
from tests.browser.waiting import settle
from ui.text.i18n import Text

pytestmark = pytest.mark.browser

SLIDER = "st-key-embedding_dot-vocab_size"


def test_the_points_and_the_figures_follow_the_mouse_before_it_is_let_go(page: Page):
    page.goto("/embedding_dot?lang=en")
    settle(page)
    frames_are_there(page, SLIDER)
    page.locator(".st-key-traffic").scroll_into_view_if_needed()
    settle(page)
    seen = set()
    with mouse_on(page, SLIDER) as move:
        for dx in range(-500, 301, 100):
            move(dx)
            page.wait_for_timeout(50)
            size = lesson.VOCAB_SIZES[int(value_of(page, SLIDER))]
            seen.add(size)
            now = drawn.traffic(Text("en"), drawn.Traffic(size))
            *_, points = now.charts["traffic"]["data"]
            expect(page.locator(".st-key-traffic .textpoint text")).to_have_text(points["text"])
            figures = [cell[3][2] for cell in now.trees["traffic_facts"][2:]]
            expect(page.locator(".st-key-traffic_facts .lab-figure")).to_have_text(figures)
        assert page.url.endswith("lang=en"), "the slider was let go"
    assert seen == set(lesson.VOCAB_SIZES)
    expect(page).to_have_url(re.compile(f"V={size}"))
