"""The texts that come with the app, and what suits each of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.text.corpus import Corpus
from material.once import once

DATA = Path(__file__).parent.parent / "data"

ENGLISH_PAIRS = "wordnet/pairs.txt"
"""Pairs of related English words, below the data folder."""


@dataclass(frozen=True)
class ShippedCorpus:
    """A text in the data folder.

    Attributes
    ----------
    path : str
        Below the data folder.
    watched : tuple of str
        Words whose neighbours tell whether training works.
    groups : tuple of tuples of str
        Words for the map; those of one group should come to lie together.
    min_count, window_size, sample_size, epochs, subsample, held_out
        Settings that suit it.
    analogy : tuple of three words
        A question to begin with.
    analogies : str
        Questions that belong to it, below the data folder; none when empty.
    related : str
        Pairs of related words in its language, below the data folder; none when empty.
    """

    path: str
    watched: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    min_count: int
    window_size: int
    sample_size: int
    epochs: int
    subsample: float
    held_out: int
    analogy: tuple[str, str, str]
    analogies: str = ""
    related: str = ""


def _words(*groups: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(group.split()) for group in groups)


_TOY_EN = _words(
    "king queen prince princess father mother",
    "korea japan china france",
    "seoul tokyo beijing paris",
    "dog cat cow horse",
    "puppy kitten calf foal",
    "ate drank wrote sang",
    "apple book key",
    "apples books keys",
    "tall cold heavy",
    "taller colder heavier",
)
_TOY_KO = _words(
    "왕 여왕 왕자 공주 아버지 어머니",
    "한국 일본 중국 프랑스",
    "서울 도쿄 베이징 파리",
    "개 소 말 닭",
    "강아지 송아지 망아지 병아리",
    "먹었다 마셨다 읽었다 불렀다",
    "높다 길다 깊다",
    "높이 길이 깊이",
    "의사 교사 농부 판사",
    "병원 학교 농장 법원",
)

CORPORA = {
    "wordnet": ShippedCorpus(
        "wordnet/corpus.txt.gz",
        watched=("king", "water", "dog", "red", "music"),
        groups=_words(
            "dog cat horse bird fish",
            "red green blue yellow white black",
            "mother father son daughter",
            "bread meat milk fruit wine",
            "city country river mountain sea",
            "music song dance painting",
            "king queen president emperor",
        ),
        min_count=1,
        window_size=5,
        sample_size=5,
        epochs=20,
        subsample=1e-3,
        held_out=2000,
        analogy=("man", "woman", "king"),
        related=ENGLISH_PAIRS,
    ),
    "austen": ShippedCorpus(
        "austen/corpus.txt.gz",
        watched=("mother", "happy", "london", "walk", "letter"),
        groups=_words(
            "elizabeth emma anne elinor fanny",
            "darcy knightley wentworth edward edmund",
            "mother father sister brother aunt",
            "happy sorry glad pleased",
            "london bath highbury netherfield",
            "morning evening day night",
            "walk dance ride drive",
        ),
        min_count=5,
        window_size=5,
        sample_size=5,
        epochs=20,
        subsample=1e-3,
        held_out=2000,
        analogy=("he", "him", "she"),
        related=ENGLISH_PAIRS,
    ),
    "toy_en": ShippedCorpus(
        "toyworld/en.txt.gz",
        watched=("king", "queen", "paris", "ate", "apples"),
        groups=_TOY_EN,
        min_count=1,
        window_size=5,
        sample_size=5,
        epochs=100,
        subsample=0.0,
        held_out=1000,
        analogy=("king", "queen", "prince"),
        analogies="toyworld/analogies.en.txt",
    ),
    "toy_ko": ShippedCorpus(
        "toyworld/ko_stems.txt.gz",
        watched=("왕", "여왕", "파리", "먹었다", "강아지"),
        groups=_TOY_KO,
        min_count=1,
        window_size=5,
        sample_size=5,
        epochs=100,
        subsample=0.0,
        held_out=1000,
        analogy=("한국", "서울", "일본"),
        analogies="toyworld/analogies.ko.txt",
    ),
    "toy_ko_surface": ShippedCorpus(
        "toyworld/ko_surface.txt.gz",
        watched=("왕은", "여왕이", "파리에", "먹었다", "강아지가"),
        groups=_TOY_KO,
        min_count=1,
        window_size=5,
        sample_size=5,
        epochs=100,
        subsample=0.0,
        held_out=1000,
        analogy=("먹는다", "먹었다", "마신다"),
        analogies="toyworld/analogies.ko.txt",
    ),
    "book": ShippedCorpus(
        "book/corpus.txt.gz",
        watched=("you", "say", "i"),
        groups=_words("you i", "say", "hello goodbye", "and ."),
        min_count=1,
        window_size=1,
        sample_size=3,
        epochs=1000,
        subsample=0.0,
        held_out=0,
        analogy=("you", "say", "i"),
    ),
}


@once(maxsize=16)
def load(name: str, min_count: int) -> Corpus:
    """Return a shipped corpus."""
    return Corpus.load(DATA / CORPORA[name].path, min_count)


def watched_words(name: str) -> tuple[str, ...]:
    """Return the words to watch in a shipped corpus; of another text none are known."""
    return CORPORA[name].watched if name in CORPORA else ()
