"""The texts that come with the app, and what suits each of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from core.corpus import Corpus

DATA = Path(__file__).parent.parent / "data"


@dataclass(frozen=True)
class ShippedCorpus:
    """A text in the data folder.

    Attributes
    ----------
    path : str
        Below the data folder.
    watched : tuple of str
        Words whose neighbours tell whether training works.
    min_count, window_size, sample_size, epochs, subsample
        Settings that suit it.
    """

    path: str
    watched: tuple[str, ...]
    min_count: int
    window_size: int
    sample_size: int
    epochs: int
    subsample: float


CORPORA = {
    "wordnet": ShippedCorpus(
        "wordnet/corpus.txt.gz", ("king", "water", "dog", "red", "music"), 1, 5, 5, 10, 1e-3
    ),
    "austen": ShippedCorpus(
        "austen/corpus.txt.gz", ("mother", "happy", "london", "walk", "letter"), 5, 5, 5, 10, 1e-3
    ),
    "toy_en": ShippedCorpus(
        "toyworld/en.txt.gz", ("king", "queen", "paris", "ate", "apples"), 1, 5, 5, 20, 0.0
    ),
    "toy_ko": ShippedCorpus(
        "toyworld/ko_stems.txt.gz", ("왕", "여왕", "파리", "먹었다", "강아지"), 1, 5, 5, 20, 0.0
    ),
    "book": ShippedCorpus("book/corpus.txt.gz", ("you", "say", "i"), 1, 1, 3, 1000, 0.0),
}


@lru_cache(maxsize=16)
def load(name: str, min_count: int) -> Corpus:
    """Return a shipped corpus; all sessions share it."""
    return Corpus.load(DATA / CORPORA[name].path, min_count)
