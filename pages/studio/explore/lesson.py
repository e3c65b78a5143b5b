"""Looking around among word vectors: neighbours, analogies, similarities, the odd one out, a map."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core.errors import NoDirection
from core.evaluation.neighbours import Neighbour, analogy, nearest, unit_rows
from core.evaluation.projection import principal_plane
from core.functions import Floats, Ints
from core.text.corpus import Vocabulary
from core.text.normal_form import normal_form
from material.once import once
from material.ranks import spaced_ranks
from runs.library import Vectors
from runs.reference import reference

MOST_LISTED = 30
"""The most words in a list of the nearest."""

SCATTER_WORDS = 1500
"""How many words the chart of lengths shows at most."""

SEARCHED = 20_000
"""Among how many of the commonest words one that is spelt alike is looked for: that takes some tenths of a second."""

NO_LENGTH = 1e-3
"""Below this length the difference of two directions is rounding."""

LONGEST_TYPED = 60
"""The most letters of a word that is typed or offered."""


@dataclass(frozen=True)
class Near:
    """A word near another."""

    word: str
    similarity: float


class Space:
    """The vectors of a run, ready to be asked.

    Parameters
    ----------
    vectors : Vectors
    """

    def __init__(self, vectors: Vectors) -> None:
        self.vectors = vectors
        self.vocab: Vocabulary = vectors.vocab
        self.has_out = vectors.W_out is not None
        self.has_counts = bool(vectors.vocab.counts.any())

    @cached_property
    def unit_in(self) -> Floats:
        """Rows of W_in, scaled to length 1."""
        return unit_rows(self.vectors.W_in.astype(np.float32))

    @cached_property
    def unit_out(self) -> Floats | None:
        """Rows of W_out, scaled to length 1."""
        W_out = self.vectors.W_out
        return unit_rows(W_out.astype(np.float32)) if W_out is not None else None

    def find(self, text: str) -> tuple[list[str], list[str]]:
        """Return the words of a text that are in the vocabulary, in order and once each, and those that are not."""
        given = list(dict.fromkeys(text.replace(",", " ").split()))
        found = {typed: self.vocab.find(typed) for typed in given}
        known = [word for word in found.values() if word is not None]
        return list(dict.fromkeys(known)), [typed for typed, word in found.items() if word is None]

    def has_direction(self, word: str) -> bool:
        """Whether a word's vector points anywhere: no cosine with a vector of zeros is defined."""
        return bool(self.unit_in[self.vocab.id_of(word)].any())

    def did_you_mean(self, typed: str, top: int = 4) -> list[str]:
        """Return words of the vocabulary that are spelt like an unknown one; commoner ones first among equals.

        Letters are compared, and of Hangul its parts: 왕지 is nearer to 왕자 than to 왕국.
        """
        near = range(len(typed) // 2, 2 * len(typed) + 2)
        spelt: dict[str, str] = {}
        for word in self.vocab.words[:SEARCHED]:
            if len(word) in near and len(word) <= LONGEST_TYPED and word.isprintable():
                spelt.setdefault(_letters(word), word)
        return [spelt[letters] for letters in difflib.get_close_matches(_letters(typed), spelt, n=top)]

    def neighbours(self, word: str, top: int, *, of: str = "in", among: str = "in") -> list[Near]:
        """Return the words nearest to a word.

        Parameters
        ----------
        word : str
        top : int
        of, among : "in" or "out"
            The matrix that the word's own vector is taken from, and the one that is searched. From W_in to
            W_out the neighbours are the words that go with it, not those that could stand in its place.
        """
        source, target = self._unit(of), self._unit(among)
        id_ = self.vocab.id_of(word)
        return self._named(nearest(target, source[id_], top, exclude=(id_,)))

    def analogy(self, a: str, b: str, c: str, top: int) -> list[Near]:
        """Return answers to "a is to b as c is to ?", the three words left out."""
        a_id, b_id, c_id = self._ids((a, b, c))
        return self._named(analogy(self.unit_in, a_id, b_id, c_id, top))

    def similarity(self, words: Sequence[str]) -> Floats:
        """Return the cosines between words, of shape (n, n)."""
        rows = self.unit_in[self._ids(words)]
        return rows @ rows.T

    def odd_one_out(self, words: Sequence[str]) -> tuple[str, list[Near]]:
        """Return the word farthest from the mean of the others' directions, and each word's cosine with that mean."""
        rows = self.unit_in[self._ids(words)]
        others = rows.sum(axis=0) - rows
        cosine = np.einsum("nh,nh->n", rows, unit_rows(others))
        return words[int(np.argmin(cosine))], [Near(w, float(c)) for w, c in zip(words, cosine, strict=True)]

    def map(self, words: Sequence[str]) -> tuple[Floats, float]:
        """Return points of words in the plane of their two leading components, and the share of variance shown."""
        rows = self.vectors.W_in[self._ids(words)].astype(np.float64)
        plane, explained = principal_plane(rows)
        return (rows - rows.mean(axis=0)) @ plane, explained

    def between(
        self, words: Sequence[str], across: tuple[str, str], up: tuple[str, str]
    ) -> tuple[Floats, float]:
        """Return points of words between two pairs of opposites, and how alike the two axes are.

        A word's place on an axis is the cosine of its vector with the difference of the axis's two words.

        Returns
        -------
        points : array of shape (n, 2)
        likeness : float
            The cosine between the two differences; 0 for axes that are independent.

        Raises
        ------
        NoDirection
            If the two words of a pair have the same vector, or one that is zero has a part in it.
        """
        axes = np.array([self._difference(*pair) for pair in (across, up)])
        return self.unit_in[self._ids(words)] @ axes.T, float(axes[0] @ axes[1])

    def _difference(self, low: str, high: str) -> Floats:
        """Return the direction from one word to another."""
        ends = self.unit_in[self._ids((low, high))]
        difference = ends[1] - ends[0]
        length = np.linalg.norm(difference)
        if length < NO_LENGTH or not ends.any(axis=1).all():
            raise NoDirection(word=f"{high} − {low}")
        return difference / length

    def commonest(self, n: int) -> list[str]:
        """Return the n commonest words."""
        return list(self.vocab.words[:n])

    def first_words(self, n: int) -> list[str]:
        """Return the commonest words that are fit to begin with: short, of several letters where there are such."""
        fit = [word for word in self._fit() if len(word) > 1] or list(self._fit())
        return (fit * n)[:n]

    def _fit(self) -> Iterator[str]:
        for word in self.vocab.words[:200]:
            if (
                len(word) <= LONGEST_TYPED
                and word.isprintable()
                and " " not in word
                and self.has_direction(word)
            ):
                yield word

    def lengths(self, n: int = SCATTER_WORDS) -> tuple[Ints, Floats, list[str]]:
        """Return count, vector length and word of some words, spaced evenly by rank on a logarithmic axis."""
        size = len(self.vocab)
        rank = spaced_ranks(size, min(n, size)) - 1
        length = np.linalg.norm(self.vectors.W_in[rank].astype(np.float64), axis=1)
        return self.vocab.counts[rank], length, [self.vocab.words[i] for i in rank]

    def _unit(self, side: str) -> Floats:
        unit = self.unit_in if side == "in" else self.unit_out
        if unit is None:
            raise ValueError("these vectors have no W_out")
        return unit

    def _ids(self, words: Sequence[str]) -> list[int]:
        return [self.vocab.id_of(word) for word in words]

    def _named(self, found: Sequence[Neighbour]) -> list[Near]:
        return [Near(self.vocab.words[n.word], n.similarity) for n in found]


def _letters(word: str) -> str:
    """Return a word's letters, those of a Hangul syllable one by one."""
    return unicodedata.normalize("NFD", normal_form(word))


@once(maxsize=8)
def finished(corpus: str) -> Space:
    """Return the vectors of the finished run that comes with the app; all sessions share them."""
    vectors = reference(corpus).vectors
    if vectors is None:
        raise KeyError(corpus)
    space = Space(vectors)
    for unit in (space.unit_in, space.unit_out):
        if unit is not None:
            unit.flags.writeable = False
    return space
