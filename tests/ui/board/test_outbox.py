"""Answers reach the board whatever becomes of it, and nobody waits for it."""

import threading

from board.store import Answer
from core.errors import BoardUnavailable
from ui.board.outbox import Outbox


class Board:
    """Takes answers unless it is away."""

    def __init__(self):
        self.is_away = False
        self.taken = {}
        self.tried = threading.Event()
        self.has_taken = threading.Event()

    def answer(self, class_id, given):
        self.tried.set()
        if self.is_away:
            raise BoardUnavailable()
        for one in given:
            self.taken[class_id, one.question, one.student] = one.value
        self.has_taken.set()


def test_an_answer_is_sent():
    board = Board()
    Outbox(board).put("class", Answer("q", "a", "more", 1))
    assert board.has_taken.wait(10)
    assert board.taken == {("class", "q", "a"): "more"}


def test_what_is_answered_while_the_board_is_away_is_sent_when_it_is_back():
    board = Board()
    board.is_away = True
    outbox = Outbox(board, retry=0.01)
    outbox.put("class", Answer("q", "a", "more", 1))
    assert board.tried.wait(10)
    outbox.put("class", Answer("q", "a", "less", 2))
    outbox.put("class", Answer("q", "b", "more", 3))
    outbox.put("other", Answer("q", "b", "more", 4))
    board.tried.clear()
    assert board.tried.wait(10)
    board.is_away = False
    expected = {("class", "q", "a"): "less", ("class", "q", "b"): "more", ("other", "q", "b"): "more"}
    for _ in range(1000):
        if board.taken == expected:
            break
        board.has_taken.wait(0.01)
    assert board.taken == expected
