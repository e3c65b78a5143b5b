"""Three beliefs about negative sampling, tried out (section 4.2.7).

A smaller loss is a better model; a negative must never be the target or a context word; one matrix would do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from core.evaluation.neighbours import neighbours, unit_rows
from core.functions import Floats, Ints, sigmoid
from core.sampler import UnigramSampler
from material.once import once
from material.sentence import CONTEXTS, CORPUS, TARGETS
from pages.loss_layer.nearness import draw
from pages.loss_layer.toy_network import EXAMPLES, SIZES, Bench, bench

ZERO_GUESSES = {"none": 0.0, "one": float(np.log(2)), "all": float(6 * np.log(2)), "words": float(np.log(7))}
"""The loss at zero scores and K = 5, as the learner may guess it."""
ZERO_K = 5

LOSS_DRAWS = 2
POLICY_K, POLICY_DRAWS = 3, 150
WATCHED = ("king", "dog", "paris")


@dataclass(frozen=True)
class Ruler:
    """One model, its loss measured with different numbers of negatives.

    Attributes
    ----------
    loss : array of shape (len(SIZES),)
        The mean loss over examples and draws.
    rank : float
        Median place of the true word among all words by score; 1 is best. No negatives take part.
    vocab_size : int
    """

    loss: Floats
    rank: float
    vocab_size: int


@once(maxsize=2)
def ruler(trained: bool) -> Ruler:
    """Measure the network before or after its training."""
    net = bench(trained)
    loss = [
        np.mean([draw(net, e, size, LOSS_DRAWS, seed=1).found["negative"].loss for e in range(EXAMPLES)])
        for size in SIZES
    ]
    score = net.h @ net.W_out.T
    true = score[np.arange(EXAMPLES), net.target]
    rank = (score > true[:, None]).sum(axis=1) + 1
    return Ruler(np.array(loss), float(np.median(rank)), len(net.q))


@dataclass(frozen=True)
class Policy:
    """Whom a way of drawing lets in; shares of the negatives.

    Attributes
    ----------
    target, context : float
        Which are the target itself; which are one of its context words.
    repeated : float
        Which repeat an earlier one of the same row.
    negatives : float
        How many are left for each example.
    """

    target: float
    context: float
    repeated: float
    negatives: float


def _book_cpu(target: Ints, rng: np.random.Generator) -> list[Ints]:
    return list(UnigramSampler(CORPUS, 0.75, POLICY_K, rng=rng).get_negative_sample(target))


def _book_gpu(target: Ints, rng: np.random.Generator) -> list[Ints]:
    sampler = UnigramSampler(CORPUS, 0.75, POLICY_K, replace=True, exclude_target=False, rng=rng)
    return list(sampler.get_negative_sample(target))


def _word2vec(target: Ints, rng: np.random.Generator) -> list[Ints]:
    """Skip a drawn target, as word2vec.c and gensim do: such an example has fewer negatives."""
    return [row[row != word] for row, word in zip(_book_gpu(target, rng), target, strict=True)]


_POLICIES: dict[str, Callable[[Ints, np.random.Generator], list[Ints]]] = {
    "book_cpu": _book_cpu,
    "book_gpu": _book_gpu,
    "word2vec": _word2vec,
}


@once(maxsize=1)
def policies() -> Mapping[str, Policy]:
    """Draw for every example of the book's sentence by each way, and count."""
    target, contexts = np.tile(TARGETS, POLICY_DRAWS), np.tile(CONTEXTS, (POLICY_DRAWS, 1))
    counted = {
        name: _count(rows(target, np.random.default_rng(0)), target, contexts)
        for name, rows in _POLICIES.items()
    }
    return MappingProxyType(counted)


def _count(rows: list[Ints], target: Ints, contexts: Ints) -> Policy:
    total = sum(len(row) for row in rows)
    hits = sum(int((row == word).sum()) for row, word in zip(rows, target, strict=True))
    near = sum(int(np.isin(row, around).sum()) for row, around in zip(rows, contexts, strict=True))
    repeated = sum(len(row) - len(np.unique(row)) for row in rows)
    return Policy(hits / total, near / total, repeated / total, total / len(rows))


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


@dataclass(frozen=True)
class Roles:
    """What the two matrices of the trained network do.

    Attributes
    ----------
    own, own_y : float
        Median score, and its sigmoid, of a word in its own context: W_in[v] . W_out[v].
    same, same_y : float
        The same with one matrix for both: |W_in[v]|^2, which cannot be negative.
    neighbourhoods : tuple of Neighbourhood
    """

    own: float
    own_y: float
    same: float
    same_y: float
    neighbourhoods: tuple[Neighbourhood, ...]


@once(maxsize=1)
def roles() -> Roles:
    """Look at both matrices after training."""
    net = bench(trained=True)
    own = float(np.median((net.W_in * net.W_out).sum(axis=1)))
    same = float(np.median((net.W_in**2).sum(axis=1)))
    y = sigmoid(np.array([own, same]))
    return Roles(own, float(y[0]), same, float(y[1]), tuple(_neighbourhood(net, word) for word in WATCHED))


def _neighbourhood(net: Bench, word: str, top: int = 4) -> Neighbourhood:
    v = net.words.index(word)

    def near(W: Floats) -> tuple[str, ...]:
        return tuple(net.words[n.word] for n in neighbours(unit_rows(W), v, top))

    asked = np.argsort(-(net.W_out @ net.W_in[v]))[:top]
    return Neighbourhood(word, near(net.W_in), near(net.W_out), tuple(net.words[i] for i in asked))
