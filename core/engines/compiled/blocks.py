"""Training on a piece of text, block by block.

For a block of some positions:

1. The context rows are read once, as running sums: the sum over any window is then the difference of two of them.
2. The scores of a group of positions, their sigmoids all at once, then position after position the update of its
   K + 1 rows of W_out, which all differ.
3. The gradients of the contexts go into a table of differences, +dh where a window begins and -dh where it ends;
   its running sum is what each context word receives, added to W_in once.

So a position sees W_in as it was before its block, and W_out as it was before its group: less stale than the
vectorised engine's batches, more than word2vec.c's single positions. Several threads tell each other every `EXCHANGE`
positions what they have done to the common words' rows.

Sizes: S words that the windows of a block reach, and H padded to a multiple of `LANES`; the padding stays 0.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.engines.compiled.common import EXCHANGE, Copies, exchange, use_copies
from core.engines.compiled.draws import GOLDEN, Noise, draw_negatives, scramble
from core.engines.compiled.jit import kernel
from core.engines.compiled.lanes import LANES, load, spread, store, total
from core.engines.compiled.rows import Rows
from core.engines.compiled.sigmoid import sigmoids
from core.engines.compiled.text import Cut, Piece, Text, read_piece
from core.functions import Floats, Ints

ZERO = np.float32(0)
ONE = np.float32(1)


class Tally(NamedTuple):
    """The report of a call; see `core.engines.step.StepStats`."""

    examples: int
    loss: float
    p_positive: float
    p_negative: float


class Room(NamedTuple):
    """The arrays that one thread works in.

    Attributes
    ----------
    thread : int
        The number of the thread, from 0.
    copies_in, copies_out : Copies
        What the thread shares with the others.
    piece : Piece
    rows : array of the piece's largest size
        The row of W_in for each word.
    words : array of shape (block, K + 1)
        Each target and its negatives, first as words, then as rows of W_out.
    stream : array
        Room for draws read ahead.
    taken : array of shape (V + 1,)
        The marks of `draw_negatives`; the last entry keeps the mark from call to call.
    sums : Rows, S + 1
        First the running sums of the context rows, then the differences of their gradients.
    h, dh : Rows, one for each position of the block
    score, y, bar, step : arrays of shape (group x (K + 1),)
        Scores, sigmoids, their histogram bins, and -lr times the gradients.
    counts : array of shape (2, BINS)
        Histograms of the probabilities given to targets and to negatives.
    """

    thread: int
    copies_in: Copies
    copies_out: Copies
    piece: Piece
    rows: NDArray[np.uint32]
    words: NDArray[np.uint32]
    stream: NDArray[np.uint32]
    taken: Ints
    sums: Rows
    h: Rows
    dh: Rows
    score: NDArray[np.float32]
    y: NDArray[np.float32]
    bar: NDArray[np.int32]
    step: NDArray[np.float32]
    counts: Ints


@kernel
def train_piece(
    W_in: Rows,
    W_out: Rows,
    H: int,
    text: Text,
    cut: Cut,
    noise: Noise,
    lr: np.float32,
    divide: bool,
    seed: np.uint64,
    room: Room,
) -> Tally:
    """Train on a piece of text.

    Parameters
    ----------
    W_in, W_out : Rows
        The two matrices, changed in place.
    H : int
        The padded length of a row.
    divide : bool
        Whether a context word receives dh / C (the book) or dh (word2vec.c).
    seed : int
        The seed of all random numbers in the call.
    """
    # The tuples are taken apart once, here: to read from a tuple within a loop would count references each time.
    thread, copies_in, copies_out, piece, rows, words, stream, taken = room[:8]
    sums, h, dh, score, y, bar, step, counts = room[8:]
    ids, low, high = piece
    common = len(copies_in.start) // H
    shift = copies_in.first // H + thread * common
    slots, word_p = noise
    counts[:] = 0
    size = read_piece(text, cut, scramble(seed), piece)
    use_copies(ids[:size], common, shift, rows)
    state, mark = scramble(seed + GOLDEN), taken[-1]
    loss, p_positive, p_negative = 0.0, 0.0, 0.0
    for i in range(0, size, len(words)):
        stop = min(i + len(words), size)
        first, last = i, stop
        for position in range(i, stop):
            first, last = min(first, low[position]), max(last, high[position])
        state, mark = draw_negatives(slots, word_p, ids, i, stop, state, taken, mark, stream, words)
        if common:
            use_copies(words.reshape(-1), common, shift, words.reshape(-1))
        _window_means(W_in, H, rows, low, high, i, stop, first, last, sums, h)
        seen = _output(W_out, H, words, stop - i, lr, h, dh, score, y, bar, step, counts)
        _add_to_contexts(W_in, H, rows, low, high, i, stop, first, last, divide, sums, dh)
        loss += seen.loss
        p_positive += seen.p_positive
        p_negative += seen.p_negative
        if stop % EXCHANGE == 0 or stop == size:
            exchange(W_in, copies_in, thread)
            exchange(W_out, copies_out, thread)
    taken[-1] = mark
    return Tally(size, loss, p_positive, p_negative)


@kernel
def _window_means(
    W_in: Rows,
    H: int,
    rows: Ints,
    low: Ints,
    high: Ints,
    begin: int,
    end: int,
    first: int,
    last: int,
    sums: Rows,
    h: Rows,
) -> None:
    """Fill h with the mean over the window of each position; `first` to `last` are the words the windows reach."""
    for j in range(0, H, LANES):
        store(sums, j, spread(ZERO))
    for i in range(first, last):
        row, before = rows[i] * H, (i - first) * H
        for j in range(0, H, LANES):
            store(sums, before + H + j, load(sums, before + j) + load(W_in, row + j))

    for i in range(begin, end):
        start, stop, own = (low[i] - first) * H, (high[i] - first) * H, (i - first) * H
        share = spread(ONE / np.float32(high[i] - low[i] - 1))
        for j in range(0, H, LANES):
            window = load(sums, stop + j) - load(sums, start + j)
            itself = load(sums, own + H + j) - load(sums, own + j)
            store(h, (i - begin) * H + j, (window - itself) * share)


@kernel
def _output(
    W_out: Rows,
    H: int,
    words: Ints,
    size: int,
    lr: np.float32,
    h: Rows,
    dh: Rows,
    score: Floats,
    y: Floats,
    bar: Ints,
    step: Floats,
    counts: Ints,
) -> Tally:
    """Compute scores, loss and dh of the positions of a block, and update the rows of W_out."""
    n_labels = words.shape[1]
    group = len(score) // n_labels
    loss, p_positive, p_negative = 0.0, 0.0, 0.0
    for begin in range(0, size, group):
        end = min(begin + group, size)
        n_scores = (end - begin) * n_labels
        _scores(W_out, H, words, begin, end, h, score)
        loss_if_noise, p = sigmoids(score, n_scores, y, bar)
        loss += loss_if_noise
        p_negative += p
        for n in range(n_scores):
            step[n] = -lr * y[n]
        for n in range(0, n_scores, n_labels):
            step[n] += lr
            loss -= score[n]  # -log y = -log(1 - y) - s
            p_positive += y[n]
            p_negative -= y[n]
            counts[0, bar[n]] += 1
            for k in range(n + 1, n + n_labels):
                counts[1, bar[k]] += 1
        _update(W_out, H, words, begin, end, h, step, dh)
    return Tally(size, loss, p_positive, p_negative)


@kernel
def _scores(W_out: Rows, H: int, words: Ints, begin: int, end: int, h: Rows, score: Floats) -> None:
    """Fill `score` with h times the rows of W_out, position after position."""
    n = 0
    for i in range(begin, end):
        for k in range(words.shape[1]):
            row, product = words[i, k] * H, spread(ZERO)
            for j in range(0, H, LANES):
                product = product + load(h, i * H + j) * load(W_out, row + j)
            score[n] = total(product)
            n += 1


@kernel
def _update(
    W_out: Rows,
    H: int,
    words: Ints,
    begin: int,
    end: int,
    h: Rows,
    step: Floats,
    dh: Rows,
) -> None:
    """Take the step of each row of W_out; fill dh with the steps that h is asked to take."""
    n_labels = words.shape[1]
    for i in range(begin, end):
        n = (i - begin) * n_labels
        # Each addition waits for the one before it; with two sums, one is added to while the other waits.
        for j in range(0, H - LANES, 2 * LANES):
            h_1, h_2 = load(h, i * H + j), load(h, i * H + j + LANES)
            dh_1, dh_2 = spread(ZERO), spread(ZERO)
            for k in range(n_labels):
                row, factor = words[i, k] * H + j, spread(step[n + k])
                w_1, w_2 = load(W_out, row), load(W_out, row + LANES)
                dh_1 = dh_1 + factor * w_1
                dh_2 = dh_2 + factor * w_2
                store(W_out, row, w_1 + factor * h_1)
                store(W_out, row + LANES, w_2 + factor * h_2)
            store(dh, i * H + j, dh_1)
            store(dh, i * H + j + LANES, dh_2)
        if H // LANES % 2:
            j = H - LANES
            h_1, dh_1 = load(h, i * H + j), spread(ZERO)
            for k in range(n_labels):
                row, factor = words[i, k] * H + j, spread(step[n + k])
                w_1 = load(W_out, row)
                dh_1 = dh_1 + factor * w_1
                store(W_out, row, w_1 + factor * h_1)
            store(dh, i * H + j, dh_1)


@kernel
def _add_to_contexts(
    W_in: Rows,
    H: int,
    rows: Ints,
    low: Ints,
    high: Ints,
    begin: int,
    end: int,
    first: int,
    last: int,
    divide: bool,
    change: Rows,
    dh: Rows,
) -> None:
    """Add to each context row what the positions around it have for it."""
    for j in range(0, (last - first + 1) * H, LANES):
        store(change, j, spread(ZERO))
    for i in range(begin, end):
        start, stop, row = (low[i] - first) * H, (high[i] - first) * H, rows[i] * H
        share = spread(ONE / np.float32(high[i] - low[i] - 1) if divide else ONE)
        for j in range(0, H, LANES):
            part = load(dh, (i - begin) * H + j) * share
            store(change, start + j, load(change, start + j) + part)
            store(change, stop + j, load(change, stop + j) - part)
            # No word is its own context: what its window will give it, it pays back beforehand.
            store(W_in, row + j, load(W_in, row + j) - part)

    for i in range(first, last):
        row, at = rows[i] * H, (i - first) * H
        for j in range(0, H, LANES):
            received = load(change, at + j)
            store(change, at + H + j, load(change, at + H + j) + received)
            store(W_in, row + j, load(W_in, row + j) + received)
