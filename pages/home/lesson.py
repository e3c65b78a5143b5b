"""The whole computation of one training example, with its numbers, at any moment of a small training."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.cbow import ContextMean
from core.functions import Floats, Ints, sigmoid, sigmoid_cross_entropy
from core.loss import NegativeSamplingLoss
from core.sampler import UnigramSampler
from material.sentence import CONTEXTS, CORPUS, TARGETS, WORDS, course

HIDDEN_SIZE = 3
STEPS, EVERY = 150, 5
"""Adam's steps on the sentence's six examples, and how many of them a movement of the slider takes."""
RATE = 0.1
FIRST_WEIGHTS = 1
"""The seed of the first weights and of the training: with it, each K on offer has learnt the sentence in the end."""

LESSONS = {
    "contexts": ("embedding_dot",),
    "scores": ("bottleneck", "yes_or_no", "sampler"),
    "sigmoid": ("sigmoid",),
    "loss": ("negative_sampling", "loss_layer", "approximation"),
}
"""Which lessons say more about each part of the drawing."""

MAX_NEGATIVES = len(WORDS) - 1
SEEDS = 1000
"""The number of seeds to draw negatives with."""


@dataclass(frozen=True)
class State:
    """What the learner chose.

    Attributes
    ----------
    example : int
        The number of one of the sentence's six examples.
    sample_size : int
        The number K of negatives.
    steps : int
        The steps of training before the moment that is shown.
    seed : int
        The seed of the negatives that are asked about at that moment.
    """

    example: int = 0
    sample_size: int = 3
    steps: int = 0
    seed: int = 1


@dataclass(frozen=True)
class View:
    """One example's way through the network.

    Attributes
    ----------
    place : int
        The target's place in the sentence.
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
    course : array of shape (STEPS / EVERY + 1, K + 1)
        The probabilities of the same questions in the whole of the training.
    twin : str or None
        The word that stands between the same neighbours elsewhere in the sentence, if there is one: its h is the same.
    """

    place: int
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
    course: Floats
    twin: str | None

    @property
    def is_against_itself(self) -> bool:
        """Whether a right answer to the same h was drawn as a wrong one."""
        return self.twin in self.words[1:]


def run(state: State) -> View:
    """Send one example through the layers as they are after some steps, and collect what they hold."""
    all_in, all_out = course(HIDDEN_SIZE, state.sample_size, STEPS, FIRST_WEIGHTS, RATE)
    W_in, W_out = all_in[state.steps], all_out[state.steps]
    contexts, target = CONTEXTS[state.example : state.example + 1], TARGETS[state.example : state.example + 1]
    negatives = drawn(state)
    layer = NegativeSamplingLoss(W_out, CORPUS, sample_size=state.sample_size)

    h = ContextMean(W_in, contexts.shape[1]).forward(contexts)
    loss = layer.forward(h, target, negatives=negatives[None])
    words = np.concatenate([target, negatives])
    label = np.array([question.label[0] for question in layer.loss_layers])
    score = W_out[words] @ h[0]
    scores = np.einsum("sch,skh->sk", all_in[::EVERY, contexts[0]], all_out[::EVERY, words]) / contexts.size
    return View(
        place=state.example + 1,
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
        course=sigmoid(scores),
        twin=twin(state.example),
    )


def drawn(state: State) -> Ints:
    """Return the ids of the K negatives: the sampler's for this seed, from the book's CPU branch."""
    sampler = UnigramSampler(
        CORPUS, power=0.75, sample_size=state.sample_size, rng=np.random.default_rng(state.seed)
    )
    return sampler.get_negative_sample(TARGETS[state.example : state.example + 1])[0]


def twin(example: int) -> str | None:
    """Return the target of another example with the same two neighbours, in whatever order."""
    same = {
        WORDS[target]
        for contexts, target in zip(CONTEXTS, TARGETS, strict=True)
        if sorted(contexts) == sorted(CONTEXTS[example]) and target != TARGETS[example]
    }
    return same.pop() if same else None


def next_seed(state: State) -> int:
    """Return the next seed that draws other negatives; the same where K leaves no choice."""
    if state.sample_size == MAX_NEGATIVES:
        return state.seed
    now = set(drawn(state))
    following = ((state.seed + i) % SEEDS for i in range(1, SEEDS))
    return next(
        seed
        for seed in following
        if set(drawn(State(state.example, state.sample_size, state.steps, seed))) != now
    )
