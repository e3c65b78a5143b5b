"""The page on negative sampling moves while its sliders are dragged."""

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from pages.negative_sampling import lesson
from tests.browser.dragging import frames_are_there, mouse_on, value_of
from tests.browser.waiting import settle
from ui.text.numbers import decimal

pytestmark = pytest.mark.browser

TRAINED, SIZE = "st-key-negative_sampling-trained", "st-key-negative_sampling-sample_size"


def test_the_losses_follow_the_training_before_it_is_let_go(page: Page):
    page.goto("/negative_sampling?lang=en&step=6")
    settle(page)
    frames_are_there(page, TRAINED)
    address, seen = page.url, set()
    with mouse_on(page, TRAINED) as move:
        for dx in (-160, -60, 60, 160):
            move(dx)
            steps = lesson.TRAINED[int(value_of(page, TRAINED))]
            view = lesson.run(lesson.State(trained=steps))
            expect(page.locator(".st-key-fcn-numbers .lab-sum")).to_have_text(decimal(view.loss, ".3f"))
            expect(page.locator(".st-key-notations .lab-sum").first).to_have_text(f"{view.loss:.6f}")
            seen.add(steps)
        assert page.url == address
    assert len(seen) >= 3


def test_negatives_join_while_their_number_is_dragged(page: Page):
    page.goto("/negative_sampling?lang=en")
    settle(page)
    frames_are_there(page, SIZE)
    address, seen = page.url, set()
    with mouse_on(page, SIZE) as move:
        for dx in range(20, 320, 30):
            move(dx)
            size = int(value_of(page, SIZE))
            expect(page.locator(".st-key-questions .lab-asked-noise")).to_have_count(size)
            expect(page.locator(".st-key-questions .lab-muted").last).to_contain_text(
                f"{(size + 1) * np.log(2):.2f}"
            )
            seen.add(size)
        assert page.url == address
    assert len(seen) >= 5
