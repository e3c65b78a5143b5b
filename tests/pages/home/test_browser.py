"""The way from the home page into the lessons and back, by mouse and by keyboard."""

import re

import pytest
from playwright.sync_api import Page, expect

from pages.home.lesson import LESSONS
from tests.browser.waiting import after_a_run, settle
from ui.text.i18n import LANGUAGES, Text

pytestmark = pytest.mark.browser

LINKS = "a.lab-page"


def open_home(page: Page, lang: str) -> None:
    page.goto(f"/?lang={lang}")
    expect(page.locator(LINKS)).to_have_count(sum(map(len, LESSONS.values())))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_drawing_leads_to_the_lessons_and_progress_comes_back(page: Page, lang):
    t = Text(lang)
    open_home(page, lang)
    expect(page.get_by_text(t("home.begin"))).to_be_visible()
    page.locator(LINKS, has_text=t("nav.embedding_dot.title")).click()
    expect(page).to_have_url(re.compile(f"/embedding_dot.*lang={lang}"))
    question = page.get_by_role("radiogroup", name=t("embedding_dot.quiz.rows.question"))
    question.get_by_text(t("embedding_dot.quiz.rows.options.three"), exact=True).click()
    expect(page.get_by_text(t("embedding_dot.quiz.rows.replies.three"))).to_be_visible()
    page.go_back()
    solved = page.get_by_text(t("home.solved", right=1, total=3))
    expect(solved).to_be_visible()
    # A new session in the same browser remembers it, until told to forget.
    page.wait_for_function("() => localStorage.getItem('lab.solved')?.includes('rows')")
    page.reload()
    expect(solved).to_be_visible()
    page.get_by_role("button", name=t("home.forget")).click()
    expect(solved).to_have_count(0)
    page.wait_for_function("() => localStorage.getItem('lab.solved') === '{}'")
    page.evaluate("() => localStorage.setItem('lab.solved', '{ }')")
    page.reload()
    expect(page.get_by_text(t("home.begin"))).to_be_visible()
    # Rewritten: the new session has been told what was kept.
    page.wait_for_function("() => localStorage.getItem('lab.solved') === '{}'")
    with after_a_run(page):
        page.locator("input[type=range]").first.press("ArrowRight")
    expect(solved).to_have_count(0)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_stations_stand_side_by_side_whatever_is_chosen(page: Page, lang):
    for query in ("", "&K=6", "&K=6&example=2", "&K=6&example=2&trained=0"):
        page.goto(f"/?lang={lang}{query}")
        stations = page.locator(".lab-station")
        expect(stations).to_have_count(4)
        settle(page)
        tops = stations.evaluate_all("nodes => nodes.map((node) => node.getBoundingClientRect().top)")
        assert len(set(tops)) == 1, query


BOXES = """() => {
  const top = document.querySelector(".lab-computation").getBoundingClientRect().top;
  return [...document.querySelectorAll(".lab-station")].map((node) => {
    const { x, y, width, height } = node.getBoundingClientRect();
    return [x, y - top, width, height];
  });
}"""


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("width", [1280, 1024, 390])
def test_the_stations_do_not_move_when_the_font_arrives(page: Page, lang, width):
    held = []
    page.route("**/Pretendard-*", lambda route: held.append(route))
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"/?lang={lang}&K=6&example=2", wait_until="commit")
    expect(page.locator(".lab-station")).to_have_count(4)
    page.wait_for_function("() => document.fonts.status === 'loading'")
    before = page.evaluate(BOXES)
    assert not page.evaluate("() => document.fonts.check('16px Pretendard')")
    assert held
    for route in held:
        route.continue_()
    page.unroute("**/Pretendard-*")
    settle(page)
    assert page.evaluate("() => document.fonts.check('16px Pretendard')")
    assert page.evaluate(BOXES) == before


def test_a_link_in_the_drawing_works_by_keyboard(page: Page):
    open_home(page, "en")
    link = page.locator(LINKS).last
    link.focus()
    assert link.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2, name=Text("en")("nav.loss_layer.title"))).to_be_visible()
