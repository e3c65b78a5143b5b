"""Who may be a negative? Three ways of drawing, as the book and word2vec.c have them (section 4.2.7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations, product
from types import MappingProxyType

from core.functions import Floats
from core.sampler import noise_distribution, word_counts
from material.once import once
from material.sentence import CONTEXTS, CORPUS, TARGETS

POLICY_K = 3

Rows = Iterator[tuple[tuple[int, ...], float]]
"""Rows of negatives that can be drawn, each with its probability."""


@dataclass(frozen=True)
class Policy:
    """Whom a way of drawing lets in: expected numbers over the sentence's examples, as shares of the negatives.

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


def _book_cpu(target: int, p: Floats) -> Rows:
    """Draw one after the other from what is left over."""
    for row in permutations((word for word in range(len(p)) if word != target), POLICY_K):
        left, chance = 1 - p[target], 1.0
        for word in row:
            chance *= p[word] / left
            left -= p[word]
        yield row, chance


def _book_gpu(target: int, p: Floats) -> Rows:
    """Draw independently, whatever the target."""
    for row in product(range(len(p)), repeat=POLICY_K):
        yield row, float(p[list(row)].prod())


def _word2vec(target: int, p: Floats) -> Rows:
    """Skip a drawn target, as word2vec.c and gensim do: such an example has fewer negatives."""
    for row, chance in _book_gpu(target, p):
        yield tuple(word for word in row if word != target), chance


_POLICIES: dict[str, Callable[[int, Floats], Rows]] = {
    "book_cpu": _book_cpu,
    "book_gpu": _book_gpu,
    "word2vec": _word2vec,
}


@once(maxsize=1)
def policies() -> Mapping[str, Policy]:
    """Weigh every row that each way can draw for the examples of the book's sentence."""
    return MappingProxyType({name: _expected(rows) for name, rows in _POLICIES.items()})


def _expected(rows: Callable[[int, Floats], Rows]) -> Policy:
    p = noise_distribution(word_counts(CORPUS), 0.75)
    total = hits = near = repeated = 0.0
    for target, around in zip(TARGETS.tolist(), CONTEXTS.tolist(), strict=True):
        for row, chance in rows(target, p):
            total += chance * len(row)
            hits += chance * row.count(target)
            near += chance * sum(word in around for word in row)
            repeated += chance * (len(row) - len(set(row)))
    return Policy(hits / total, near / total, repeated / total, total / len(TARGETS))
