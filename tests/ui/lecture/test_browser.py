"""Lecture mode in a browser: each scene fits its screen, and the keys do what the sheet says."""

import re
from itertools import cycle

import pytest
from playwright.sync_api import Page, expect

from pages.clinic import lesson as clinic
from pages.studio.explore.settings import TABS
from tests.browser.waiting import TRAINING, after_a_run, listen, settle
from ui.navigation.entries import ENTRIES
from ui.text.i18n import LANGUAGES, Text

pytestmark = pytest.mark.browser

STAGED = [entry.name for entry in ENTRIES if entry.name not in ("clinic", "glossary", "review")]
"""Pages made of scenes; the clinic's way has a test of its own."""
TRAINED = ("bottleneck", "negative_sampling", "speeds", "tokens")
"""Lessons that show more once what is started there is over."""
SMALLEST = 15
"""Pixels of a scene's letters; at a desk they have 16."""

PRESENT = """() => {
  const step = [...document.querySelectorAll(".lab-dots small")].find((node) => node.offsetParent);
  const asks = [...document.querySelectorAll("[class*='-commit '] button")].some((node) => node.offsetParent);
  const bar = document.querySelector(".lab-lecture-bar span");
  const asked = new URL(location).searchParams;
  const at = [bar?.textContent, step?.textContent, asked.get("tab"), asked.get("stage"), asks && "asks"];
  return at.filter(Boolean).join(", ");
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
  for (const title of main.querySelectorAll(".lab-chart .ytitle")) {
    const chart = title.closest(".lab-chart");
    const [all, own] = [chart, title].map((node) => node.getBoundingClientRect());
    const isOut = own.top < all.top - 1 || own.bottom > all.bottom + 1;
    if (isSeen(chart) && isOut) faults.push(`${title.textContent} is cut off`);
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
            page.locator(
                ":is([class*='-choice '], [class*='-choice-']) label:has(input):visible"
            ).first.click()
        # The keys are a choice's own as long as it has the focus.
        page.evaluate("document.activeElement.blur()")


def faults_now(page: Page) -> dict[str, list[str]]:
    """Return what is wrong with the screen, by its scene; nothing if all is well."""
    found = page.evaluate(FAULTS)
    if page.evaluate(LETTERS) < SMALLEST:
        found.append(f"letters of {page.evaluate(LETTERS)} pixels")
    return {f"{page.evaluate(SCENE)}, {page.evaluate(PRESENT)}": found} if found else {}


def train(page: Page, lang: str) -> None:
    """Start what the scene offers to start; wait until it is over."""
    page.locator("[class*='-start '] button:visible:enabled").first.click()
    done = Text(lang)("live.status.done")
    expect(page.locator(".lab-state:visible").first).to_have_text(done, timeout=TRAINING)
    page.evaluate("document.activeElement.blur()")
    rest(page)


def walk(page: Page, lang: str, *, trains: bool = False) -> dict[str, list[str]]:
    """Go on to the page's last scene; return what is wrong on the way."""
    faults: dict[str, list[str]] = {}
    seen, trained = [], set()
    while (at := page.evaluate(PRESENT)) not in seen:
        seen.append(at)
        scene = page.evaluate(SCENE)
        faults |= faults_now(page)
        if scene == "onward":
            break
        guess(page)
        if (
            trains
            and page.locator("[class*='-start '] button:visible:enabled").count()
            and scene not in trained
        ):
            trained.add(scene)
            train(page, lang)
            faults |= faults_now(page)
            at = page.evaluate(PRESENT)
        onward(page, at)
    assert page.evaluate(SCENE) == "onward"
    assert bool(trained) == trains
    return faults


# Each page in one language: all in both take ten minutes.
@pytest.mark.parametrize(("name", "lang"), list(zip(STAGED, cycle(LANGUAGES), strict=False)))
def test_nothing_needs_scrolling_and_nothing_is_cut_off(page: Page, name, lang):
    lecture(page, name, lang)
    assert walk(page, lang, trains=name in TRAINED) == {}


