"""The lesson on Embedding Dot by the keyboard alone, and in the other language half-way."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.waiting import settle
from tests.ui.settings.tables import STEPS
from ui.text.i18n import Text

pytestmark = pytest.mark.browser


def tab_to(page: Page, selector: str, most: int = 60) -> None:
    """Press the tab key until something is reached."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")


def test_the_keyboard_alone_walks_through_and_another_language_keeps_all(page: Page):
    en, ko = Text("en"), Text("ko")
    page.goto("/embedding_dot?lang=en&step=4")
    expect(page.get_by_text(en("lesson.step", number=4, total=6))).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("step=5"))
    settle(page)  # what is drawn anew takes the focus away
    tab_to(page, "[class*=predict-twice] input[type=radio]")
    page.keyboard.press("Space")
    commit = page.get_by_role("button", name=en("lesson.commit"))
    expect(commit).to_be_enabled()
    tab_to(page, "[class*=predict-twice-guess-commit] button")
    page.keyboard.press("Enter")
    agrees = en("embedding_dot.repeated.as_guessed", row=1, found=1)
    expect(page.get_by_text(agrees)).to_have_count(2)
    page.get_by_text(ko("common.name")).click()
    expect(page.get_by_text(ko("embedding_dot.repeated.as_guessed", row=1, found=1))).to_have_count(2)
    expect(page.get_by_text(ko("lesson.step", number=5, total=6))).to_be_visible()
    page.reload()
    expect(page.get_by_text(ko("lesson.step", number=5, total=6))).to_be_visible()


def test_no_line_that_is_talked_about_is_cut_off(page: Page):
    for name, steps in STEPS.items():
        page.goto(f"/{name}?lang=en")
        for number in range(1, steps + 1):
            expect(page.get_by_text(Text("en")("lesson.step", number=number, total=steps))).to_be_visible()
            settle(page)
            expect(page.locator(".lab-code .lab-lit").first).to_be_visible()
            cut = page.locator(".lab-code .lab-lit").evaluate_all(
                """lines => lines.filter(line => {
                  const code = line.closest('.lab-code').getBoundingClientRect().right + 1;
                  return [...line.childNodes].some(node => {
                    const range = document.createRange();
                    range.selectNodeContents(node);
                    return [...range.getClientRects()].some(box => box.right > code);
                  });
                }).map(line => line.textContent)"""
            )
            assert not cut
            page.keyboard.press("ArrowRight")
