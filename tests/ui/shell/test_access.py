"""Every page by the rules of axe-core; what Streamlit alone could mend is listed in docs/accessibility.md."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.waiting import PATIENCE, settle
from ui.navigation.entries import ENTRIES

pytestmark = pytest.mark.browser

STREAMLITS = {"list", "listitem"}
"""The side bar's markup: sections among the items of a list."""

IS_DISABLED = (
    "css => !!document.querySelector(css)?.closest('[data-testid=stSlider]')?.querySelector(':disabled')"
)


def findings(page: Page) -> list[str]:
    """Return what is serious or critical, and ours."""
    found = []
    for violation in Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]:
        if violation["impact"] not in {"serious", "critical"} or violation["id"] in STREAMLITS:
            continue
        for node in violation["nodes"]:
            # The name of a slider that cannot be moved need not stand out; axe takes it for any text.
            if not page.evaluate(IS_DISABLED, node["target"][0]):
                found.append(f"{violation['id']}: {node['html'][:200]}")
    return found


@pytest.fixture(scope="module")
def tabs(browser, app):
    """Give one tab for each theme and size, which goes from page to page."""
    opened = {}

    def tab(theme: str, width: int) -> Page:
        if (theme, width) not in opened:
            size = {"width": width, "height": 720}
            context = browser.new_context(base_url=app, viewport=size, color_scheme=theme)
            context.set_default_timeout(PATIENCE)
            opened[theme, width] = context.new_page()
        return opened[theme, width]

    yield tab
    for page in opened.values():
        page.context.close()


@pytest.mark.parametrize(("lang", "theme"), [("en", "light"), ("ko", "dark")])
@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES])
def test_nothing_serious_is_ours(tabs, name, lang, theme):
    page = tabs(theme, 1280)
    page.goto(f"/{'' if name == ENTRIES[0].name else name}?lang={lang}")
    settle(page)
    assert findings(page) == []


FURTHER_DOWN = [
    "/loss_layer?step=12",
    "/sampler?g.bars=0.5,0.3,0.2",
    "/explore?tab=map",
    "/clinic?ward=silent&silent=3&stage=locate",
]


@pytest.mark.parametrize("address", FURTHER_DOWN)
def test_nothing_serious_is_ours_further_down(tabs, address):
    page = tabs("dark", 390)
    page.goto(f"{address}&lang=en")
    settle(page)
    assert findings(page) == []
