"""Who may be a negative? Three ways of drawing, as the book and word2vec.c have them (section 4.2.7)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from core.functions import Ints
from core.sampler import UnigramSampler
from material.once import once
from material.sentence import CONTEXTS, CORPUS, TARGETS

POLICY_K, POLICY_DRAWS = 3, 150


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
