"""A lecturer's link is copied, or read from its code; who opens it is held by it until the answers are shown."""

import re
from base64 import b64encode

import pytest
from playwright.sync_api import Page, expect

from tests.browser.waiting import listen, settle
from ui.web.qr import qr_svg

pytestmark = pytest.mark.browser
ALL = ".st-key-sampler-predict-all-guess"
FORBIDDEN = """() => {
  navigator.clipboard.writeText = () => Promise.reject(new Error("not secure"));
  document.execCommand = () => false;
}"""


def open_tab(open_context, address, **options) -> Page:
    page = open_context(viewport={"width": 1280, "height": 720}, locale="en-US", **options).new_page()
    listen(page)
    page.goto(address)
    settle(page)
    return page


def open_class(lecturer):
    entry = lecturer.locator("[class*='st-key-_class-entry']").get_by_role("button")
    entry.first.click()
    lecturer.get_by_role("button", name="Open a class").click()
    named = entry.filter(has_text=re.compile(r"Class \w{6}")).first
    expect(named).to_be_visible()
    return re.search(r"Class (\w{6})", named.inner_text())[1]


def test_a_link_is_copied_holds_its_page_and_releases_its_answers(open_context):
    lecturer = open_tab(open_context, "/sampler?power=0.5", permissions=["clipboard-read", "clipboard-write"])
    code = open_class(lecturer)
    settle(lecturer)
    lecturer.get_by_role("button", name="Link to this").first.click()
    dialog = lecturer.get_by_role("dialog")
    address = dialog.get_by_label("Address of this page")
    dialog.get_by_role("combobox", name="Lock settings").click()
    lecturer.get_by_role("option", name="Power", exact=True).click()
    lecturer.keyboard.press("Tab")
    expect(address).to_have_value(re.compile("lock=power"))
    dialog.get_by_text("Hold answers back").click()
    expect(address).to_have_value(re.compile("answers=hidden"))

    dialog.get_by_role("button", name="Copy").click()
    expect(dialog.get_by_role("button", name="Copied")).to_be_visible()
    link = lecturer.evaluate("navigator.clipboard.readText()")
    assert link == address.input_value()
    assert f"class={code}" in link
    picture = dialog.get_by_role("img", name=link, exact=True)
    expect(picture).to_have_attribute("src", f"data:image/svg+xml;base64,{b64encode(qr_svg(link)).decode()}")

    # Where a browser copies nothing, the address is marked for the hand.
    lecturer.evaluate(FORBIDDEN)
    dialog.locator(".lab-copy button").click()
    expect(dialog.locator(".lab-copy button")).to_have_attribute("data-said", "by_hand")
    assert lecturer.evaluate("getSelection().toString()") == link

    # Large enough for a hall: two thirds of the screen's height.
    dialog.get_by_role("button", name="Show large").click()
    wall = dialog.locator(".lab-link-wall img")
    expect(wall).to_be_visible()
    expect(wall).to_have_attribute("alt", link)
    settle(lecturer)
    box = wall.bounding_box()
    assert box["height"] >= 470
    assert box["y"] + box["height"] <= 720
    lecturer.keyboard.press("Escape")

    student = open_tab(open_context, link)
    expect(student.locator("[class*='st-key-_class-entry']").get_by_text(f"Class {code}")).to_be_visible()
    settle(student)
    held = student.locator(".st-key-sampler-power").get_by_role("slider")
    thumb = held.bounding_box()
    student.mouse.move(thumb["x"] + thumb["width"] / 2, thumb["y"] + thumb["height"] / 2)
    student.mouse.down()
    student.mouse.move(thumb["x"] + 90, thumb["y"], steps=5)
    student.mouse.up()
    settle(student)
    assert held.bounding_box() == thumb
    assert {"lock=power", "answers=hidden", "power=0.5"} <= set(student.url.partition("?")[2].split("&"))

    student.locator(f"{ALL}-choice [role=radiogroup] label").first.click()
    student.locator(f"{ALL}-commit button").click()
    waits = student.get_by_text("Your answer is kept. What is right appears here")
    expect(waits).to_be_visible()
    beside = lecturer.locator("[class*='st-key-_class-beside-sampler-predict-all'] .lab-class")
    expect(beside).to_have_attribute("data-count", "1")
    beside.get_by_role("button", name="Show the class's answers").click()
    expect(waits).to_have_count(0)
    expect(student.locator(".st-key-dying").first).to_be_visible()
