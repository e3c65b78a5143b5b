"""A step fits one screen: whatever it speaks of is in sight at once, and nothing sticks out at the side."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.waiting import after_a_run, settle
from tests.ui.settings.tables import STEPS
from ui.text.i18n import LANGUAGES, Text

pytestmark = pytest.mark.browser

BENCH_FIRST = {"sampler"}
"""Lessons whose first screen is an experiment, which their own tests look at; their steps follow below."""

# Drawings live in shadow trees, into which a query of the document does not look.
DEEP = """const deep = (css, root = document) => [
  ...root.querySelectorAll(css),
  ...[...root.querySelectorAll("*")].flatMap((node) => node.shadowRoot ? deep(css, node.shadowRoot) : []),
];"""

BELOW = (
    "(page) => {"
    + DEEP
    + """
  const box = (node) => node?.getBoundingClientRect() ?? { top: -Infinity, bottom: Infinity };
  const [stepper] = deep(`.st-key-${page}-step-next`);
  const [code] = deep(".lab-step-code .lab-code");
  const [numbers] = deep(".lab-numbers");
  const lit = box(code.querySelector(".lab-lit"));
  const isShown = lit.top >= box(code).top && lit.bottom <= box(code).bottom + 1;
  const bottoms = {
    question: box(deep("h4")[0]).bottom,
    stepper: box(stepper).bottom,
    text: box(stepper.closest("[data-testid=stLayoutWrapper]").nextElementSibling).bottom,
    formula: box(deep(".katex-display")[0]).bottom,
    "lit line": isShown ? lit.bottom : Infinity,
    numbers: box(numbers.querySelector("tbody tr") ?? numbers.firstElementChild).bottom,
  };
  return Object.entries(bottoms).filter(([, y]) => y > innerHeight).map(([name, y]) => `${name} at ${y}`);
}"""
)

CUT_OFF = (
    "() => {"
    + DEEP
    + """
  return deep("html, .lab-numbers, .lab-numbers .lab-scroll, .katex-display, .lab-way, .lab-step-code .lab-code")
    // The slant of a formula's last letter is no fault.
    .filter((node) => node.scrollWidth > node.clientWidth + 3)
    .map((node) => `${node.className || node.tagName}: ${node.scrollWidth} in ${node.clientWidth}`);
}"""
)


def walk(page: Page, name: str, lang: str):
    """Go through the steps of a lesson; yield the number of each."""
    page.goto(f"/{name}?lang={lang}")
    for number in range(1, STEPS[name] + 1):
        said = Text(lang)("lesson.step", number=number, total=STEPS[name])
        expect(page.locator(".lab-dots small")).to_have_text(said)
        for drawing in (".lab-step-code .lab-lit", ".lab-numbers"):
            page.locator(drawing).first.wait_for()
        settle(page)
        yield number
        if number < STEPS[name]:
            with after_a_run(page):
                page.locator(f".st-key-{name}-step-next button").click()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", sorted(STEPS.keys() - BENCH_FIRST))
def test_all_that_a_step_speaks_of_is_in_sight(page: Page, name, lang):
    found = {}
    for number in walk(page, name, lang):
        found[number] = page.evaluate(BELOW, name) + page.evaluate(CUT_OFF)
    assert {number: faults for number, faults in found.items() if faults} == {}


@pytest.mark.parametrize("name", sorted(STEPS))
def test_on_a_phone_no_step_moves_sideways(page: Page, name):
    page.set_viewport_size({"width": 390, "height": 844})
    wide = {
        number: page.evaluate("document.documentElement.scrollWidth") for number in walk(page, name, "ko")
    }
    assert {number: width for number, width in wide.items() if width > 390} == {}
