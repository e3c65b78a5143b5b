"""The layers' mathematics for whole batches: the same numbers, some 200 times the words per second.

Three ideas, all plain NumPy:

* Only the rows that a batch uses are read, and only their gradients are computed (the layers clear and add up
  dense V x H gradients).
* A batch is some blocks of consecutive text. Within a block the mean over each window is one matrix product with a
  banded 0/1 matrix, so a context word's row is read once, not once for each window that it stands in.
* Gradients of rows that occur more than once are summed together with those of all words that occur as often, in
  arrays of one shape. What the few common words receive is computed by one matrix product.

Sizes: B positions in the batch, S = B + 2 x window words for each block, V, H, K as everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import DTypeLike

from core.functions import Floats, Ints
from core.text.windows import Pass


@dataclass(frozen=True)
class RowGradients:
    """The gradient of a matrix, given by the rows that are not zero; no row comes twice."""

    rows: Ints
    values: Floats


FEW = 8
"""The most occurrences of an id that counts as rare."""


def sum_products(ids: Ints, factor: Floats, vectors: Floats) -> RowGradients:
    """Add up factor times vector by id.

    Parameters
    ----------
    ids, factor : arrays of shape (B, n)
    vectors : array of shape (B, H)
        Vector b belongs to all n factors of row b.
    """
    B, n = ids.shape
    ids, factor = ids.ravel(), factor.ravel()
    # NumPy sorts 16-bit numbers by radix, which is faster; they hold the ids of up to 65,536 words.
    short = ids.max(initial=0) <= np.iinfo(np.uint16).max
    order = np.argsort(ids.astype(np.uint16) if short else ids, kind="stable")
    ordered = ids[order]
    first = np.flatnonzero(np.diff(ordered, prepend=-1))
    times = np.diff(np.append(first, len(ids)))
    by_times = np.argsort(-np.minimum(times, FEW + 1).astype(np.int8), kind="stable")
    first, times = first[by_times], times[by_times]
    total = np.empty((len(first), vectors.shape[1]), dtype=vectors.dtype)

    # The common ids: one matrix product.
    common = np.count_nonzero(times > FEW)
    slot = np.repeat(np.arange(common), times[:common])
    skipped = first[:common] + times[:common] - np.cumsum(times[:common])
    at = order[skipped[slot] + np.arange(len(slot))]
    weight = np.zeros(common * B, dtype=vectors.dtype)
    np.add.at(weight, slot * B + at // n, factor[at])
    np.matmul(weight.reshape(common, B), vectors, out=total[:common])

    # The rare ids: all that occur equally often are summed at once. Of NumPy's functions that can do it, einsum is the
    # fastest at this size.
    begin = common
    for m in range(FEW, 0, -1):
        end = begin + np.count_nonzero(times == m)
        at = order[first[begin:end, None] + np.arange(m)]
        np.einsum("gm,gmh->gh", factor[at], vectors.take(at // n, axis=0), out=total[begin:end])
        begin = end
    return RowGradients(ordered[first], total)


def sum_rows(ids: Ints, values: Floats) -> RowGradients:
    """Add up the rows of `values`, of shape (N, H), that belong to the same of the ids, of shape (N,).

    Notes
    -----
    `np.add.at` does the same, about five times slower.
    """
    return sum_products(ids[:, None], np.ones((len(ids), 1), dtype=values.dtype), values)


class RowAdagrad:
    """Adagrad with one step size for each row (after Duchi, Hazan & Singer 2011).

    A batch adds up many gradients for frequent words; dividing by the root of what a row has
    received so far keeps them from exploding, and lets rare words take large steps.

    Parameters
    ----------
    vocab_size : int
    """

    def __init__(self, vocab_size: int) -> None:
        self.received = np.zeros(vocab_size, dtype=np.float32)

    def update(self, W: Floats, gradients: RowGradients, lr: float) -> None:
        """Take one step."""
        rows, values = gradients.rows, gradients.values
        received = self.received[rows] + np.vecdot(values, values) / values.shape[1]
        self.received[rows] = received
        step = np.einsum("vh,v->vh", values, -lr / np.sqrt(received + 1e-10))
        step += W.take(rows, axis=0)
        W[rows] = step


def labels(y: Floats) -> Floats:
    """Return labels for scores of shape (B, K + 1): 1 for the targets in column 0, 0 for the negatives."""
    label = np.zeros_like(y)
    label[:, 0] = 1
    return label


@dataclass(frozen=True)
class Batch:
    """What one batch computed.

    Attributes
    ----------
    score, y : arrays of shape (B, K + 1)
        Scores and their sigmoids. Column 0 belongs to the targets, the others to the negatives.
    loss : array of shape (B,)
        The loss of each position, summed over its K + 1 questions.
    dW_in, dW_out : RowGradients
        The gradients of the loss summed over the batch (the layers take the mean).
    """

    score: Floats
    y: Floats
    loss: Floats
    dW_in: RowGradients
    dW_out: RowGradients


def window_means(
    text: Pass, starts: Ints, block: int, window_size: int, dtype: DTypeLike = np.float32
) -> tuple[Ints, Ints, Floats]:
    """Describe blocks of text by banded matrices.

    Parameters
    ----------
    text : Pass
    starts : array of shape (G,)
        The first position of each block.
    block, window_size : int
        The number of positions in a block, and the widest window.
    dtype : dtype
        The float type of the weights.

    Returns
    -------
    positions : array of shape (G, block)
        The positions of each block, clipped to the text.
    span : array of shape (G, S)
        The positions of the words in and around each block, clipped to the text.
    mean : array of shape (G, block, S)
        Row i times the words' vectors is the mean over the window of position i; a row of zeros
        where a position has no context.
    """
    position = starts[:, None] + np.arange(block)
    span = starts[:, None] + np.arange(-window_size, block + window_size)
    inside = position < len(text)
    positions = np.where(inside, position, len(text) - 1)

    # Numbers relative to the span are small, and the smaller the numbers, the more of them are compared at once.
    column = np.arange(span.shape[1], dtype=np.int16)
    low, high, own = (
        (edge - span[:, :1]).astype(np.int16)[:, :, None]
        for edge in (text.low[positions], text.high[positions], position)
    )
    in_window = (column >= low) & (column < high) & (column != own)
    share = inside / np.maximum(text.n_contexts[positions], 1)
    mean = in_window * share.astype(dtype)[:, :, None]
    return positions, np.clip(span, 0, len(text) - 1), mean


def forward_backward(
    W_in: Floats, W_out: Floats, context: Ints, mean: Floats, words: Ints, *, divide: bool = True
) -> Batch:
    """Compute scores and gradients of some blocks of text.

    Parameters
    ----------
    W_in, W_out : arrays of shape (V, H)
    context : array of shape (G, S)
        Ids of the words in and around each block.
    mean : array of shape (G, block, S)
        The matrices that `window_means` returns. Positions with a row of zeros take no part.
    words : array of shape (G x block, K + 1)
        Each target and its negatives.
    divide : bool
        Whether a context word receives its share dh / C, the gradient of the mean, as in the book,
        or the whole of dh, as in word2vec.c and gensim.
    """
    h, used = _hidden(W_in, context, mean)
    words = words[used]
    target_W = W_out.take(words, axis=0)
    score = np.matvec(target_W, h)

    # softplus(-score); np.logaddexp is exact as well, but takes six times as long.
    minus_log_y = np.maximum(-score, 0) + np.log1p(np.exp(-np.abs(score)))
    y = np.exp(-minus_log_y)
    loss = minus_log_y.sum(axis=1) + score[:, 1:].sum(axis=1)  # -log(1 - y) = -log y + s
    dscore = y - labels(y)

    return Batch(
        score,
        y,
        loss,
        dW_in=_context_gradients(np.vecmat(dscore, target_W), used, context, mean, divide=divide),
        dW_out=sum_products(words, dscore, h),
    )


@dataclass(frozen=True)
class SoftmaxBatch:
    """What one batch of the full softmax computed: the loss of each position, and the gradients of its sum."""

    loss: Floats
    dW_in: RowGradients
    dW_out: RowGradients


def softmax_forward_backward(
    W_in: Floats, W_out: Floats, context: Ints, mean: Floats, target: Ints, *, divide: bool = True
) -> SoftmaxBatch:
    """Compute the loss and gradients of the softmax over all V words; every row of W_out takes part.

    The parameters are those of `forward_backward`; `target` has shape (G x block,).
    """
    h, used = _hidden(W_in, context, mean)
    target = target[used]
    at_target = np.arange(len(target)), target
    score = h @ W_out.T
    score -= score.max(axis=1, keepdims=True)
    target_score = score[at_target]
    p = np.exp(score, out=score)
    total = p.sum(axis=1, keepdims=True)
    p /= total
    p[at_target] -= 1  # p - one-hot label: the gradient of the scores

    return SoftmaxBatch(
        loss=np.log(total[:, 0]) - target_score,
        dW_in=_context_gradients(p @ W_out, used, context, mean, divide=divide),
        dW_out=RowGradients(np.arange(len(W_out)), p.T @ h),
    )


def _hidden(W_in: Floats, context: Ints, mean: Floats) -> tuple[Floats, np.ndarray]:
    """Return h of the positions that have a context, of shape (B, H), and which those are."""
    used = (mean @ np.ones(mean.shape[2], dtype=mean.dtype)).ravel() > 0
    return (mean @ W_in.take(context, axis=0)).reshape(-1, W_in.shape[1])[used], used


def _context_gradients(
    dh_used: Floats, used: np.ndarray, context: Ints, mean: Floats, *, divide: bool
) -> RowGradients:
    """Hand the gradient of each h on to the rows of its context words."""
    H = dh_used.shape[1]
    dh = np.zeros((used.size, H), dtype=dh_used.dtype)
    dh[used] = dh_used
    share = mean if divide else (mean > 0).astype(mean.dtype)
    dcontext = share.transpose(0, 2, 1) @ dh.reshape(*mean.shape[:2], H)
    return sum_rows(context.ravel(), dcontext.reshape(-1, H))
