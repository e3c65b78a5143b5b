"""A lecturer's and three students' browsers go through a prediction."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.waiting import listen, settle

pytestmark = pytest.mark.browser
COMMIT = ".st-key-sampler-predict-bars-guess-commit button"
AGAIN = ".st-key-sampler-predict-bars-guess-again button"
BESIDE = "[class*='st-key-_class-beside-sampler-predict-bars']"


def open_tab(context, address="/sampler") -> Page:
    page = context.new_page()
    listen(page)
    page.goto(address)
    settle(page)
    return page


def entry(page: Page, name: str | re.Pattern[str] = "Class"):
    return page.locator("[class*='st-key-_class-entry']").get_by_role("button", name=name)


def bars(page: Page):
    """Return what the class sees of the prediction of page 6."""
    return page.locator(f"{BESIDE} .lab-class")


def commit(page: Page):
    page.locator(COMMIT).click()
    expect(page.locator(AGAIN)).to_be_visible()


def seconds_until(page: Page, count: int, since: float) -> float:
    """Return the seconds from a press to when the lecturer's screen counts it."""
    counted = "([css, n]) => document.querySelector(css)?.dataset.count === String(n)"
    page.wait_for_function(counted, arg=[f"{BESIDE} .lab-class", count], polling=20)
    return time.monotonic() - since


def test_a_class_predicts_sees_its_answers_and_closes(open_context, record_property):
    options = {"viewport": {"width": 1280, "height": 720}, "locale": "en-US"}
    lecturer = open_tab(open_context(**options))
    entry(lecturer).click()
    lecturer.get_by_role("button", name="Open a class").click()
    named = entry(lecturer, re.compile(r"Class \w{6}"))
    expect(named).to_be_visible()
    code = re.search(r"Class (\w{6})", named.inner_text())[1]

    # By the code, by the link, and by the code in small letters, after a wrong one.
    by_code, by_link, by_hand = [open_context(**options) for _ in range(3)]
    students = [open_tab(by_code), open_tab(by_link, f"/sampler?class={code}"), open_tab(by_hand)]
    for student, typed in ((students[0], [code]), (students[2], ["AAAAAA", code.lower()])):
        entry(student).click()
        for attempt in typed:
            field = student.get_by_label("Code of the class")
            field.fill(attempt)
            field.press("Enter")
            student.get_by_role("button", name="Join", exact=True).click()
            if attempt != typed[-1]:
                expect(student.get_by_text(f"no class with the code “{attempt}”").first).to_be_visible()
    for student in students:
        expect(entry(student, f"Class {code}")).to_be_visible()
        settle(student)

    waits = []
    for number, student in enumerate(students, 1):
        since = time.monotonic()
        student.locator(COMMIT).click()
        waits.append(seconds_until(lecturer, number, since))
        expect(bars(student)).to_contain_text(f"Counted in class {code}")
    record_property("seconds", [round(wait, 2) for wait in waits])
    print("seconds from press to count:", [round(wait, 2) for wait in waits])

    # A second tab of one student has the guess, and counts with the first when it is made anew.
    twin = open_tab(by_code)
    expect(entry(twin, f"Class {code}")).to_be_visible()
    twin.locator(AGAIN).click()
    settle(twin)
    commit(twin)

    lecturer.keyboard.press("Escape")
    bars(lecturer).get_by_role("button", name="Show the class's answers").click()
    expect(bars(lecturer).locator("polyline:not(.lab-class-mean)")).to_have_count(3)
    expect(bars(lecturer).locator(".lab-class-truth")).to_have_count(0)
    commit(lecturer)
    expect(bars(lecturer).locator("rect.lab-class-truth")).to_have_count(3)
    expect(bars(lecturer)).to_contain_text("3 answers")

    # A changed mind replaces what was there.
    students[0].locator(AGAIN).click()
    bar = students[0].locator(".lab-bars [role=slider]").first
    bar.focus()
    for _ in range(8):
        bar.press("ArrowDown")
    settle(students[0])
    commit(students[0])
    expect(bars(lecturer)).to_contain_text("the mean before the answers were shown")
    expect(bars(lecturer)).to_contain_text("3 answers")

    # The lecturer leads; who does not follow stays, and comes along on returning.
    entry(students[2], f"Class {code}").click()
    students[2].get_by_text("Follow the lecturer").click()
    settle(students[2])
    entry(lecturer, f"Class {code}").click()
    expect(lecturer.locator(".lab-room")).to_contain_text("3 students here")
    lecturer.get_by_text("Everybody, now").click()
    settle(lecturer)
    lecturer.keyboard.press("Escape")
    lecturer.get_by_role("link", name="3 · Sigmoid").first.click()
    settle(lecturer)
    lecturer.locator(".st-key-sigmoid-step-next button").click()
    for student in students[:2]:
        expect(student).to_have_url(re.compile("/sigmoid.*step=2"))
    expect(students[2]).to_have_url(re.compile("/sampler"))
    students[2].get_by_text("Follow the lecturer").click()
    expect(students[2]).to_have_url(re.compile("/sigmoid.*step=2"))
    lecturer.get_by_role("link", name="6 · How negatives").first.click()
    for student in students:
        expect(student).to_have_url(re.compile("/sampler"))
        settle(student)

    entry(lecturer, f"Class {code}").click()
    lecturer.get_by_text("Save, clear, close").click()
    lecturer.get_by_role("button", name="Close the class").click()
    for student in students:
        expect(bars(student)).to_contain_text(f"Class {code} is closed")
    students[1].locator(AGAIN).click()
    commit(students[1])
    expect(bars(lecturer)).to_contain_text("3 answers")
