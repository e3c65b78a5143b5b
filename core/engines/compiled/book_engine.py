"""The book's training to the letter on touched rows: Adam, mini-batches, sum over K + 1, mean over the batch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from core.cbow import initial_weights
from core.engines.alias import AliasSampler
from core.engines.compiled.adam import (
    BETA1,
    BETA2,
    AdamRows,
    Ages,
    catch_up_all,
    grow_older,
    take_step,
    use_rows,
)
from core.engines.compiled.blocks import Tally
from core.engines.compiled.draws import Noise, draw_negatives
from core.engines.compiled.jit import kernel
from core.engines.compiled.lanes import LANES, load, spread, store, total
from core.engines.compiled.rows import Rows, padded, padded_rows, view
from core.engines.compiled.sigmoid import sigmoids
from core.engines.settings import TrainingSettings
from core.engines.step import BINS, StepStats, next_pass
from core.functions import Floats, Ints
from core.text.corpus import Corpus
from core.text.windows import Pass

BATCH = 100
BATCHES = 8
"""The number of batches in one call, which then takes some milliseconds."""

ZERO = np.float32(0)


@kernel
def train_batches(
    into: AdamRows,
    out: AdamRows,
    H: int,
    ages: Ages,
    step: int,
    lr: float,
    ids: Ints,
    low: Ints,
    high: Ints,
    positions: Ints,
    edges: Ints,
    words: Ints,
    counts: Ints,
) -> Tally:
    """Take one step of Adam for each of some batches.

    Parameters
    ----------
    into, out : AdamRows
        W_in and W_out, each with Adam's memory of it.
    ages : Ages
        The sums by age, with room for these steps.
    step : int
        The number of steps taken before.
    ids, low, high : arrays
        The words of a pass and their windows, as in `core.text.windows.Pass`.
    positions : array
        The positions of all batches; within a batch all have the same number of context words.
    edges : array
        Batch b is ``positions[edges[b] : edges[b + 1]]``.
    words : array of shape (len(positions), K + 1)
        Each target and its negatives.
    counts : array of shape (2, BINS)
        Receives the histograms.
    """
    loss, p_positive, p_negative = 0.0, 0.0, 0.0
    counts[:] = 0
    for b in range(len(edges) - 1):
        step += 1
        rate = lr * np.sqrt(1 - BETA2**step) / (1 - BETA1**step)
        batch = positions[edges[b] : edges[b + 1]]
        contexts = _contexts(ids, low, high, batch)
        seen = _train_batch(into, out, H, ages, step, rate, contexts, words[edges[b] : edges[b + 1]], counts)
        loss += seen.loss
        p_positive += seen.p_positive
        p_negative += seen.p_negative
    return Tally(len(positions), loss, p_positive, p_negative)


@kernel
def _contexts(ids: Ints, low: Ints, high: Ints, batch: Ints) -> Ints:
    """Return the context ids, of shape (B, C), as `core.text.windows.Pass.contexts` does."""
    C = high[batch[0]] - low[batch[0]] - 1
    contexts = np.empty((len(batch), C), dtype=np.uint32)
    for i in range(len(batch)):
        position = low[batch[i]]
        for c in range(C):
            if position == batch[i]:
                position += 1
            contexts[i, c] = ids[position]
            position += 1
    return contexts


@kernel
def _train_batch(
    into: AdamRows,
    out: AdamRows,
    H: int,
    ages: Ages,
    step: int,
    rate: float,
    contexts: Ints,
    words: Ints,
    counts: Ints,
) -> Tally:
    """Take one step of Adam for one batch."""
    n_labels = words.shape[1]
    W_in, m_in, v_in, last_in, slot_in, used_in, dW_in = into
    W_out, m_out, v_out, last_out, slot_out, used_out, dW_out = out
    young, old = ages
    n_in = use_rows(
        W_in, m_in, v_in, last_in, slot_in, used_in, dW_in, H, young, old, step, contexts.reshape(-1)
    )
    n_out = use_rows(
        W_out, m_out, v_out, last_out, slot_out, used_out, dW_out, H, young, old, step, words.reshape(-1)
    )

    h = np.empty(len(words) * H, dtype=np.float32)
    score = np.empty(words.size, dtype=np.float32)
    _forward(W_in, W_out, H, contexts, words, h, score)
    y, bar = np.empty_like(score), np.empty(len(score), dtype=np.int32)
    loss, p_negative = sigmoids(score, len(score), y, bar)
    p_positive = 0.0
    for n in range(0, len(score), n_labels):
        loss -= score[n]  # -log y = -log(1 - y) - s
        p_positive += y[n]
        p_negative -= y[n]
        counts[0, bar[n]] += 1
        for k in range(n + 1, n + n_labels):
            counts[1, bar[k]] += 1

    _backward(W_out, H, contexts, words, slot_in, slot_out, h, y, np.empty(H, np.float32), dW_in, dW_out)
    take_step(W_in, m_in, v_in, used_in, dW_in, n_in, H, rate)
    take_step(W_out, m_out, v_out, used_out, dW_out, n_out, H, rate)
    grow_older(young, old, step, rate)
    return Tally(len(words), loss, p_positive, p_negative)


@kernel
def _forward(
    W_in: Rows,
    W_out: Rows,
    H: int,
    contexts: Ints,
    words: Ints,
    h: Rows,
    score: Floats,
) -> None:
    """Fill h, the means of the context rows, and the scores."""
    (B, C), n_labels = contexts.shape, words.shape[1]
    share = spread(np.float32(1 / C))
    for i in range(B):
        for j in range(0, H, LANES):
            sum_ = spread(ZERO)
            for c in range(C):
                sum_ = sum_ + load(W_in, contexts[i, c] * H + j)
            store(h, i * H + j, sum_ * share)
        for k in range(n_labels):
            product = spread(ZERO)
            for j in range(0, H, LANES):
                product = product + load(h, i * H + j) * load(W_out, words[i, k] * H + j)
            score[i * n_labels + k] = total(product)


@kernel
def _backward(
    W_out: Rows,
    H: int,
    contexts: Ints,
    words: Ints,
    slot_in: Ints,
    slot_out: Ints,
    h: Rows,
    y: Floats,
    dh: Rows,
    dW_in: Rows,
    dW_out: Rows,
) -> None:
    """Add up the gradients of the batch's mean loss, slot by slot."""
    (B, C), n_labels = contexts.shape, words.shape[1]
    share = spread(np.float32(1 / C))
    for i in range(B):
        for j in range(0, H, LANES):
            store(dh, j, spread(ZERO))
        for k in range(n_labels):
            label = 1 if k == 0 else 0
            dscore = spread(np.float32((y[i * n_labels + k] - label) / B))
            row, slot = words[i, k] * H, slot_out[words[i, k]] * H
            for j in range(0, H, LANES):
                store(dh, j, load(dh, j) + dscore * load(W_out, row + j))
                store(dW_out, slot + j, load(dW_out, slot + j) + dscore * load(h, i * H + j))
        for c in range(C):
            slot = slot_in[contexts[i, c]] * H
            for j in range(0, H, LANES):
                store(dW_in, slot + j, load(dW_in, slot + j) + load(dh, j) * share)


