"""What is pressed in the moment of leaving a page does not spoil the next one."""

import pytest
from playwright.sync_api import Page, expect
from streamlit.runtime import app_session
from streamlit.runtime.scriptrunner import RerunData

from tests.browser.waiting import settle
from ui.shell.late_fragments import is_late


@pytest.mark.parametrize(
    ("asked", "late"),
    [
        (RerunData(page_script_hash="here", fragment_id_queue=["f"]), False),
        (RerunData(page_script_hash="left", fragment_id_queue=["f"]), True),
        (RerunData(page_script_hash="elsewhere"), False),
        (RerunData(page_script_hash=""), False),
    ],
)
def test_only_fragments_of_another_page_are_late(asked, late):
    assert is_late(asked, "here") is late


def test_streamlit_takes_its_runner_from_where_ours_is_put():
    """If this fails with a new Streamlit, see the decision on late fragments."""
    assert app_session.ScriptRunner.__name__ in ("ScriptRunner", "PunctualRunner")
    assert "ScriptRunner" in app_session.AppSession._create_scriptrunner.__code__.co_names
    assert hasattr(app_session.ScriptRunner, "_run_script")


LEAVE_AND_PRESS = """() => {
  const named = (what, name) => [...document.querySelectorAll(what)].find((node) => node.textContent.includes(name));
  const press = named("[data-testid=stMain] button", "Start");
  named("[data-testid=stSidebarNav] a", "At a glance").click();
  press.click();
}"""


@pytest.mark.browser
def test_a_page_left_in_the_moment_of_a_redraw_leaves_the_next_one_whole(page: Page):
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto("/train?lang=en")
    settle(page)
    page.evaluate(LEAVE_AND_PRESS)
    expect(page.get_by_role("heading", level=2, name="At a glance")).to_be_visible()
    settle(page)
    expect(page.get_by_text("How does word2vec learn from a million words")).to_be_visible()
    assert page.evaluate("location.pathname") == "/"
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Train", exact=True).click()
    expect(page.get_by_role("button", name="Start")).to_be_visible()
    settle(page)
    assert not [text for text in said if "delta path" in text]
