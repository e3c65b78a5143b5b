"""What all learners keep together stays below a roof."""

import numpy as np

from ui.live.desk import Desk, Desks


class Pile:
    """Keeps arrays of 100 bytes; the latest it cannot do without."""

    def __init__(self, *arrays):
        self.kept = list(arrays)

    def __len__(self):
        return len(self.kept)

    def arrays(self):
        return self.kept

    def lighten(self):
        if len(self.kept) < 2:
            return False
        del self.kept[0]
        return True


def some(number):
    return [np.zeros(100, np.uint8) for _ in range(number)]


def desks(monkeypatch, roof, held):
    monkeypatch.setattr(Desk, "is_held", property(lambda desk: desk.holder in held))
    return Desks(roof=roof)


def lay(desks, holder, pile):
    desk = desks.add(holder)
    desk.contents["pile"] = pile
    desks.look_after()
    return desk


def test_below_the_roof_all_stays(monkeypatch):
    all_desks = desks(monkeypatch, 500, {"here"})
    here, left = lay(all_desks, "here", Pile(*some(3))), lay(all_desks, "left", Pile(*some(2)))
    all_desks.look_after()
    assert len(here.contents["pile"]) == 3
    assert all_desks.get(left.key) is left


def test_who_left_first_goes_first_and_who_is_here_loses_nothing_for_it(monkeypatch):
    all_desks = desks(monkeypatch, 500, {"here"})
    first, second = (lay(all_desks, name, Pile(*some(1))) for name in ("first", "second"))
    here = lay(all_desks, "here", Pile(*some(4)))
    assert all_desks.get(first.key) is None
    assert all_desks.get(second.key) is second
    assert len(here.contents["pile"]) == 4


def test_then_who_keeps_most_gives_up_the_oldest_but_never_the_last(monkeypatch):
    all_desks = desks(monkeypatch, 500, {"a", "b"})
    modest = lay(all_desks, "a", Pile(*some(2)))
    arrays = some(7)
    greedy = lay(all_desks, "b", Pile(*arrays))
    assert len(modest.contents["pile"]) == 2
    assert greedy.contents["pile"].kept == arrays[-3:]
    all_desks.roof = 10
    all_desks.look_after()
    assert [len(desk.contents["pile"]) for desk in (modest, greedy)] == [1, 1]


def test_what_several_share_counts_once_and_texts_count(monkeypatch):
    all_desks = desks(monkeypatch, 500, {"a", "b"})
    shared = some(4)
    a, b = (lay(all_desks, name, Pile(*shared)) for name in "ab")
    assert [len(desk.contents["pile"]) for desk in (a, b)] == [4, 4]
    a.contents["text"] = "x" * 200
    all_desks.look_after()
    assert min(len(desk.contents["pile"]) for desk in (a, b)) < 4
