"""The whole computation of one training example, with its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from core.cbow import CBOW
from core.corpus import create_contexts_target, preprocess
from core.functions import Floats, Ints, sigmoid, sigmoid_cross_entropy
from core.optim import Adam

SENTENCE = "You say goodbye and I say hello."
HIDDEN_SIZE = 3
WINDOW_SIZE = 1
STEPS = 90
"""Of Adam on the six examples of the sentence: the answers are right by then, but not yet certain."""

LESSONS = {
    "contexts": ("embedding_dot",),
    "scores": ("bottleneck", "yes_or_no", "sampler"),
    "sigmoid": ("sigmoid",),
    "loss": ("negative_sampling", "loss_layer"),
}
"""Which lessons say more about each part of the drawing."""

CORPUS, WORD_TO_ID, ID_TO_WORD = preprocess(SENTENCE)
CONTEXTS, TARGETS = create_contexts_target(CORPUS, WINDOW_SIZE)
MAX_NEGATIVES = len(WORD_TO_ID) - 1


@dataclass(frozen=True)
class State:
    """What the learner chose.

    Attributes
    ----------
    example : int
        Which of the sentence's six examples.
    sample_size : int
        K.
    trained : bool
        After training, or with the first random weights.
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
        Rows of W_in.
    h : array of shape (H,)
        Their mean.
    word_rows : array of shape (K + 1, H)
        Rows of W_out.
    label, score, y, terms : arrays of shape (K + 1,)
        Labels, scores, probabilities and each question's loss.
    loss : float
        Their sum.
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


@lru_cache(maxsize=32)
def _model(sample_size: int, trained: bool, seed: int) -> CBOW:
    model = CBOW(
        len(WORD_TO_ID),
        HIDDEN_SIZE,
        WINDOW_SIZE,
        CORPUS,
        sample_size=sample_size,
        rng=np.random.default_rng(seed),
    )
    optimiser = Adam(lr=0.03)
    for _ in range(STEPS if trained else 0):
        model.forward(CONTEXTS, TARGETS)
        model.backward()
        optimiser.update(model.params, model.grads)
    return model


def run(state: State) -> View:
    """Send one example through the layers and collect what they hold."""
    model = _model(state.sample_size, state.trained, state.seed)
    contexts, target = CONTEXTS[state.example : state.example + 1], TARGETS[state.example : state.example + 1]
    sampler = model.ns_loss.sampler
    sampler.rng = np.random.default_rng(state.seed)
    negatives = sampler.get_negative_sample(target)

    h = model.context_mean.forward(contexts)
    loss = model.ns_loss.forward(h, target, negatives=negatives)
    words = np.concatenate([target, negatives[0]])
    W_in, W_out = model.params
    label = np.array([layer.label[0] for layer in model.ns_loss.loss_layers])
    score = W_out[words] @ h[0]
    return View(
        context_words=tuple(ID_TO_WORD[i] for i in contexts[0]),
        words=tuple(ID_TO_WORD[i] for i in words),
        context_rows=W_in[contexts[0]],
        h=h[0],
        word_rows=W_out[words],
        label=label,
        score=score,
        y=sigmoid(score),
        terms=sigmoid_cross_entropy(score, label),
        loss=loss,
    )
