"""What all sessions of this server share of the board."""

from __future__ import annotations

from board.codes import Tries
from board.store import Store
from material.once import once
from ui.board.outbox import Outbox
from ui.board.watch import Watches


@once(maxsize=1)
def store() -> Store:
    """Return the board's memory; it opens its database when it is first asked."""
    return Store()


@once(maxsize=1)
def outbox() -> Outbox:
    """Return the way for answers to it."""
    return Outbox(store())


@once(maxsize=1)
def watches() -> Watches:
    """Return who looks at the classes."""
    return Watches(store())


@once(maxsize=1)
def tries() -> Tries:
    """Return who counts the wrong codes of each connection."""
    return Tries()
