"""Fast draws from the sampler's law: an alias table, and exact sampling without replacement on top of it."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.functions import Floats, Ints
from core.sampler import UnigramSampler

Marks = NDArray[np.bool_]


class AliasTable:
    """Draws from a discrete distribution at a cost that does not depend on V (Walker 1977; Vose 1991).

    Each of V equal slots holds a share of its own word and the rest of one other word, its alias. A draw picks a
    slot at random and then one of the two.

    Parameters
    ----------
    p : array of shape (V,)
        Probabilities; they sum to 1.
    """

    def __init__(self, p: Floats) -> None:
        size = len(p)
        self.share = np.ones(size)
        self.alias = np.arange(size)
        height = p * size
        short = [i for i in range(size) if height[i] < 1]
        tall = [i for i in range(size) if height[i] >= 1]
        while short and tall:
            i, j = short.pop(), tall[-1]
            self.share[i] = height[i]
            self.alias[i] = j
            height[j] -= 1 - height[i]
            if height[j] < 1:
                short.append(tall.pop())
        # What rounding leaves over is a full slot, unless the word can never be drawn.
        for i in short:
            if p[i] == 0:
                self.share[i], self.alias[i] = 0, int(np.argmax(p))

    def draw(self, rng: np.random.Generator, shape: tuple[int, ...]) -> Ints:
        """Return independent draws of the given shape."""
        place = rng.random(shape) * len(self.share)
        slot = place.astype(np.int64)  # what is left over is as good as a second random number
        return np.where(place - slot < self.share.take(slot), slot, self.alias.take(slot))


def _new_in_row(stream: Ints, target: Ints) -> Marks:
    """Mark the entries of each row that are not the target and have not come before in the row."""
    columns = np.ascontiguousarray(stream.T)  # to compare long columns, not short rows
    new = columns != target
    for j in range(1, len(columns)):
        new[j] &= (columns[:j] != columns[j]).all(axis=0)
    return new.T


def _first_marked(stream: Ints, marked: Marks, size: int) -> Ints:
    """Return the first `size` marked entries of each row, in their order."""
    first = np.argsort(~marked, axis=1, kind="stable")[:, :size]
    return np.take_along_axis(stream, first, axis=1)


class AliasSampler(UnigramSampler):
    """`UnigramSampler` with the same law and the same arguments, about a hundred times as fast.

    Drawing without replacement means: read an endless stream of independent draws and keep the first K that are
    different from each other (and from the target). Reading on where a row came out short keeps that law exactly;
    throwing the row away and drawing it anew would not.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.table = AliasTable(self.word_p)

    def get_negative_sample(self, target: Ints) -> Ints:
        """Return negatives of shape (B, K) for targets of shape (B,)."""
        excluded = np.asarray(target) if self.exclude_target else np.full(len(target), -1)
        negatives = self.table.draw(self.rng, (len(excluded), self.sample_size))
        if self.replace:
            self._redraw_targets(negatives, excluded)
        else:
            short = np.flatnonzero(~_new_in_row(negatives, excluded).all(axis=1))
            negatives[short] = self._read_on(negatives[short], excluded[short])
        return negatives

    def _redraw_targets(self, negatives: Ints, excluded: Ints) -> None:
        """Draw anew wherever the target was drawn; independent draws may be redrawn one by one."""
        hit = np.nonzero(negatives == excluded[:, None])
        while hit[0].size:
            drawn = self.table.draw(self.rng, (hit[0].size,))
            negatives[hit] = drawn
            again = drawn == excluded[hit[0]]
            hit = (hit[0][again], hit[1][again])

    def _read_on(self, stream: Ints, excluded: Ints) -> Ints:
        """Return K new words for each row of a stream that came out short."""
        size = self.sample_size
        rows = np.empty((len(stream), size), dtype=stream.dtype)
        short = np.arange(len(stream))
        for _ in range(3):
            stream = np.concatenate([stream, self.table.draw(self.rng, (len(stream), 2 * size))], axis=1)
            new = _new_in_row(stream, excluded[short])
            done = new.sum(axis=1) >= size
            rows[short[done]] = _first_marked(stream[done], new[done], size)
            short, stream, new = short[~done], stream[~done], new[~done]
            if not short.size:
                return rows

        # Few words are left to find, or rare ones: draw the rest of the stream's new words at once.
        stream = np.concatenate([stream, self._next_new_words(stream, excluded[short])], axis=1)
        new = np.concatenate([new, np.ones((len(short), size), dtype=bool)], axis=1)
        rows[short] = _first_marked(stream, new, size)
        return rows

    def _next_new_words(self, stream: Ints, excluded: Ints) -> Ints:
        """Return the next K words that each stream would bring for the first time, in their order.

        Each follows p among the words still free. Sorting the free words by ``log p + Gumbel noise`` has that law
        (Plackett-Luce; Efraimidis & Spirakis 2006). Of a row's K words only as many are used as it lacks.
        """
        with np.errstate(divide="ignore"):
            key = np.log(self.word_p) + self.rng.gumbel(size=(len(stream), self.vocab_size))
        row = np.arange(len(stream))[:, None]
        key[row, stream] = -np.inf
        if self.exclude_target:
            key[row[:, 0], excluded] = -np.inf
        return np.argsort(-key, axis=1)[:, : self.sample_size]
