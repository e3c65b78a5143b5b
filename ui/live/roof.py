"""A roof over what all learners keep: who went first gives up all, then who keeps most gives up what is oldest."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any, Protocol, runtime_checkable

import numpy as np


@runtime_checkable
class Heavy(Protocol):
    """What holds arrays, and can do with fewer."""

    def arrays(self) -> Iterable[np.ndarray[Any, Any]]:
        """Return what it holds."""

    def lighten(self) -> bool:
        """Give up what was made first; return False if all that is left is needed."""


Contents = dict[str, Any]


def make_room(left: Sequence[Contents], held: Sequence[Contents], roof: int) -> int:
    """Bring what is kept below a roof; return how many of those that were left must go, the first ones.

    Parameters
    ----------
    left : sequence of dict
        The contents of desks without a session; those left first come first.
    held : sequence of dict
        Those of desks at which somebody works. They keep what each `Heavy` thing cannot do without.
    roof : int
        Bytes for all together. What several share counts once.
    """
    gone = 0
    while _size(*left[gone:], *held) > roof:
        if gone < len(left):
            gone += 1
        elif not any(_lighten(contents) for contents in sorted(held, key=_size, reverse=True)):
            break
    return gone


def _lighten(contents: Contents) -> bool:
    return any(thing.lighten() for thing in tuple(contents.values()) if isinstance(thing, Heavy))


def _size(*desks: Contents) -> int:
    pieces: dict[int, int] = {}
    for contents in desks:
        # Copied in one go: a script may lay something on the desk meanwhile.
        for thing in tuple(contents.values()):
            if isinstance(thing, Heavy):
                pieces.update((id(array), array.nbytes) for array in thing.arrays())
            elif isinstance(thing, str | bytes):
                pieces[id(thing)] = sys.getsizeof(thing)
    return sum(pieces.values())