def pace(page: Page, number: int) -> None:
    with after_a_run(page):
        page.locator("[class*='st-key-train-pace'] [role=radio]").nth(number).click()


def test_a_training_is_watched_step_by_step_and_screen_by_screen(page: Page):
    lecture(page, "train", "ko", "&H=10&epochs=2000")
    pace(page, 0)
    page.locator(".st-key-one_step button:visible").first.click()
    expect(page).to_have_url(re.compile("scene=run-result"))
    page.locator(".lab-motion-asked").wait_for()
    rest(page)
    assert faults_now(page) == {}
    pace(page, 3)
    page.locator(".st-key-resume button:visible").first.click()
    # While it moves no page comes to rest.
    page.wait_for_function(
        "() => document.querySelector('.lab-chart').data?.[1]?.x?.length > 1", timeout=TRAINING
    )
    page.wait_for_function(f"() => !({FAULTS})().length")
    page.locator(".st-key-stop button:visible").first.click()
    expect(page.locator(".lab-state:visible")).to_have_text(
        Text("ko")("live.status.stopped"), timeout=TRAINING
    )
    page.evaluate("document.activeElement.blur()")
    rest(page)
    assert walk(page, "ko") == {}


def test_each_way_of_asking_fits_its_screen(page: Page):
    faults: dict[str, list[str]] = {}
    for lang, tab in zip(cycle(LANGUAGES), TABS, strict=False):
        lecture(page, "explore", lang, f"&scene=asking&tab={tab}&axes=opposites")
        faults |= faults_now(page)
    assert faults == {}


def test_a_case_of_the_clinic_is_solved_without_scrolling(page: Page):
    name = clinic.names("stops")[0]
    lecture(page, "clinic", "en", "&scene=stages&stage=examine&tests=gradient_check")
    faults = faults_now(page)
    onward(page, page.evaluate(PRESENT))
    with after_a_run(page):
        page.locator(".lab-pick").nth(clinic.culprit(name)).click()
    faults |= faults_now(page)
    page.evaluate("document.activeElement.blur()")
    onward(page, page.evaluate(PRESENT))
    expect(page).to_have_url(re.compile("scene=line-result"))
    faults |= faults_now(page)
    onward(page, page.evaluate(PRESENT))
    faults |= faults_now(page)
    guess(page)
    assert faults | walk(page, "en") == {}


def test_a_class_votes_for_a_line_without_scrolling(open_context):
    lines = len(clinic.lines(clinic.names("stops")[0]))
    lecturer, student = (open_context(viewport={"width": 1280, "height": 720}).new_page() for _ in range(2))
    for each in (lecturer, student):
        listen(each)
    lecturer.goto("/clinic?lang=en")
    settle(lecturer)
    lecturer.locator("[class*='st-key-_class-entry']").get_by_role("button", name="Class").click()
    lecturer.get_by_role("button", name="Open a class").click()
    opened = re.compile(r"Class (\w{6})")
    named = lecturer.locator("[class*='st-key-_class-entry']").get_by_role("button", name=opened)
    student.goto(f"/clinic?lang=en&stage=locate&class={opened.search(named.inner_text())[1]}")
    settle(student)
    with after_a_run(student):
        student.locator(".lab-pick").last.click()
    student.locator("[class*='-line-guess-commit '] button:enabled").click()
    student.locator("[class*='-line-guess-again ']").wait_for()
    lecture(lecturer, "clinic", "en", "&scene=stages&stage=locate")
    expect(lecturer.locator(".lab-class")).to_have_attribute("data-count", "1")
    lecturer.locator(".lab-class button").first.click()
    expect(lecturer.locator(".lab-class-track")).to_have_count(lines)
    expect(lecturer.locator(".lab-class-track:visible")).to_have_count(1)
    rest(lecturer)
    assert faults_now(lecturer) == {}


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
