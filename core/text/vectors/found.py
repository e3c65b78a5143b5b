"""What is asked of a file of vectors, and what was found in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.errors import VectorsTooLarge
from core.functions import Floats, Ints


def _tell_nobody(read: int, of: int | None) -> None:
    """Say nothing."""


@dataclass(frozen=True)
class Amount:
    """How much of a file is read: its first words.

    Attributes
    ----------
    words : int or None
        So many words at most.
    numbers : int or None
        So many numbers in a matrix at most: with vectors of H numbers ``numbers // H`` words.
    tell : callable
        Called now and then with the number of words read so far, and of those that will be read if it is known.
    """

    words: int | None = None
    numbers: int | None = None
    tell: Callable[[int, int | None], None] = _tell_nobody

    def rows(self, H: int) -> int | None:
        """Return how many words of H numbers are read at most; None is without end.

        Raises
        ------
        VectorsTooLarge
            If there is no room for a single one.
        """
        if self.numbers is None:
            return self.words
        if self.numbers < H:
            raise VectorsTooLarge(size=H, limit=self.numbers)
        most = self.numbers // H
        return most if self.words is None else min(most, self.words)


ALL = Amount()


@dataclass(frozen=True)
class WordVectors:
    """Words and vectors from a file.

    Attributes
    ----------
    words : list of str
        As they stand in the file.
    W_in : array of shape (V, H)
    W_out : array of shape (V, H), or None
        The second matrix, where the file holds one.
    counts : array of shape (V,), or None
        How often each word came in the text, where the file says so.
    total : int or None
        How many words the file holds, of which V were read; None where neither its first line nor its end says so.
    heading : str
        A first line of the file of words that was taken for a heading, though such a file has none.
    """

    words: list[str]
    W_in: Floats
    W_out: Floats | None = None
    counts: Ints | None = None
    total: int | None = None
    heading: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether all words of the file were read."""
        return self.total == len(self.words)
