"""A session joins, answers and leads; whoever tries codes is stopped."""

import pytest
from streamlit.testing.v1 import AppTest

from board.codes import MOST_TRIES, Tries
from board.store import Store
from core.errors import BoardUnavailable, ClassClosed, NotTheLecturer, TooManyTries, WrongCode
from tests.pages.test_all_pages import open_page
from ui.board import entry, membership


class Outbox:
    """Sends at once."""

    def __init__(self, store):
        self.store = store

    def put(self, class_id, answer):
        self.store.answer(class_id, [answer])


@pytest.fixture
def store(tmp_path, monkeypatch):
    store = Store(f"sqlite:///{tmp_path / 'board.sqlite'}")
    tries = Tries()
    monkeypatch.setattr(membership, "store", lambda: store)
    monkeypatch.setattr(entry, "store", lambda: store)
    monkeypatch.setattr(membership, "outbox", lambda: Outbox(store))
    monkeypatch.setattr(membership, "tries", lambda: tries)
    yield store
    store.close()


def script():
    """Do what the test asks for, in a session."""
    import streamlit as st

    from ui.board import membership

    for what, given in st.session_state["asked"]:
        getattr(membership, what)(*given)
    member = membership.current()
    st.session_state["leads"] = member and member.leads
    st.session_state["code"] = member and member.joined.code
    st.session_state["problem"] = type(membership.problem())


def session(*asked):
    app = AppTest.from_function(script)
    app.session_state["asked"] = asked
    app.run()
    assert not app.exception
    return app.session_state


def test_two_tabs_of_one_browser_are_one_student(store):
    opened, _ = store.open_class()
    for browser, value in (("one", "more"), ("one", "less"), ("two", "less")):
        session(("come_in", (browser, opened.code, "")), ("send", ("q", value)))
    assert sorted(value for value, _ in store.read(opened.id).answers["q"]) == ["less", "less"]


def test_the_lecturer_s_own_guesses_are_not_counted(store):
    opened, secret = store.open_class()
    state = session(("come_in", ("one", opened.code, secret)), ("send", ("q", "more")))
    assert state["leads"]
    assert not store.read(opened.id).answers


@pytest.mark.parametrize(
    ("code", "secret", "problem"),
    [("ZZZZZZ", "", WrongCode), ("open", "guessed", NotTheLecturer), ("closed", "", ClassClosed)],
)
def test_who_cannot_come_in_is_told_why(store, code, secret, problem):
    closed, _ = store.open_class()
    store.set_open(closed.id, False)
    code = {"open": store.open_class()[0].code, "closed": closed.code}.get(code, code)
    state = session(("come_in", ("one", code, secret)))
    assert state["problem"] is problem
    assert state["code"] is None


def test_codes_cannot_be_found_by_trying(store):
    opened, _ = store.open_class()
    wrong = [("come_in", ("one", "ZZZZZZ", ""))] * MOST_TRIES
    state = session(*wrong, ("come_in", ("one", opened.code, "")))
    assert state["problem"] is TooManyTries
    assert state["code"] is None


def test_without_a_database_no_class_is_opened_and_the_lesson_goes_on(monkeypatch):
    gone = Store("sqlite:////proc/nowhere/board.sqlite")
    monkeypatch.setattr(membership, "store", lambda: gone)
    assert session(("open_class", ()))["problem"] is BoardUnavailable
    app = open_page("sampler", "en")
    next(button for button in app.button if button.key == "_class.open").click().run()
    assert not app.exception
    assert any("cannot be reached" in error.value for error in app.error)
    assert app.subheader


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_question_of_a_page_is_on_the_board(store, lang):
    app = open_page("sampler", lang)
    next(button for button in app.button if button.key == "_class.open").click().run()
    assert not app.exception
    assert not app.error
    opened = app.session_state["_class.membership"].joined
    assert store.join(opened.code) == opened
