"""The lesson on Embedding Dot by the keyboard alone, and in the other language half-way."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.waiting import after_a_run, settle
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


def type_into(page: Page, grid: str, row: int, number: str) -> None:
    """Edit the second number of a row of a grid, as one does by mouse and keyboard."""
    table = page.locator(f"[class*=st-key-embedding_dot-{grid}-editor] [data-testid=stDataFrame]")
    table.evaluate('node => node.scrollIntoView({block: "center"})')
    settle(page)
    box = table.bounding_box()
    assert box
    # The cells are painted: of equal heights below a heading, three columns beside that of the row's name.
    place = (box["x"] + 0.62 * box["width"], box["y"] + 35 * (row + 1.5))
    page.mouse.move(*place)
    settle(page)
    page.mouse.click(*place)
    expect(table.locator(f"#glide-cell-2-{row}")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.locator(".gdg-input").fill(number)
    with after_a_run(page):
        page.keyboard.press("Enter")


def test_the_drawing_shows_what_has_just_been_typed(page: Page):
    page.goto("/embedding_dot?lang=en")
    page.get_by_text(Text("en")("embedding_dot.edit")).click()
    settle(page)
    drawn = page.locator(".st-key-fcn-numbers .lab-matrix").first.locator("tr").nth(3).locator("td").nth(1)
    expect(drawn).to_have_text("10")
    for number in ("2", "5", "6"):
        type_into(page, "W", 3, number)
        expect(drawn).to_have_text(number)
        expect(page).to_have_url(re.compile(f"%2C9%2C{number}%2C11%2C"))


def test_a_number_out_of_bounds_is_corrected_and_the_page_says_so(page: Page):
    en = Text("en")
    page.goto("/embedding_dot?lang=en")
    page.get_by_text(en("embedding_dot.edit")).click()
    settle(page)
    for typed, kept in (("150", "99"), ("-150", "−99")):
        type_into(page, "W", 3, typed)
        said = en(
            "common.grid.corrected",
            row=3,
            column=1,
            typed=typed.replace("-", "−"),
            kept=kept,
            low="−99",
            high="99",
        )
        expect(page.get_by_text(said)).to_be_visible()
        drawn = page.locator(".st-key-fcn-numbers .lab-matrix").first.locator("tr").nth(3)
        expect(drawn.locator("td").nth(1)).to_have_text(kept)
    type_into(page, "W", 3, "7")
    expect(page.get_by_text("is not between")).to_have_count(0)
    # What was typed is still there after a visit elsewhere.
    page.get_by_role("link", name=en("nav.glossary.title")).first.click()
    expect(page.get_by_text(en("glossary.sources_title"), exact=True)).to_be_visible()
    page.get_by_role("link", name=en("nav.embedding_dot.title")).first.click()
    page.get_by_text(en("embedding_dot.edit")).click()
    expect(page.locator("#glide-cell-2-3").first).to_have_text("7")


def test_a_guess_ends_with_the_ids_that_it_was_given_for(page: Page):
    en = Text("en")
    page.goto("/embedding_dot?lang=en")
    settle(page)
    question = page.locator("[class*=predict-twice]")
    question.get_by_text("2", exact=True).click()
    page.get_by_role("button", name=en("lesson.commit")).click()
    agrees = page.get_by_text(en("embedding_dot.repeated.as_guessed", row=1, found=2))
    expect(agrees).to_have_count(2)
    type_into(page, "repeated", 0, "3")
    expect(page.locator(".lab-addition")).to_have_count(0)
    page.get_by_role("button", name=en("lesson.back_to_that")).click()
    expect(agrees).to_have_count(2)
    expect(page.get_by_text(en("embedding_dot.repeated.replies.right", row=1, n=2))).to_be_visible()


def test_the_keyboard_alone_walks_through_and_another_language_keeps_all(page: Page):
    en, ko = Text("en"), Text("ko")
    page.goto("/embedding_dot?lang=en&step=4")
    expect(page.get_by_label(en("lesson.step", number=4, total=6))).to_be_visible()
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
    expect(page.get_by_label(ko("lesson.step", number=5, total=6))).to_be_visible()
    page.reload()
    expect(page.get_by_label(ko("lesson.step", number=5, total=6))).to_be_visible()


def test_no_line_that_is_talked_about_is_cut_off(page: Page):
    for name, steps in STEPS.items():
        page.goto(f"/{name}?lang=en")
        for number in range(1, steps + 1):
            expect(page.get_by_label(Text("en")("lesson.step", number=number, total=steps))).to_be_visible()
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
