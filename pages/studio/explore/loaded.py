"""The vectors of files that a learner has loaded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.functions import Floats
from runs.library import Vectors

KEPT_FILES = 4


@dataclass(frozen=True)
class Loaded:
    """The vectors of a file.

    Attributes
    ----------
    vectors : Vectors
    total : int or None
        How many words the file holds, if it says so.
    is_whole : bool
        Whether all of them were read.
    heading : str
        A line of the file of words that was left out as a heading.
    """

    vectors: Vectors
    total: int | None
    is_whole: bool
    heading: str


class Files:
    """The latest files of one learner, by their names.

    Attributes
    ----------
    by_name : dict
        Put in place of the one before, and never changed: whoever goes through it may be another thread.
    """

    def __init__(self) -> None:
        self.by_name: dict[str, Loaded] = {}

    def __len__(self) -> int:
        return len(self.by_name)

    def add(self, name: str, loaded: Loaded) -> None:
        """Keep a file as the latest, in place of the oldest."""
        others = [(other, kept) for other, kept in self.by_name.items() if other != name]
        self.by_name = dict([*others, (name, loaded)][-KEPT_FILES:])

    def arrays(self) -> Iterator[Floats]:
        """Return the arrays of all files."""
        for loaded in self.by_name.values():
            yield from loaded.vectors.arrays()

    def lighten(self) -> bool:
        """Forget the oldest file; the latest stays."""
        if len(self.by_name) < 2:
            return False
        self.by_name = dict([*self.by_name.items()][1:])
        return True
