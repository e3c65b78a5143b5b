"""The rows of the common words, of which each of several threads trains copies of its own.

Two threads that write to one row take its cache lines away from each other, and the rows of the commonest words would
go back and forth at every position. So below the V rows of a matrix stand copies of its first rows, some for each
thread, and the threads tell each other from time to time how far they have moved theirs.

No step is lost, and no lock is needed, since each number has one writer: a thread adds up its own steps since the
pass began, and reads the sums of the others. One that is read too early is read again, complete, at the next exchange.
So a thread sees its own steps at once and those of the others at most two exchanges late.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from core.engines.compiled.jit import kernel
from core.engines.compiled.lanes import LANES, load, store
from core.engines.compiled.rows import Rows, empty_rows
from core.functions import Ints

COMMON = 256
"""The number of words of which each of several threads has copies; a vocabulary begins with its commonest."""

EXCHANGE = 1024
"""The number of positions from one exchange to the next, a multiple of the block's size."""


class Copies(NamedTuple):
    """What the threads know of the common rows of a matrix.

    Attributes
    ----------
    first : int
        The row where the copies begin in the matrix; those of thread t begin t * len(start) later.
    start : Rows
        The common rows when the pass began; none if there is one thread.
    moved : Rows
        The sum of each thread's steps since then, thread after thread.
    seen : Rows
        The copies as they were after each thread's last exchange.
    """

    first: int
    start: Rows
    moved: Rows
    seen: Rows

    @classmethod
    def below(cls, n_rows: int, H: int, common: int, threads: int) -> Copies:
        """Return room for the copies below a matrix of so many rows of padded length H."""
        rows = (empty_rows(n, H) for n in (common, common * threads, common * threads))
        return cls(n_rows * H, *rows)

    def begin(self, W: Rows) -> None:
        """Copy the common rows before a pass."""
        self.start[:] = W[: len(self.start)]
        self.moved[:] = 0
        for copies in (self.seen, W[self.first :]):
            copies.reshape(-1, len(self.start))[:] = self.start

    def gather(self, W: Rows) -> None:
        """Fill the common rows with what all threads have told."""
        np.add(self.start, self.moved.reshape(-1, len(self.start)).sum(axis=0), out=W[: len(self.start)])


@kernel
def exchange(W: Rows, copies: Copies, thread: int) -> None:
    """Tell the other threads of this thread's steps, and let its copies make the others' steps."""
    first, start, moved, seen = copies
    size = len(start)
    own = thread * size
    for j in range(0, size, LANES):
        steps = load(moved, own + j) + (load(W, first + own + j) - load(seen, own + j))
        store(moved, own + j, steps)
        row = load(start, j)
        for other in range(0, len(moved), size):
            row = row + load(moved, other + j)
        store(W, first + own + j, row)
        store(seen, own + j, row)


@kernel
def use_copies(words: Ints, common: int, shift: int, rows: Ints) -> None:
    """Fill `rows` with the rows that stand for the words: the copies, `shift` further down, of the common ones."""
    for n in range(len(words)):
        rows[n] = words[n] + shift if words[n] < common else words[n]
