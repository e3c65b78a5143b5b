"""The numbers of page 7 move while a slider is dragged, each frame as Python draws it."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from pages.loss_layer import drawn, lesson
from pages.loss_layer.settings import LOSS_LAYER
from tests.browser.dragging import frames_are_there, mouse_on, value_of
from tests.browser.waiting import settle
from tests.frames import assert_frames_are_drawn
from ui.settings.table import part_of
from ui.text.i18n import Text

T = Text("en")
BATCH_SIZE = "st-key-loss_layer-batch_size"


@pytest.mark.parametrize("step", range(1, len(lesson.STEPS) + 1))
@pytest.mark.parametrize("name", ["sample_size", "batch_size", "hidden_size", "learning_rate", "question"])
def test_every_frame_of_a_step_is_what_python_draws(step, name):
    shown = replace(part_of(LOSS_LAYER.defaults, drawn.Batch), step=step)
    assert_frames_are_drawn(
        T, drawn.batch, shown, name, LOSS_LAYER[name].grid(2 if name == "question" else None)
    )


@pytest.mark.parametrize("hold", [True, False])
def test_every_frame_of_the_check_is_what_python_draws(hold):
    shown = replace(part_of(LOSS_LAYER.defaults, drawn.Checked), hold=hold)
    assert_frames_are_drawn(T, drawn.check, shown, "shift", LOSS_LAYER["shift"].grid())


@pytest.mark.browser
def test_rows_of_the_batch_come_and_go_before_the_mouse_is_let_go(page: Page):
    page.goto("/loss_layer?lang=en&step=3")
    settle(page)
    frames_are_there(page, BATCH_SIZE)
    words = page.locator(".st-key-fcn-numbers tbody tr", has_text="b=")
    address, seen = page.url, set()
    with mouse_on(page, BATCH_SIZE) as move:
        for dx in range(0, 160, 20):
            move(dx)
            size = int(value_of(page, BATCH_SIZE))
            expect(words).to_have_count(size)
            seen.add(size)
        assert page.url == address
    assert len(seen) >= 4
