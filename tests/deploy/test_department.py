"""Two replicas behind the proxy share a class; who was on one that dies comes back on the other."""

import http.client
import re
import signal
import time
from contextlib import closing
from http.client import HTTPMessage
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from scripts.department import NoProxy, department
from scripts.postgres import NoPostgres
from tests.browser.waiting import PATIENCE, TRAINING, listen, settle

pytestmark = pytest.mark.browser
COMMIT = ".st-key-sampler-predict-bars-guess-commit button"
BESIDE = "[class*='st-key-_class-beside-sampler-predict-bars'] .lab-class"
POWER = ".st-key-sampler-power"
DEEP = "/sampler?lang=en&power=0.5&K=7"


@pytest.fixture
def running(tmp_path):
    """Give a department; the log of its servers must hold no traceback in the end."""
    path: Path = tmp_path / "log"
    try:
        with path.open("wb") as log, department(log) as started:
            yield started
    except (NoProxy, NoPostgres) as missing:
        pytest.skip(str(missing))
    assert "Traceback" not in path.read_text(), path.read_text()


@pytest.fixture
def open_browser(browser, running):
    """Give what opens the window of another browser on the department."""
    contexts = []

    def open_one(address: str) -> Page:
        context = browser.new_context(
            base_url=running.address, viewport={"width": 1280, "height": 720}, locale="en-US"
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        listen(page)
        page.goto(address)
        settle(page)
        return page

    yield open_one
    for context in contexts:
        context.close()


def entry_of(page: Page) -> Locator:
    """Return the button of the class."""
    return page.locator("[class*='st-key-_class-entry']")


def replica_of(context: BrowserContext) -> str:
    return next(cookie["value"] for cookie in context.cookies() if cookie["name"] == "LAB_REPLICA")


def ask(address: str, path: str, **headers: str) -> tuple[int, HTTPMessage, str]:
    """Return the status, the headers and the text of an answer."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    with closing(connection):
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode("latin-1")


def the_proxy_keeps_what_it_should(address: str) -> None:
    assert ask(address, "/_stcore/metrics")[0] == 404
    (script,) = re.findall(r"static/js/index\.[\w-]+\.js", ask(address, "/")[2])
    mine = {"Accept-Encoding": "gzip", "Cookie": "LAB_REPLICA=one"}
    first, second = (ask(address, f"/{script}", **mine)[1] for _ in range(2))
    assert first["Content-Encoding"] == second["Content-Encoding"] == "gzip"
    # What comes from the proxy's own memory says its age.
    assert second["Age"] is not None


def comes_back_elsewhere(page: Page, from_replica: str) -> None:
    """Wait until a tab, with no hand on it, is another replica's."""
    end = time.monotonic() + PATIENCE / 1000
    while replica_of(page.context) == from_replica:
        assert time.monotonic() < end
        page.wait_for_timeout(100)
    settle(page)


def test_a_department(running, open_browser):
    the_proxy_keeps_what_it_should(running.address)

    lecturer = open_browser("/sampler?lang=en")
    home = replica_of(lecturer.context)
    entry_of(lecturer).get_by_role("button").click()
    lecturer.get_by_role("button", name="Open a class").click()
    named = lecturer.locator("[class*='st-key-_class-entry']").get_by_role(
        "button", name=re.compile(r"Class \w{6}")
    )
    expect(named).to_be_visible()
    code = re.search(r"Class (\w{6})", named.inner_text())[1]

    # Browsers are dealt out; students on both replicas join by a deep link.
    students = [open_browser(f"{DEEP}&class={code}") for _ in range(3)]
    at_home = [student for student in students if replica_of(student.context) == home]
    away = [student for student in students if replica_of(student.context) != home]
    assert at_home
    assert away
    for count, student in enumerate(students, 1):
        expect(entry_of(student).get_by_role("button", name=f"Class {code}")).to_be_visible()
        settle(student)
        student.locator(COMMIT).click()
        expect(lecturer.locator(BESIDE)).to_have_attribute("data-count", str(count))

    # A file is taken by the replica that asked for it, and a training is watched through the proxy.
    page = away[0]
    page.goto("/train?lang=en&corpus=own&window=1&K=1&epochs=50&min_count=1")
    settle(page)
    text = {
        "name": "mine.txt",
        "mimeType": "text/plain",
        "buffer": b"you say goodbye and i say hello .\n" * 20,
    }
    page.locator("input[type=file]").set_input_files(text)
    expect(page.get_by_text("mine.txt").first).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.locator(".lab-state")).to_have_text("Finished", timeout=TRAINING)

    # The lecturer's replica dies: its students come back on the other one, with their page and settings.
    running.replicas[["one", "two"].index(home)].send_signal(signal.SIGKILL)
    student = at_home[0]
    comes_back_elsewhere(student, home)
    assert "power=0.5" in student.url
    expect(student.locator(POWER).get_by_role("slider")).to_have_value("0.5")
    expect(entry_of(student).get_by_role("button", name=f"Class {code}")).to_be_visible()
