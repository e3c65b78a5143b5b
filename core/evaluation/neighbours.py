"""What word vectors know: the words nearest to a word, and answers to analogies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from core.functions import Floats, Ints


def unit_rows(vectors: Floats) -> Floats:
    """Return the rows scaled to length 1; rows of zeros stay."""
    with np.errstate(over="ignore"):
        length = np.sqrt(np.einsum("vh,vh->v", vectors, vectors))
    safe = np.finfo(length.dtype).max ** 0.25
    is_odd = ~((length > 1 / safe) & (length < safe))
    unit: Floats = vectors / np.where(is_odd, 1, length)[:, None]
    if is_odd.any():
        unit[is_odd] = _unit_odd_rows(vectors[is_odd])
    return unit


def _unit_odd_rows(vectors: Floats) -> Floats:
    # Divided by their largest numbers first: squares of huge ones would have no end, of tiny ones be 0.
    largest = np.abs(vectors).max(axis=1, keepdims=True)
    scaled = vectors / np.where(largest == 0, 1, largest)
    length = np.linalg.norm(scaled, axis=1, keepdims=True)
    return scaled / np.where(length == 0, 1, length)


@dataclass(frozen=True)
class Neighbour:
    """A word near another, and the cosine between the two."""

    word: int
    similarity: float


def nearest(unit: Floats, query: Floats, top: int, exclude: Ints | tuple[int, ...] = ()) -> list[Neighbour]:
    """Return the words whose vectors point most in the direction of a query; vectors of zeros point nowhere.

    Parameters
    ----------
    unit : array of shape (V, H)
        Rows of length 1.
    query : array of shape (H,)
    top : int
        The number of words to return.
    exclude : word ids
        Words that are left out of the answer.
    """
    if not query.any():
        return []
    similarity = unit @ (query / np.linalg.norm(query))
    unsure = np.flatnonzero(similarity == 0)
    zeros = unsure[~unit[unsure].any(axis=1)]
    left_out = list({*exclude, *zeros.tolist()})
    similarity[left_out] = -np.inf
    top = max(min(top, len(unit) - len(left_out)), 0)
    best = np.argpartition(-similarity, np.arange(top))[:top]
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
    right = 0
    for some in chunks(questions, len(unit)):
        a, b, c, d = some.T
        similarity = (unit[b] - unit[a] + unit[c]) @ unit.T
        similarity[np.arange(len(some))[:, None], some[:, :3]] = -np.inf
        right += int(np.count_nonzero(similarity.argmax(axis=1) == d))
    return right / len(questions)


def chunks(rows: Ints, width: int) -> Iterator[Ints]:
    """Cut rows into chunks for which a table of `width` columns takes some megabytes."""
    size = max(1, (1 << 21) // width)
    for i in range(0, len(rows), size):
        yield rows[i : i + size]
