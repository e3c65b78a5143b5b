"""What surrounds the pages: language, addresses, links, sizes."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.waiting import settle
from ui.navigation.entries import ENTRIES
from ui.text.i18n import LANGUAGES, Text
from ui.web import assets

pytestmark = pytest.mark.browser

NAMES = [entry.name for entry in ENTRIES]
CONTENT = "[data-testid=stMainBlockContainer]"


def address(name: str) -> str:
    return "/" if name == NAMES[0] else f"/{name}"


def open_page(page: Page, name: str, lang: str) -> None:
    page.goto(f"{address(name)}?lang={lang}")
    expect(page.get_by_role("heading", level=2, name=Text(lang)(f"nav.{name}.title"))).to_be_visible()
    settle(page)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_cold_deep_link_opens_its_page_without_errors(page: Page, name, lang):
    open_page(page, name, lang)
    page.wait_for_function("lang => document.documentElement.lang === lang", arg=lang)
    t = Text(lang)
    expect(page).to_have_title(f"{t(f'nav.{name}.title')} · {t('common.app')}")
    assert page.locator("[data-testid=stException]").count() == 0


@pytest.mark.parametrize(
    "unknown",
    ["no_such_page", "sampler/x", "ko/sampler", "app.py", "index.html", "static/js/x", "a/b/c/", "%ff%zz"],
)
def test_an_address_that_no_page_has_leads_to_the_first(page: Page, unknown):
    page.goto(f"/{unknown}?lang=ko")
    expect(page.get_by_role("heading", level=2, name="한눈에 보기")).to_be_visible()
    assert page.get_by_role("dialog").count() == 0
    assert re.search(r"/\?.*lang=ko", page.url)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_sticks_out_on_a_phone(page: Page, name, lang):
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, name, lang)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    wide = page.evaluate(
        """() => [...document.querySelectorAll('[data-testid=stMainBlockContainer] *')]
          .filter((node) => node.getBoundingClientRect().right > 391)
          // Sliders keep an unseen input of the browser's own width.
          .filter((node) => !node.matches('input[type=range]'))
          .filter((node) => !node.closest('.lab-scroll, .lab-code, .katex-display, pre, [data-testid=stDataFrame]'))
          .map((node) => node.outerHTML.slice(0, 120)).slice(0, 3)"""
    )
    assert not wide


def test_formulas_render(page: Page):
    for name in NAMES:
        open_page(page, name, "en")
        assert page.locator(".katex-error").count() == 0


def test_the_language_is_kept_in_the_address_and_across_pages(page: Page):
    open_page(page, "train", "en")
    page.get_by_text("한국어").click()
    expect(page.get_by_role("heading", level=2, name="학습")).to_be_visible()
    expect(page).to_have_url(re.compile("lang=ko"))
    page.get_by_role("link", name="한눈에 보기").click()
    expect(page.get_by_role("heading", level=2, name="한눈에 보기")).to_be_visible()
    expect(page).to_have_url(re.compile("lang=ko"))


def test_the_browsers_language_is_the_default(open_context):
    page = open_context(locale="ko-KR").new_page()
    page.goto("/")
    expect(page.get_by_role("heading", level=2, name="한눈에 보기")).to_be_visible()


def test_a_slider_writes_the_address_and_a_reload_reads_it(page: Page):
    page.goto("/train?lang=en&K=7")
    slider = page.locator("input[type=range]").nth(1)
    expect(slider).to_have_value("7")
    settle(page)
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("K=8"))
    page.reload()
    expect(slider).to_have_value("8")
    page.get_by_role("link", name="At a glance").click()
    expect(page.get_by_role("heading", level=2, name="At a glance")).to_be_visible()
    page.go_back()
    expect(slider).to_have_value("8")


def test_moving_sliders_does_not_fill_the_history(page: Page):
    page.goto("/train?lang=en")
    slider = page.locator("input[type=range]").first
    expect(slider).to_have_value("0.75")
    settle(page)
    slider.focus()
    before = page.evaluate("history.length")
    for value in ("0.8", "0.85", "0.9", "0.95"):
        page.keyboard.press("ArrowRight")
        expect(page).to_have_url(re.compile(f"power={value}(&|$)"))
    assert page.evaluate("history.length") == before


def test_the_font_comes_from_this_server(page: Page):
    open_page(page, "home", "ko")
    assert page.evaluate("document.fonts.check('16px Pretendard', '가')")
    loaded = page.evaluate(
        "[...document.fonts].filter((f) => f.family.includes('Pretendard') && f.status === 'loaded').length"
    )
    assert loaded >= 1


def test_assets_are_compressed_once_and_kept_long(page: Page, app):
    open_page(page, "train", "en")
    answer = page.request.get(app + assets.url("plotly.js"), headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert page.request.get(app + "/lab/assets/secrets.toml").status == 404


def test_a_choice_survives_a_change_of_language_before_it_is_committed(page: Page):
    page.goto("/yes_or_no?lang=en")
    page.get_by_text("Only its sigmoid changes").click()
    page.get_by_text("anything between 0 and 5").click()
    expect(page.get_by_role("button", name="This is my guess")).to_be_enabled()
    page.get_by_text("한국어", exact=True).click()
    for label in ("시그모이드만 변한다", "0과 5 사이의 어떤 값도 될 수 있다"):
        expect(page.get_by_role("radio", name=label)).to_be_checked()
    page.get_by_role("button", name="이렇게 예상합니다").click()
    expect(page.get_by_text("시그모이드만 변한다고 예상했지만 반대입니다.")).to_be_visible()


def test_menus_speak_the_new_language(page: Page):
    page.goto("/train?lang=en&corpus=toy_en")
    expect(page.get_by_role("combobox", name="Corpus")).to_have_value("Toy world (English)")
    page.get_by_text("한국어", exact=True).click()
    expect(page.get_by_role("combobox", name="말뭉치")).to_have_value("장난감 세계(영어)")
    expect(page).to_have_url(re.compile("corpus=toy_en"))


def test_on_a_phone_nothing_shines_through_the_line_of_the_menu(page: Page):
    page.set_viewport_size({"width": 390, "height": 844})
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        open_page(page, "sigmoid", "en")
        colours = [
            page.locator(f"[data-testid={part}]").evaluate("node => getComputedStyle(node).backgroundColor")
            for part in ("stHeader", "stApp")
        ]
        assert colours[0] == colours[1] != "rgba(0, 0, 0, 0)"


def test_the_buttons_of_a_chart_leave_its_title_free(page: Page):
    open_page(page, "sigmoid", "en")
    chart = page.locator(".st-key-answer .lab-chart")
    chart.hover()
    buttons, title = chart.locator(".modebar").bounding_box(), chart.locator(".gtitle").bounding_box()
    assert buttons
    assert title
    assert buttons["y"] > title["y"] + title["height"]
