"""What word vectors know: neighbours and analogies by cosine similarity."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.functions import Floats, Ints


def unit_rows(vectors: Floats) -> Floats:
    """Return the rows scaled to length 1; rows of zeros stay."""
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.where(length == 0, 1, length)


@dataclass(frozen=True)
class Neighbour:
    """A word near another, with their cosine."""

    word: int
    similarity: float


def nearest(unit: Floats, query: Floats, top: int, exclude: Ints | tuple[int, ...] = ()) -> list[Neighbour]:
    """Return the words whose vectors point most in the direction of a query.

    Parameters
    ----------
    unit : array of shape (V, H)
        Rows of length 1.
    query : array of shape (H,)
    top : int
        How many.
    exclude : word ids
        Left out of the answer.
    """
    similarity = unit @ (query / (np.linalg.norm(query) or 1))
    similarity[list(exclude)] = -np.inf
    top = min(top, len(unit) - len(exclude))
    best = np.argpartition(-similarity, range(top))[:top]
    return [Neighbour(int(i), float(similarity[i])) for i in best]


def neighbours(unit: Floats, word: int, top: int = 5) -> list[Neighbour]:
    """Return the words nearest to a word, itself left out."""
    return nearest(unit, unit[word], top, exclude=(word,))


def analogy(unit: Floats, a: int, b: int, c: int, top: int = 5) -> list[Neighbour]:
    """Return answers to "a is to b as c is to ?": the words nearest to b - a + c.

    The three words of the question are left out, as is the custom (Mikolov et al. 2013a, section 4).
    """
    return nearest(unit, unit[b] - unit[a] + unit[c], top, exclude=(a, b, c))


def analogy_accuracy(unit: Floats, questions: Ints) -> float:
    """Return the share of questions (a, b, c, d), of shape (Q, 4), whose best answer is d."""
    right = sum(analogy(unit, a, b, c, top=1)[0].word == d for a, b, c, d in questions.tolist())
    return right / len(questions)
