"""Lecture mode in a browser: each scene fits its screen, and the keys do what the sheet says."""

import re
from itertools import cycle

import pytest
from playwright.sync_api import Page, expect

from tests.browser.waiting import after_a_run, settle
from ui.navigation.entries import ENTRIES
from ui.text.i18n import LANGUAGES, Text

pytestmark = pytest.mark.browser

STAGED = [
    entry.name for entry in ENTRIES if entry.name not in ("train", "explore", "clinic", "glossary", "review")
]
"""Pages made of scenes."""
SMALLEST = 15
"""Pixels of a scene's letters; at a desk they have 16."""

PRESENT = """() => {
  const step = [...document.querySelectorAll(".lab-dots small")].find((node) => node.offsetParent);
  const asks = [...document.querySelectorAll("[class*='-commit '] button")].some((node) => node.offsetParent);
  const bar = document.querySelector(".lab-lecture-bar span");
  const tab = new URL(location).searchParams.get("tab");
  return [bar?.textContent, step?.textContent, tab, asks && "asks"].filter(Boolean).join(", ");
}"""
FAULTS = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  const isSeen = (node) => node.offsetParent && node.offsetWidth && node.offsetHeight;
  const faults = [];
  if (main.scrollHeight > main.clientHeight) faults.push(`scrolls by ${main.scrollHeight - main.clientHeight}`);
  for (const node of main.querySelectorAll("[data-testid=stElementContainer]")) {
    // What scrolls in a box of its own ends where the box does.
    const { right, bottom } = (node.closest("[class*='st-key-box-']") ?? node).getBoundingClientRect();
    const isOut = right > innerWidth + 1 || bottom > innerHeight + 1;
    if (isSeen(node) && isOut) faults.push(`${node.className} sticks out`);
  }
  const wide = ".lab-numbers, .lab-numbers .lab-scroll, .katex-display, .lab-way, .lab-code";
  for (const node of main.querySelectorAll(wide))
    if (isSeen(node) && node.scrollWidth > node.clientWidth + 3) faults.push(`${node.className} is cut off`);
  for (const code of [...main.querySelectorAll(".lab-step-code .lab-code, [class*='st-key-box-']")].filter(isSeen)) {
    const box = code.getBoundingClientRect();
    for (const lit of code.querySelectorAll(".lab-lit")) {
      const { top, bottom } = lit.getBoundingClientRect();
      if (top < box.top - 1 || bottom > box.bottom + 1) faults.push("a lit line is out of sight");
    }
  }
  return faults;
}"""
LETTERS = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
SCENE = "new URL(location).searchParams.get('scene') ?? 'question'"


def lecture(page: Page, name: str, lang: str, more: str = "") -> None:
    page.goto(f"/{'' if name == ENTRIES[0].name else name}?lang={lang}&lecture=1{more}")
    page.locator(".lab-lecture-bar span").wait_for()
    settle(page)


def rest(page: Page) -> None:
    """Wait until the page is at rest and has its size."""
    settle(page)
    page.wait_for_function("() => !window.labStage.frame")
    settle(page)


def onward(page: Page, at: str) -> None:
    """Press →; wait until another scene or step, or the result, is there."""
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"at => ({PRESENT})() !== at", arg=at)
    rest(page)


def guess(page: Page) -> None:
    """Choose something where the scene asks for a guess: → then reveals the result."""
    if page.locator("[class*='-commit '] button:visible:disabled").count():
        with after_a_run(page):
            page.locator("[class*='-choice '] label:has(input):visible").first.click()
        # The keys are a choice's own as long as it has the focus.
        page.evaluate("document.activeElement.blur()")


# Each page in one language: all in both take ten minutes.
@pytest.mark.parametrize(("name", "lang"), list(zip(STAGED, cycle(LANGUAGES), strict=False)))
def test_nothing_needs_scrolling_and_nothing_is_cut_off(page: Page, name, lang):
    lecture(page, name, lang)
    faults, seen = {}, []
    while (at := page.evaluate(PRESENT)) not in seen:
        seen.append(at)
        scene = page.evaluate(SCENE)
        found = page.evaluate(FAULTS)
        if page.evaluate(LETTERS) < SMALLEST:
            found.append(f"letters of {page.evaluate(LETTERS)} pixels")
        if found:
            faults[f"{scene}, {at}"] = found
        if scene == "onward":
            break
        guess(page)
        onward(page, at)
    assert page.evaluate(SCENE) == "onward"
    assert faults == {}


def test_the_keys_leave_controls_and_fields_alone(page: Page):
    t = Text("en")
    page.goto("/yes_or_no?lang=en&step=2")
    settle(page)
    step = page.locator(".lab-dots small")
    second = t("lesson.step", number=2, total=5)
    expect(step).to_have_text(second)
    menu = page.get_by_role("combobox").first
    slider = page.locator("input[type=range]:enabled").first
    row = page.get_by_role("radio").first
    for control in (menu, slider, row):
        control.focus()
        for key in ("ArrowRight", "ArrowLeft"):
            page.keyboard.press(key)
        page.keyboard.press("Escape")
        settle(page)
        expect(step).to_have_text(second)
    menu.focus()
    page.keyboard.type("l?pb")
    page.keyboard.press("Escape")
    settle(page)
    assert page.locator(".lab-keys, .lab-ring, .lab-blank").count() == 0
    expect(page.locator("html")).not_to_have_class(re.compile("lab-lecture"))
    page.evaluate("document.activeElement.blur()")
    with after_a_run(page):
        page.keyboard.press("ArrowRight")
    expect(step).to_have_text(t("lesson.step", number=3, total=5))
    with after_a_run(page):
        page.keyboard.press("ArrowLeft")
    expect(step).to_have_text(second)


def test_the_sheet_the_ring_and_the_black_screen(page: Page):
    page.goto("/sigmoid?lang=ko")
    settle(page)
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="단축키")
    expect(sheet).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    page.keyboard.press("p")
    expect(page.locator(".lab-ring")).to_have_count(1)
    page.keyboard.press("p")
    expect(page.locator(".lab-ring")).to_have_count(0)
    page.keyboard.press("b")
    expect(page.locator(".lab-blank")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".lab-blank")).to_have_count(0)
    assert page.locator(".lab-dots small").inner_text() == Text("ko")("lesson.step", number=1, total=6)


def test_the_mode_and_the_scene_stay_in_the_address(page: Page):
    page.goto("/embedding_dot?lang=en")
    settle(page)
    with after_a_run(page):
        page.keyboard.press("l")
    expect(page).to_have_url(re.compile("lecture=1"))
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    page.keyboard.press("PageDown")
    expect(page).to_have_url(re.compile("scene=steps"))
    with after_a_run(page):
        page.get_by_text("한국어", exact=True).click()
    expect(page).to_have_url(re.compile("lang=ko.*lecture=1.*scene=steps"))
    expect(page.locator(".lab-lecture-bar span")).to_have_text(re.compile("^2 / "))
    page.reload()
    expect(page.locator(".lab-lecture-bar span")).to_have_text(re.compile("^2 / "))
    settle(page)
    page.evaluate("document.activeElement.blur()")
    with after_a_run(page):
        page.keyboard.press("l")
    expect(page).not_to_have_url(re.compile("lecture=1"))
    expect(page.get_by_test_id("stSidebar")).to_be_visible()


def test_the_last_scene_leads_to_the_next_page(page: Page):
    lecture(page, "tokens", "en", "&scene=onward")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", level=2, name=Text("en")("nav.glossary.title"))).to_be_visible()
    expect(page).to_have_url(re.compile("lecture=1"))
