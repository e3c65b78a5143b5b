"""A lecture room's network: lines that break during a training, and a server that is started anew under a lesson."""

import json
import signal
import time
from contextlib import contextmanager
from weakref import WeakKeyDictionary

import pytest
from playwright.sync_api import Page, expect

from scripts.real_app import start_server
from tests.browser.line import line_to
from tests.browser.waiting import PATIENCE, TRAINING, settle

pytestmark = pytest.mark.browser

STATE = ".lab-state"
EPOCHS = "() => [...(document.querySelector('.lab-chart')?.data?.[1]?.x ?? [])]"
RUN = "/train?lang=en&epochs=200&power=0.65"

streams: WeakKeyDictionary[Page, str] = WeakKeyDictionary()
"""Where each tab hears of its job."""

MOST_SECONDS = 20
"""A server that is told to stop is given this long on a busy machine; docs/operations.md has what it takes."""


@pytest.fixture
def server(tmp_path):
    """Return what starts a server with settings of its environment; what runs in the end is ended."""
    started = []
    board = f"sqlite:///{tmp_path}/board.sqlite"
    with (tmp_path / "log").open("wb") as log:

        def start(**settings):
            process, address = start_server(log, board, **settings)
            started.append(process)
            return process, address

        yield start
        for process in started:
            process.kill()
            process.wait(60)
    assert "Traceback" not in (tmp_path / "log").read_text()


@contextmanager
def lesson(browser, address):
    """Open a tab; errors in it fail the test."""
    context = browser.new_context(base_url=address, locale="en-US", viewport={"width": 1280, "height": 720})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("request", lambda request: "/events" in request.url and streams.update({page: request.url}))
    yield page
    context.close()
    assert not problems, problems


def start(page: Page, address: str = RUN) -> None:
    page.goto(address)
    page.get_by_role("button", name="Start").click()
    expect(page.locator(STATE)).to_have_text("Training", timeout=TRAINING)
    grows(page)


def grows(page: Page) -> None:
    """Wait until the curve has grown."""
    page.wait_for_function(f"n => ({EPOCHS})().length > n", arg=len(page.evaluate(EPOCHS)), timeout=TRAINING)


def told(page: Page) -> list[float]:
    """Return the epochs of all reports of a job that is over, as the server has them."""
    text = page.request.get(streams[page], timeout=TRAINING).text()
    events = [
        one["event"]
        for line in text.splitlines()
        if line.startswith("data: [")
        for one in json.loads(line.removeprefix("data: "))
    ]
    return [event["epoch"] for event in events if event["kind"] == "progress"]


def test_a_curve_is_whole_after_outages_of_5_10_and_30_seconds(browser, server):
    _, address = server(LAB_GRACE="300")
    with line_to(address) as line, lesson(browser, line.address) as page:
        # Long enough for the fastest machine.
        start(page, RUN.replace("epochs=200", "epochs=2000"))
        for seconds in (5, 10, 30):
            line.cut()
            page.wait_for_timeout(1000 * seconds)
            line.mend()
            grows(page)
        # The buttons are back too, once the page's own connection is.
        page.get_by_role("button", name="Stop").click()
        expect(page.locator(STATE)).to_have_text("Stopped")
        epochs = told(page)
        page.wait_for_function(f"all => all.every(epoch => ({EPOCHS})().includes(epoch))", arg=epochs)


def test_after_an_outage_longer_than_the_grace_the_curve_is_kept_and_a_sentence_says_why(browser, server):
    _, address = server(LAB_GRACE="3")
    with line_to(address) as line, lesson(browser, line.address) as page:
        start(page)
        before = page.evaluate(EPOCHS)
        line.cut()
        text = page.request.get(streams[page].replace(line.address, address), timeout=TRAINING).text()
        assert '"reason":"left"' in text
        line.mend()
        expect(page.locator(STATE)).to_have_text("Stopped")
        expect(page.get_by_text("its page was away for too long")).to_be_visible()
        # The chart may have been built anew with its page, and hears its run's past a moment later.
        page.wait_for_function(f"before => before.every((epoch, n) => ({EPOCHS})()[n] === epoch)", arg=before)
        expect(page.get_by_role("button", name="Start")).to_be_visible()


def end(process, sign: signal.Signals) -> None:
    begun = time.monotonic()
    process.send_signal(sign)
    process.wait(MOST_SECONDS)
    print(f"gone {time.monotonic() - begun:.1f} s after {sign.name}, with an open stream")


def test_a_server_that_is_told_to_stop_does_not_wait_for_those_who_watch(browser, server):
    process, address = server()
    with lesson(browser, address) as page:
        start(page)
        end(process, signal.SIGTERM)


def test_a_server_started_anew_finds_its_students_where_they_were(browser, server):
    process, address = server()
    with line_to(address) as line, lesson(browser, line.address) as page:
        start(page)
        other = page.context.new_page()
        other.goto("/embedding_dot?lang=ko&step=2")
        settle(other)
        slider = other.locator("[data-testid=stMain] input[type=range]").first
        slider.focus()
        other.keyboard.press("ArrowRight")
        settle(other)
        shown, value = other.evaluate("location.href"), slider.input_value()
        assert "&" in shown.partition("step=2")[2]

        end(process, signal.SIGINT)
        line.cut()
        _, address = server()
        line.lead_to(address)
        with other.expect_response("**/_stcore/health"):
            line.mend()
        settle(other)
        expect(slider).to_have_value(value)
        assert other.evaluate("location.href") == shown

        expect(page.get_by_text("or it was started anew")).to_be_visible()
        expect(page.get_by_role("button", name="Start")).to_be_visible()
        assert page.evaluate("location.pathname") == "/train"
        assert {"epochs=200", "power=0.65"} <= set(page.evaluate("location.search.slice(1)").split("&"))


def test_back_and_forward_lead_through_the_pages_while_a_training_goes_on(browser, server):
    _, address = server()
    with lesson(browser, address) as page:
        start(page)
        page.get_by_test_id("stSidebarNav").get_by_role("link", name="At a glance").click()
        expect(page.get_by_role("heading", level=2, name="At a glance")).to_be_visible()
        for _ in range(2):
            page.go_back()
            expect(page.get_by_role("heading", level=2, name="Train")).to_be_visible()
            expect(page.locator(STATE)).to_have_text("Training")
            grows(page)
            page.go_forward()
            expect(page.get_by_role("heading", level=2, name="At a glance")).to_be_visible()
            expect(page.locator(".lab-badge")).to_contain_text("Training")
