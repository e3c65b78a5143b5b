"""The real app and a real browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.waiting import PATIENCE, listen

ROOT = Path(__file__).parent.parent.parent
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Streamlit asks below a deep link's own folder first; the answer 404 leads it to the root.
EXPECTED = ("/_stcore/health", "/_stcore/host-config")

expect.set_options(timeout=PATIENCE)


def start_server(log):
    """Start the app as the README says, on a free port; return the process and its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]
    command += ["--server.address", "127.0.0.1", "--server.port", str(port)]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT, env=os.environ | {"LAB_GRACE": "2"}
    )
    address = f"http://127.0.0.1:{port}"
    end = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
        except (urllib.error.URLError, OSError):
            assert process.poll() is None, "the app did not start"
            time.sleep(0.2)
        else:
            return process, address
    raise TimeoutError("the app did not answer")


@pytest.fixture(scope="session")
def app(tmp_path_factory):
    """Return the address of a running app; its log must hold no traceback in the end."""
    path = tmp_path_factory.mktemp("app") / "log"
    with path.open("wb") as log:
        process, address = start_server(log)
        yield address
        process.terminate()
        process.wait(PATIENCE / 1000)
    assert "Traceback" not in path.read_text(), path.read_text()


@pytest.fixture(scope="session")
def browser():
    """Return Debian's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield browser
        browser.close()


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
