"""The real app and a real browser."""

import pytest
from playwright.sync_api import expect

from scripts.real_app import chromium, served
from tests.browser.waiting import PATIENCE, listen

# Streamlit asks below a deep link's own folder first; the answer 404 leads it to the root.
EXPECTED = ("/_stcore/health", "/_stcore/host-config")

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def app(tmp_path_factory):
    """Return the address of a running app; its log must hold no traceback in the end."""
    path = tmp_path_factory.mktemp("app") / "log"
    with path.open("wb") as log, served(log) as address:
        yield address
    assert "Traceback" not in path.read_text(), path.read_text()


@pytest.fixture(scope="session")
def browser():
    """Return Debian's Chromium."""
    with chromium() as browser:
        yield browser


@pytest.fixture
def open_context(browser, app):
    """Return what opens a browser's window on the app, with patience for a busy machine."""
    contexts = []

    def open_one(**options):
        context = browser.new_context(base_url=app, **options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return context

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_context, app):
    """Return a tab; errors in it fail the test."""
    page = open_context(viewport={"width": 1280, "height": 720}, locale="en-US").new_page()
    listen(page)
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on(
        "console",
        lambda said: "Content Security Policy" in said.text and problems.append(said.text),
    )
    page.on(
        "response",
        lambda response: (
            response.status >= 400
            and not response.url.endswith(EXPECTED)
            and problems.append(f"{response.status} {response.url}")
        ),
    )
    page.on(
        "request",
        lambda request: (
            not request.url.startswith((app, app.replace("http", "ws"), "data:", "blob:"))
            and problems.append(f"loads from elsewhere: {request.url}")
        ),
    )
    yield page
    page.close()
    assert not problems, problems
