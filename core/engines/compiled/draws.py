"""Random numbers and negatives, drawn inside the kernels.

The law is that of `core.sampler.UnigramSampler`: K different words, none of them the target. So is the way there
that `core.engines.alias.AliasSampler` takes: read a stream of independent draws and keep the first K new words.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from core.engines.alias import AliasTable
from core.engines.compiled.jit import kernel
from core.functions import Floats, Ints

GOLDEN = np.uint64(0x9E3779B97F4A7C15)
LOW = np.uint64(0xFFFFFFFF)
HALF = np.uint64(32)

PATIENCE = 8
"""The number of draws read for each negative before the rest are taken from all words that are left."""


@kernel
def scramble(state: np.uint64) -> np.uint64:
    """Return 64 random bits for a state; states that follow one another by GOLDEN make a stream.

    SplitMix64 (Steele, Lea & Flood 2014). Number n of the stream needs none of those before it, so the processor
    works on several at once.
    """
    z = state
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


class Noise(NamedTuple):
    """The noise distribution, ready to draw from.

    Attributes
    ----------
    slots : array of shape (V,), 64 bits
        An alias table: the slot's share of its own word, as a fraction of 2**32, above the id of its alias.
    word_p : array of shape (V,)
    """

    slots: Ints
    word_p: Floats

    @classmethod
    def of(cls, word_p: Floats, table: AliasTable) -> Noise:
        """Pack a distribution's table."""
        share = np.minimum(table.share * 2.0**32, 2.0**32 - 1).astype(np.uint64)
        return cls(share << HALF | table.alias.astype(np.uint64), word_p)


@kernel
def read_stream(slots: Ints, state: np.uint64, stream: Ints) -> np.uint64:
    """Fill an array with independent draws; return the state after them."""
    size = np.uint64(len(slots))
    for i in range(len(stream)):
        bits = scramble(state + np.uint64(i) * GOLDEN)
        slot = ((bits >> HALF) * size) >> HALF
        share, alias = slots[slot] >> HALF, slots[slot] & LOW
        stream[i] = slot if (bits & LOW) < share else alias
    return state + np.uint64(len(stream)) * GOLDEN


@kernel
def draw_rest(word_p: Floats, state: np.uint64, taken: Ints, mark: int, negatives: Ints) -> np.uint64:
    """Fill an array with the next new words of a stream without reading the stream; return the state after them.

    Each follows p among the words not taken yet. These are the leaves of a binary tree that knows the sum below every
    node: a draw walks down to a leaf, takes it out, and corrects the sums above it.
    """
    size = 1
    while size < len(word_p):
        size *= 2
    tree = np.zeros(2 * size)
    for word in range(len(word_p)):
        if taken[word] != mark:
            tree[size + word] = word_p[word]
    for node in range(size - 1, 0, -1):
        tree[node] = tree[2 * node] + tree[2 * node + 1]

    for n in range(len(negatives)):
        place = (scramble(state) >> np.uint64(11)) * 2.0**-53 * tree[1]
        state += GOLDEN
        node = 1
        while node < size:
            node *= 2
            if place >= tree[node] and tree[node + 1] > 0:  # rounding must not lead to a leaf that is taken
                place -= tree[node]
                node += 1
        negatives[n] = node - size
        tree[node] = 0
        while node > 1:
            node //= 2
            tree[node] = tree[2 * node] + tree[2 * node + 1]
    return state


@kernel
def draw_negatives(
    slots: Ints,
    word_p: Floats,
    ids: Ints,
    begin: int,
    end: int,
    state: np.uint64,
    taken: Ints,
    mark: int,
    stream: Ints,
    words: Ints,
) -> tuple[np.uint64, int]:
    """Fill `words`, of shape (B, K + 1), with each target and its negatives.

    Parameters
    ----------
    slots, word_p : arrays
        A `Noise` with more than K words that can be drawn.
    ids, begin, end : array of word ids, and two places in it
        The targets are the words from `begin` to `end`.
    state : int
        The state of the random numbers.
    taken, mark : array of at least V entries, and int
        Word w is taken in the present row if taken[w] == mark; every row has its own mark, so nothing is cleared.
    stream : array
        Room for draws read ahead.
    words : array of shape (B, K + 1)

    Returns
    -------
    state, mark : int
        The state and the mark to go on with.
    """
    K = words.shape[1] - 1
    state = read_stream(slots, state, stream)
    next_draw = 0
    for i in range(end - begin):
        mark += 1
        words[i, 0] = ids[begin + i]
        taken[ids[begin + i]] = mark
        found = 0
        for _ in range(PATIENCE * K):
            if next_draw == len(stream):
                state = read_stream(slots, state, stream)
                next_draw = 0
            word = stream[next_draw]
            next_draw += 1
            if taken[word] != mark:
                taken[word] = mark
                found += 1
                words[i, found] = word
                if found == K:
                    break
        if found < K:
            state = draw_rest(word_p, state, taken, mark, words[i, found + 1 :])
    return state, mark
