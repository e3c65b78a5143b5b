"""What scores, answers and losses are."""

from __future__ import annotations

import numpy as np

from core.functions import Floats, sigmoid, sigmoid_cross_entropy, softmax
from core.layers import EmbeddingDot
from core.loss import NegativeSamplingLoss
from core.optim import SGD
from pages.review.exercises.exercise import Exercise, Value, pick, written


def no_sum(rng: np.random.Generator) -> Exercise:
    """Ask for the sum of the answers to separate questions."""
    score = np.round(rng.uniform(-1.0, 3.0, size=3), 1)
    y = sigmoid(score)
    numbers = {name: _signed(value) for name, value in zip("abc", score, strict=True)}
    return Exercise(
        numbers, {"free": float(y.sum()), "one": float(softmax(score).sum()), "mean": float(y.mean())}
    )


def push(rng: np.random.Generator) -> Exercise:
    """Ask for a word's answer once another word's score has risen."""
    own, before, after = np.round(rng.uniform([-1.0, -1.0, 2.0], [2.0, 1.0, 4.0]), 1)
    answer = float(sigmoid(np.array(own)))
    shared = float(softmax(np.array([own, after]))[0])
    lowered = float(sigmoid(np.array(own - (after - before))))
    numbers = {"own": _signed(own), "before": _signed(before), "after": _signed(after)}
    return Exercise(numbers, {"own": answer, "softmax": shared, "lowered": lowered})


def best_answer(rng: np.random.Generator) -> Exercise:
    """Ask for the answer that costs least, where a word is both right and drawn."""
    p, q, K = pick(rng, 0.1, 0.2, 0.3, 0.4, 0.5), pick(rng, 0.01, 0.02, 0.05, 0.1), int(rng.integers(3, 16))
    best = float(sigmoid(np.log(p / (K * q))))
    one = float(sigmoid(np.log(p / q)))
    numbers: dict[str, Value] = {"p": f"{p:.0%}", "q": f"{q:.0%}", "K": K}
    return Exercise(numbers, {"odds": best, "share": float(p), "one": one})


def yes_to_all(rng: np.random.Generator) -> Exercise:
    """Ask for the loss of a model that says yes to every word."""
    s, K = float(rng.integers(3, 9)), int(rng.integers(3, 9))
    # One context of one number: with h = 1 a row of W_out is the word's score.
    layer = NegativeSamplingLoss(np.full((K + 1, 1), s), np.arange(K + 1), sample_size=K)
    loss = layer.forward(np.ones((1, 1)), np.array([0]))
    true, noise = (float(sigmoid_cross_entropy(np.array(s), label)) for label in (1, 0))
    return Exercise({"s": _signed(s), "K": K}, {"all": loss, "true": true, "one": true + noise})


def start(rng: np.random.Generator) -> Exercise:
    """Ask for the loss where every score is 0."""
    K, V = int(rng.integers(2, 13)), 100 * int(rng.integers(2, 10))
    layer = NegativeSamplingLoss(np.zeros((V, 1)), np.arange(V), sample_size=K)
    loss = layer.forward(np.ones((1, 1)), np.array([0]))
    one = float(sigmoid_cross_entropy(np.array(0.0), 1))
    return Exercise({"K": K, "V": V}, {"all": loss, "one": one, "words": float(np.log(V))})


def standing(rng: np.random.Generator) -> Exercise:
    """Ask for the loss after some steps where both matrices begin as zeros."""
    K, n = int(rng.integers(2, 13)), int(rng.integers(5, 21))

    def trained(W_in: Floats) -> float:
        layer = NegativeSamplingLoss(np.zeros((K + 1, W_in.shape[1])), np.arange(K + 1), sample_size=K)
        sgd = SGD(0.5)
        for _ in range(n):
            layer.forward(W_in, np.array([0]))
            sgd.update([W_in, *layer.params], [layer.backward(), *layer.grads])
        return layer.forward(W_in, np.array([0]))

    stands, falls = trained(np.zeros((1, 4))), trained(rng.standard_normal((1, 4)))
    return Exercise({"K": K, "n": n}, {"stands": stands, "falls": falls, "one": stands / (K + 1)})


def first_scores(rng: np.random.Generator) -> Exercise:
    """Ask for the first loss where the first weights are too large."""
    true, noise, K = -float(rng.integers(4, 20)), float(rng.integers(4, 20)), int(rng.integers(2, 6))
    scores = np.array([true] + [noise] * K)
    layer = NegativeSamplingLoss(scores[:, None], np.arange(K + 1), sample_size=K)
    loss = layer.forward(np.ones((1, 1)), np.array([0]))
    knows_nothing = float(sigmoid_cross_entropy(np.zeros(K + 1), 1).sum())
    numbers: dict[str, Value] = {"true": _signed(true), "noise": _signed(noise), "K": K}
    return Exercise(numbers, {"sum": loss, "small": knows_nothing, "mean": loss / (K + 1)})


def itself(rng: np.random.Generator) -> Exercise:
    """Ask what one matrix in both roles answers about a word beside itself."""
    row = np.round(rng.uniform(-1.5, 1.5, size=3), 1)
    score = EmbeddingDot(row[None]).forward(row[None], np.array([0]))
    numbers = {name: _signed(value) for name, value in zip("abc", row, strict=True)}
    options = {"square": sigmoid(score), "no": sigmoid(-score), "cosine": sigmoid(np.ones(1))}
    return Exercise(numbers, {rule: float(y[0]) for rule, y in options.items()})


def _signed(value: float) -> str:
    return written(float(value))
