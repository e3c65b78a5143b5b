"""Answers on their way to the board: nobody waits for its database, and none is lost while it is away."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from typing import Protocol

from board.store import Answer
from core.errors import LabError

RETRY = 1.0
"""Seconds between tries while the board cannot be reached."""
MOST = 50_000
"""Answers that are kept at most while it is away."""
log = logging.getLogger(__name__)


class Taker(Protocol):
    """Where answers go."""

    def answer(self, class_id: str, given: Sequence[Answer]) -> None:
        """Keep answers."""


class Outbox:
    """Sends answers from one thread, many in one transaction; the latest of a student to a question replaces others.

    Parameters
    ----------
    board : Taker
    retry : float
        Seconds between tries.
    """

    def __init__(self, board: Taker, retry: float = RETRY) -> None:
        self._board = board
        self._retry = retry
        self._waiting: dict[tuple[str, str, str], Answer] = {}
        self._news = threading.Condition()
        self._is_away = False
        self._in_hand = 0
        threading.Thread(target=self._send_all, name="class-board", daemon=True).start()

    def put(self, class_id: str, answer: Answer) -> None:
        """Send an answer as soon as may be."""
        with self._news:
            if len(self._waiting) < MOST:
                self._waiting[class_id, answer.question, answer.student] = answer
            self._news.notify()

    @property
    def waiting(self) -> int:
        """How many answers are not in the database yet."""
        with self._news:
            return len(self._waiting) + self._in_hand

    @property
    def is_away(self) -> bool:
        """Whether the board could not be reached of late."""
        return self._is_away

    def _send_all(self) -> None:
        while True:
            with self._news:
                self._news.wait_for(lambda: bool(self._waiting))
                taken, self._waiting = self._waiting, {}
                self._in_hand = len(taken)
            unsent = self._send(taken)
            self._is_away = bool(unsent)
            with self._news:
                # What was answered meanwhile is newer.
                self._waiting = unsent | self._waiting
                self._in_hand = 0
            if unsent:
                threading.Event().wait(self._retry)

    def _send(self, taken: dict[tuple[str, str, str], Answer]) -> dict[tuple[str, str, str], Answer]:
        """Send answers class by class; return those that could not be sent."""
        unsent: dict[tuple[str, str, str], Answer] = {}
        for class_id in {key[0] for key in taken}:
            own = {key: answer for key, answer in taken.items() if key[0] == class_id}
            try:
                self._board.answer(class_id, list(own.values()))
            except LabError as error:
                if not self._is_away:
                    log.warning("The class board does not take answers: %s", error.__cause__ or error)
                unsent |= own
        return unsent
