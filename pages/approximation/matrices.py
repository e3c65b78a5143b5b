"""One matrix or two? The same training twice: with W_in and W_out, and with one matrix in both roles."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.cbow import initial_weights
from core.engines.alias import AliasSampler
from core.engines.vectorised import (
    Batch,
    RowAdagrad,
    RowGradients,
    forward_backward,
    sum_rows,
    window_means,
)
from core.evaluation.neighbours import neighbours, unit_rows
from core.evaluation.ranks import target_ranks
from core.functions import Floats, sigmoid
from core.text.windows import make_pass
from core.training.held_out import hold_out
from material.corpora import load
from material.once import once
from pages.approximation.toy_network import CORPUS, HELD_OUT, SETTINGS, Bench, bench, typical

BLOCK, BATCH = 32, 256
"""Words in a block of text that is computed together, and in a batch."""
WATCHED = ("king", "dog", "paris")
GUESSES = (0.0, 1.0, 0.05)
"""The bounds and the step of the learner's guess."""
CLOSE = 0.1
"""The distance up to which a guess counts as right."""


@dataclass(frozen=True)
class Trained:
    """A network after its training.

    Attributes
    ----------
    own : float
        The median score of a word in its own context: W_in[v] . W_out[v].
    rank : float
        The typical rank of held-out words.
    """

    own: float
    rank: float

    @property
    def own_y(self) -> float:
        """What the network answers to "is this word its own neighbour?"."""
        return float(sigmoid(np.array([self.own]))[0])


@once(maxsize=2)
def train(tied: bool) -> Trained:
    """Train a network whose two matrices are one, or two, and look at it; all else is the same.

    One matrix receives the gradients of both roles, added up.
    """
    corpus, held = hold_out(load(CORPUS, 1), HELD_OUT, np.random.default_rng(0))
    rng = np.random.default_rng(SETTINGS.seed)
    V, window = len(corpus.vocab), SETTINGS.window_size
    W_in, W_out = initial_weights(V, SETTINGS.hidden_size, rng, np.float32)
    if tied:
        W_out = W_in
    sampler = AliasSampler(corpus.ids, SETTINGS.power, SETTINGS.sample_size, vocab_size=V, rng=rng)
    of_input, of_output = RowAdagrad(V), RowAdagrad(V)
    for epoch in range(SETTINGS.epochs):
        text = make_pass(corpus, window, rng, shrink=True, subsample=None)
        starts = rng.permutation(np.arange(0, len(text), BLOCK))
        for i in range(0, len(starts), BATCH // BLOCK):
            rate = SETTINGS.learning_rate * (1 - (epoch + i / len(starts)) / SETTINGS.epochs)
            positions, span, mean = window_means(text, starts[i : i + BATCH // BLOCK], BLOCK, window)
            target = text.ids[positions].ravel()
            words = np.column_stack([target, sampler.get_negative_sample(target)])
            batch = forward_backward(W_in, W_out, text.ids[span], mean, words)
            if tied:
                of_input.update(W_in, _added(batch), rate)
            else:
                of_input.update(W_in, batch.dW_in, rate)
                of_output.update(W_out, batch.dW_out, rate)
    guessed = make_pass(held, window, np.random.default_rng(0), shrink=False, subsample=None)
    ranks = np.concatenate(list(target_ranks(W_in, W_out, guessed, sampler.word_p)))
    return Trained(float(np.median((W_in * W_out).sum(axis=1))), typical(ranks))


def _added(batch: Batch) -> RowGradients:
    both = (batch.dW_in, batch.dW_out)
    return sum_rows(np.concatenate([d.rows for d in both]), np.concatenate([d.values for d in both]))


def verdict(guess: float, truth: float) -> str:
    """Return what is said of a guess: ``right``, or on which side of the middle it was wrong."""
    if abs(guess - truth) <= CLOSE:
        return "right"
    return "no" if guess < 0.5 else "yes"


def is_right(guess: float) -> bool | None:
    """Return False for a guess that is missed, on the wrong side of the middle; None for the rest.

    That needs no training: a row's score with itself is a sum of squares, so no answer of one matrix is below 0.5.
    """
    return False if guess < 0.5 else None


@dataclass(frozen=True)
class Neighbourhood:
    """The words near one word.

    Attributes
    ----------
    word : str
    in_W_in, in_W_out : tuples of str
        Nearest by cosine in each matrix.
    asked : tuple of str
        The words with the highest scores when it is the only context word.
    """

    word: str
    in_W_in: tuple[str, ...]
    in_W_out: tuple[str, ...]
    asked: tuple[str, ...]


@once(maxsize=1)
def neighbourhoods() -> tuple[Neighbourhood, ...]:
    """Look at both matrices of the network with two."""
    net = bench(trained=True)
    return tuple(_neighbourhood(net, word) for word in WATCHED)


def _neighbourhood(net: Bench, word: str, top: int = 4) -> Neighbourhood:
    v = net.words.index(word)

    def near(W: Floats) -> tuple[str, ...]:
        return tuple(net.words[n.word] for n in neighbours(unit_rows(W), v, top))

    asked = np.argsort(-(net.W_out @ net.W_in[v]))[:top]
    return Neighbourhood(word, near(net.W_in), near(net.W_out), tuple(net.words[i] for i in asked))
