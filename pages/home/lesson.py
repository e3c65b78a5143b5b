"""The whole computation of one training example, with its numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.cbow import ContextMean
from core.functions import Floats, Ints, sigmoid, sigmoid_cross_entropy
from core.loss import NegativeSamplingLoss
from material.sentence import CONTEXTS, CORPUS, TARGETS, WORDS, trained

HIDDEN_SIZE = 3
STEPS = 90
"""Adam's steps on the sentence's six examples: the answers are right by then, but not yet certain."""

LESSONS = {
    "contexts": ("embedding_dot",),
    "scores": ("bottleneck", "yes_or_no", "sampler"),
    "sigmoid": ("sigmoid",),
    "loss": ("negative_sampling", "loss_layer"),
}
"""Which lessons say more about each part of the drawing."""

MAX_NEGATIVES = len(WORDS) - 1


@dataclass(frozen=True)
class State:
    """What the learner chose.

    Attributes
    ----------
    example : int
        The number of one of the sentence's six examples.
    sample_size : int
        The number K of negatives.
    trained : bool
        Whether the example is computed after training, or with the first random weights.
    seed : int
    """

    example: int = 0
    sample_size: int = 3
    trained: bool = True
    seed: int = 1


@dataclass(frozen=True)
class View:
    """One example's way through the network.

    Attributes
    ----------
    context_words, words : tuples of str
        The words around the target; the target and its negatives.
    context_rows : array of shape (C, H)
        The context words' rows of W_in.
    h : array of shape (H,)
        The mean of the context rows.
    word_rows : array of shape (K + 1, H)
        The rows of W_out of the target and its negatives.
    label, score, y, terms : arrays of shape (K + 1,)
        Labels, scores, probabilities and each question's loss.
    loss : float
        The sum of the terms.
    """

    context_words: tuple[str, ...]
    words: tuple[str, ...]
    context_rows: Floats
    h: Floats
    word_rows: Floats
    label: Ints
    score: Floats
    y: Floats
    terms: Floats
    loss: float


def run(state: State) -> View:
    """Send one example through the layers and collect what they hold."""
    W_in, W_out = trained(HIDDEN_SIZE, state.sample_size, STEPS if state.trained else 0, state.seed)
    contexts, target = CONTEXTS[state.example : state.example + 1], TARGETS[state.example : state.example + 1]
    rng = np.random.default_rng(state.seed)
    layer = NegativeSamplingLoss(W_out, CORPUS, sample_size=state.sample_size, rng=rng)
    negatives = layer.sampler.get_negative_sample(target)

    h = ContextMean(W_in, contexts.shape[1]).forward(contexts)
    loss = layer.forward(h, target, negatives=negatives)
    words = np.concatenate([target, negatives[0]])
    label = np.array([question.label[0] for question in layer.loss_layers])
    score = W_out[words] @ h[0]
    return View(
        context_words=tuple(WORDS[i] for i in contexts[0]),
        words=tuple(WORDS[i] for i in words),
        context_rows=W_in[contexts[0]],
        h=h[0],
        word_rows=W_out[words],
        label=label,
        score=score,
        y=sigmoid(score),
        terms=sigmoid_cross_entropy(score, label),
        loss=loss,
    )
