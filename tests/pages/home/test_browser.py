"""The way from the home page into the lessons and back, by mouse and by keyboard."""

import re

import pytest
from playwright.sync_api import Page, expect

from pages.home import drawn
from pages.home import lesson as home
from pages.home.lesson import LESSONS
from tests.browser.dragging import frames_are_there, mouse_on, value_of
from tests.browser.waiting import after_a_run, settle
from ui.text.i18n import LANGUAGES, Text

pytestmark = pytest.mark.browser

LINKS = "a.lab-page"
STEPS = "st-key-home-steps"


def open_home(page: Page, lang: str) -> None:
    page.goto(f"/?lang={lang}")
    expect(page.locator(LINKS)).to_have_count(sum(map(len, LESSONS.values())))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_drawing_leads_to_the_lessons(page: Page, lang):
    t = Text(lang)
    open_home(page, lang)
    expect(page.get_by_role("button", name=t("home.begin", page=t("nav.bottleneck.title")))).to_be_visible()
    page.locator(LINKS, has_text=t("nav.embedding_dot.title")).click()
    expect(page).to_have_url(re.compile(f"/embedding_dot.*lang={lang}"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_progress_outlives_the_tab_and_is_saved_forgotten_and_loaded(page: Page, lang, tmp_path):
    t = Text(lang)
    begin, go_on = (t(f"home.{name}", page=t("nav.bottleneck.title")) for name in ("begin", "go_on"))
    guess = t("lesson.your_guess", guess=t("bottleneck.predict.times.options.e3")).replace("**", "")
    one_guess = f"{t('home.done.predictions')}: {t('home.done.count', done=1, total=2)}"
    one_solved = f"{t('home.done.questions')}: {t('home.done.count', done=1, total=3)}"

    # The commit lies in a fragment: its keeper writes without the page's end.
    page.goto(f"/bottleneck?lang={lang}")
    settle(page)
    page.get_by_text(t("bottleneck.predict.times.options.e3"), exact=True).click()
    page.get_by_role("button", name=t("lesson.commit")).first.click()
    expect(page.get_by_text(guess)).to_be_visible()
    page.get_by_text(t("bottleneck.quiz.double.options.softmax"), exact=True).click()
    expect(page.get_by_text(t("bottleneck.quiz.double.replies.softmax"))).to_be_visible()
    page.wait_for_function("() => /predict.times.*quiz.double/.test(localStorage.getItem('lab.progress'))")

    # Another session in the same browser, by an address that names nothing.
    page.goto(f"/bottleneck?lang={lang}")
    expect(page.get_by_text(guess)).to_be_visible()
    expect(page.get_by_text(t("bottleneck.quiz.double.replies.softmax"))).to_be_visible()
    page.goto(f"/?lang={lang}")
    expect(page.get_by_role("button", name=go_on)).to_be_visible()
    expect(page.get_by_label(one_guess)).to_be_visible()
    expect(page.get_by_label(one_solved).first).to_be_visible()

    settle(page)
    page.get_by_text(t("home.progress.title")).click()
    with page.expect_download() as download:
        page.get_by_role("button", name=t("home.progress.save")).click()
    saved = tmp_path / "progress.json"
    download.value.save_as(saved)
    page.get_by_role("button", name=t("home.progress.forget")).click()
    expect(page.get_by_role("button", name=begin)).to_be_visible()
    page.wait_for_function("() => !localStorage.getItem('lab.progress')?.includes('predict.times')")
    page.reload()
    expect(page.get_by_role("button", name=begin)).to_be_visible()

    settle(page)
    page.get_by_text(t("home.progress.title")).click()
    page.locator("input[type=file]").set_input_files(saved)
    expect(page.get_by_label(one_guess)).to_be_visible()
    page.get_by_role("button", name=go_on).click()
    expect(page.get_by_text(guess)).to_be_visible()
    # The keeper knows it anew, for sessions to come.
    page.wait_for_function("() => localStorage.getItem('lab.progress')?.includes('predict.times')")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_stations_stand_side_by_side_whatever_is_chosen(page: Page, lang):
    for query in (
        "",
        "&K=6&steps=150",
        "&K=6&example=2",
        "&K=6&example=1&steps=45",
        "&K=6&example=3&steps=150",
    ):
        page.goto(f"/?lang={lang}{query}")
        stations = page.locator(".lab-station")
        expect(stations).to_have_count(4)
        settle(page)
        cut = page.locator(".lab-station .lab-scroll")
        assert cut.evaluate_all("nodes => nodes.map((node) => node.scrollWidth - node.clientWidth)") == [
            0,
            0,
            0,
            0,
        ]
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
    settle(page, fonts=False)
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
    expect(page.get_by_role("heading", level=2, name=Text("en")("nav.approximation.title"))).to_be_visible()


# Where the lines of the true word, of a right answer drawn as a wrong one, and of the drawn words end.
ENDS = """() => document.querySelector(".st-key-answers .lab-chart").data.slice(-3).map((end) => Array.from(end.y))"""


def test_the_answers_part_while_the_steps_are_dragged(page: Page):
    page.goto("/?lang=en&example=3&K=6&steps=5")
    settle(page)
    frames_are_there(page, STEPS)
    seen = set()
    with mouse_on(page, STEPS) as move:
        for dx in range(0, 340, 20):
            move(dx)
            page.wait_for_timeout(40)
            moment = drawn.Moment(example=3, sample_size=6, steps=int(value_of(page, STEPS)), seed=1)
            now = drawn.moment(Text("en"), moment)
            seen.add(moment.steps)
            ends = page.evaluate(ENDS)
            assert ends == [pytest.approx(end["y"], rel=1e-3) for end in now.charts["answers"]["data"][-3:]]
            loss = home.run(home.State(3, 6, moment.steps, 1)).loss
            expect(page.locator(".lab-loss")).to_have_text(f"{loss:.2f}")
            expect(page.locator(".st-key-reading")).to_contain_text(f"After {moment.steps} of 150")
        assert page.url.endswith("steps=5"), "the slider was let go"
    assert len(seen) >= 10


def test_a_right_answer_that_is_drawn_as_a_wrong_one_is_flagged(page: Page):
    page.goto("/?lang=en&example=1&K=1&seed=0")
    flag = page.get_by_text("⚠ − i", exact=True)
    draw = page.get_by_role("button", name=Text("en")("home.die"))
    for _ in range(25):
        settle(page)
        if flag.count():
            break
        with after_a_run(page):
            draw.click()
    expect(flag).to_be_visible()
    expect(page.locator(".st-key-odd")).to_contain_text("whatever is learnt")
