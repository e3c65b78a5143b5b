"""The page moves while its sliders are dragged: as Python draws it for each value, before they are let go."""

import re

import pytest
from playwright.sync_api import Page, expect

from material.sentence import IDS
from pages.yes_or_no import drawn, lesson
from tests.browser.dragging import frames_are_there, mouse_on, value_of
from tests.browser.waiting import settle
from ui.text.i18n import Text

pytestmark = pytest.mark.browser

SCORE, SIZE = "st-key-yes_or_no-other_score", "st-key-yes_or_no-sample_size"
VIEW = lesson.run(lesson.State())

# The heights, or the lengths, of the bars of one trace, read from the picture by its axis.
BARS = """([key, trace, name]) => {
  const node = document.querySelector(`.st-key-${key} .lab-chart`);
  const axis = node._fullLayout[name];
  const [side, low, high] = [name === "xaxis" ? "width" : "height", ...axis.range];
  return [...node.querySelectorAll(".barlayer .trace.bars")][trace].querySelectorAll(".point path").values()
    .map((path) => (path.getBBox()[side] / axis._length) * (high - low))
    .toArray();
}"""


def test_softmax_follows_another_words_score_and_the_sigmoid_stays(page: Page):
    page.goto("/yes_or_no?lang=en&g.push=softmax")
    settle(page)
    frames_are_there(page, SCORE)
    seen = set()
    with mouse_on(page, SCORE) as move:
        for step in range(1, 20):
            move(-15 * step)
            page.wait_for_timeout(40)
            score = round(value_of(page, SCORE), 1)
            pushed = lesson.push(VIEW, IDS["hello"], score)
            heights = page.evaluate(BARS, ["side_by_side", 0, "yaxis"])
            assert heights == pytest.approx(pushed.softmax, abs=0.01)
            cells = page.locator(".lab-outcome td").all_inner_texts()
            assert cells[:2] == [f"{VIEW.softmax[VIEW.word]:.4f}", f"{pushed.softmax[VIEW.word]:.4f}"]
            assert cells[4:7] == [f"{VIEW.sigmoid[VIEW.word]:.4f}"] * 2 + ["stays"]
            seen.add(score)
        assert "score=" not in page.url, "the slider was let go"
    assert len(seen) >= 10
    expect(page).to_have_url(re.compile("score="))


def test_the_sums_grow_with_the_negatives(page: Page):
    page.goto("/yes_or_no?lang=en&K=1")
    settle(page)
    frames_are_there(page, SIZE)
    sums = lesson.sums(0, "say", 1)
    seen = set()
    with mouse_on(page, SIZE) as move:
        for step in range(1, 9):
            move(120 * step)
            page.wait_for_timeout(40)
            K = int(value_of(page, SIZE))
            lengths = page.evaluate(BARS, ["sums", 1, "xaxis"])
            assert sum(lengths) == pytest.approx(sums.before[: K + 1].sum(), abs=0.05)
            sentence = drawn.sums(Text("en"), drawn.Asked(0, "say", 1, K)).trees["sums_said"]
            expect(page.locator(".st-key-sums_said")).to_have_text(sentence[2][2])
            seen.add(K)
    assert len(seen) > 2