class CompiledBookEngine:
    """The engine that computes what the layers compute, some hundred times as fast.

    Within a pass, W_in and W_out lack the last moves of the rows that were not used lately (see
    `core.engines.compiled.adam`); at its end they are complete.

    Parameters
    ----------
    corpus : Corpus
    settings : TrainingSettings
    rng : numpy.random.Generator

    Raises
    ------
    TooManyNegatives, BadSetting
    """

    def __init__(self, corpus: Corpus, settings: TrainingSettings, rng: np.random.Generator) -> None:
        V, self.H = len(corpus.vocab), padded(settings.hidden_size)
        rows = [padded_rows(W) for W in initial_weights(V, settings.hidden_size, rng, np.float32)]
        self.W_in, self.W_out = (view(W, (V, settings.hidden_size)) for W in rows)
        self.into = AdamRows.of(rows[0], self.H, BATCH * 2 * settings.window_size)
        self.out = AdamRows.of(rows[1], self.H, BATCH * (settings.sample_size + 1))
        self.ages = Ages.new()
        self.step = 0
        sampler = AliasSampler(corpus.ids, settings.power, settings.sample_size, vocab_size=V)
        self.noise = Noise.of(sampler.word_p, sampler.table)
        self.taken = np.zeros(V, dtype=np.int64)
        self.corpus = corpus
        self.settings = settings
        self.learning_rate = settings.learning_rate
        self.rng = rng

    def steps(self) -> Iterator[StepStats]:
        """Train on a new pass, some batches at a time."""
        text = next_pass(self.corpus, self.settings, self.rng)
        text = replace(text, ids=text.ids.astype(np.uint32))
        batches = list(text.equal_batches(BATCH, self.rng))
        for i in range(0, len(batches), BATCHES):
            group = batches[i : i + BATCHES]
            positions = np.concatenate(group)
            yield self.train(text, group, self._draw(text.ids[positions]))
        self.catch_up()

    def catch_up(self) -> None:
        """Let all rows make the moves that they otherwise make when they are used again."""
        for matrix in (self.into, self.out):
            catch_up_all(matrix.W, matrix.m, matrix.v, matrix.last, self.H, *self.ages, self.step)

    def _draw(self, target: Ints) -> Ints:
        """Return each target and its negatives, of shape (B, K + 1)."""
        words = np.empty((len(target), self.settings.sample_size + 1), dtype=np.uint32)
        seed = np.uint64(self.rng.integers(2**63))
        stream = np.empty(words.size, dtype=np.uint32)
        self.taken[:] = 0
        draw_negatives(*self.noise, target, 0, len(target), seed, self.taken, 0, stream, words)
        return words

    def train(self, text: Pass, batches: list[Ints], words: Ints) -> StepStats:
        """Train on some batches of positions with given targets and negatives."""
        self.ages = self.ages.with_room(self.step + len(batches))
        counts = np.zeros((2, BINS), dtype=np.int64)
        seen = train_batches(
            self.into,
            self.out,
            self.H,
            self.ages,
            self.step,
            float(self.learning_rate),
            text.ids,
            text.low,
            text.high,
            np.concatenate(batches),
            np.cumsum([0, *map(len, batches)]),
            words,
            counts,
        )
        self.step += len(batches)
        return StepStats(
            share=seen.examples / len(text),
            examples=seen.examples,
            loss=seen.loss,
            positive=counts[0],
            negative=counts[1],
            p_positive=seen.p_positive,
            p_negative=seen.p_negative,
        )
