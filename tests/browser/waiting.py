"""What the browser tests wait for, in place of a time: no machine is too slow or too fast for a condition."""

from playwright.sync_api import Page

FIRST_TRAINING = 90_000
"""Milliseconds: at the very first start the engines are compiled, beside everything else that the tests do."""

_DRAWN = "() => [...document.querySelectorAll('.lab-chart')].every((node) => !node.offsetParent || node.dataset.drawn)"


def settle(page: Page) -> None:
    """Wait until the page's script has run and every chart in sight is drawn."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=30_000)
    page.wait_for_function(_DRAWN)
