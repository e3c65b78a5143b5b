"""What outlives a connection, and for how long."""

import pytest

from tests.desks import SESSION
from tests.pages.test_all_pages import open_page
from ui.live.desk import Desk, Desks, desks
from ui.live.returning import understood


class Connections:
    """Stands in for the server: the sessions that are connected."""

    def __init__(self, monkeypatch):
        self.open = set()
        monkeypatch.setattr(Desk, "is_held", property(lambda desk: desk.holder in self.open))


@pytest.fixture
def connections(monkeypatch):
    return Connections(monkeypatch)


def left(desks, holder, **contents):
    desk = desks.add(holder)
    desk.contents.update(contents)
    return desk


def test_a_desk_waits_for_its_tab_and_no_longer(connections):
    now = [0.0]
    desks = Desks(keep=60.0, clock=lambda: now[0])
    desk = left(desks, "tab", runs=["one"])
    for seconds in (0.0, 50.0):
        now[0] = seconds
        desks.look_after()
    assert desks.get(desk.key) is desk

    connections.open.add("tab")
    now[0] = 100.0
    desks.look_after()
    assert desk.left_at is None

    connections.open.clear()
    for seconds in (200.0, 261.0):
        now[0] = seconds
        desks.look_after()
    assert desks.get(desk.key) is None


def test_an_empty_desk_goes_with_its_tab(connections):
    desks = Desks()
    desk = left(desks, "tab", runs=[], text="")
    desks.look_after()
    assert desks.get(desk.key) is None


def test_a_desk_that_was_forgotten_is_laid_anew_under_its_key(connections):
    app = open_page("train", "en").run()
    key = app.session_state["_desk"]
    desks().look_after()
    assert desks().get(key) is None
    app.run()
    assert desks().get(key).holder == SESSION
    assert app.session_state["_desk"] == key


def test_of_too_many_those_left_first_go(connections):
    now = [0.0]
    desks = Desks(most_left=2, clock=lambda: now[0])
    found = []
    for n in range(4):
        now[0] = float(n)
        found.append(left(desks, str(n), runs=[n]))
        desks.look_after()
    assert [desks.get(desk.key) is not None for desk in found] == [False, False, True, True]


def test_keys_cannot_be_guessed():
    desks = Desks()
    assert len({desks.add("tab").key for _ in range(50)}) == 50
    assert all(len(desks.add("tab").key) >= 20 for _ in range(3))
    assert desks.get("") is None


@pytest.mark.parametrize("shown", [None, 3, "key", [], {}, {"key": 7}, {"key": ["a"]}, {"hadWork": 1}])
def test_nonsense_from_a_browser_opens_nothing(shown):
    assert understood(shown) == ("", False)
