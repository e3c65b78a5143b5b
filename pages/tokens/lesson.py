"""One Korean text, split three ways: what a word is decides what its vectors can know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from core.engines.kinds import DEFAULT_ENGINE, with_engine
from core.engines.settings import TrainingSettings
from core.text.corpus import Corpus
from core.text.korean import split_particle, without_particles
from jobs.event import Event
from material.corpora import CORPORA, DATA, load
from material.once import once
from material.steps import Question
from runs import analogies
from runs.memory import side_by_side
from runs.series import in_turns
from runs.training_run import TrainingRun, Watch

WAYS = ("spaces", "stripped", "stems")
"""Split at spaces; particles stripped by rules; the stems that the text was made from."""

SETTINGS = with_engine(TrainingSettings(hidden_size=50, epochs=15, subsample=0.0), DEFAULT_ENGINE)

QUESTIONS = (
    Question("why", ("rare", "many", "power"), "many"),
    Question("verbs", ("form", "luck", "easy"), "form"),
)


@once(maxsize=3)
def corpus(way: str) -> Corpus:
    """Return the text, split in one of the `WAYS`."""
    if way == "stems":
        return load("toy_ko", 1)
    surface = load("toy_ko_surface", 1)
    return surface if way == "spaces" else without_particles(surface)


@dataclass(frozen=True)
class Piece:
    """A word of a sentence, as its stem and its particle."""

    stem: str
    particle: str


@dataclass(frozen=True)
class View:
    """The text in three splittings.

    Attributes
    ----------
    sentences : tuple of tuples of Piece
        Some sentences, word by word.
    types : dict
        The number of different words by way.
    forms : tuple of str
        All forms in which one word, `word`, occurs between spaces.
    known : dict
        By way, the share of the analogy questions whose four words the vocabulary has.
    kinds, unasked : int
        The kinds of questions, and those of which the text split at spaces lets none be asked.
    """

    sentences: tuple[tuple[Piece, ...], ...]
    types: dict[str, int]
    word: str
    forms: tuple[str, ...]
    known: dict[str, float]
    kinds: int
    unasked: int


def sections() -> tuple[analogies.Section, ...]:
    """Return the questions that belong to the text."""
    return analogies.read(DATA / CORPORA["toy_ko"].analogies)


@once(maxsize=1)
def run(n_sentences: int = 4, word: str = "왕") -> View:
    """Return what the three splittings make of the text, without training."""
    surface, stems = corpus("spaces"), corpus("stems")
    # Word by word the same text, so that no rule has to guess where a particle begins.
    shown = [
        tuple(
            Piece(stem, form.removeprefix(stem))
            for form, stem in zip(surface.sentence(i), stems.sentence(i), strict=True)
        )
        for i in range(n_sentences)
    ]
    kinds = [section.questions for section in sections()]
    known = {way: _share_known(way, [question for kind in kinds for question in kind]) for way in WAYS}
    unasked = sum(_share_known("spaces", kind) == 0 for kind in kinds)
    forms = tuple(form for form in surface.vocab.words if split_particle(form)[0] == word)
    types = {way: len(corpus(way).vocab) for way in WAYS}
    return View(tuple(shown), types, word, forms, known, len(kinds), unasked)


def _share_known(way: str, questions: Sequence[Sequence[str]]) -> float:
    words = corpus(way).vocab.ids.keys()
    return sum(words >= set(question) for question in questions) / len(questions)


NEAR = 0.1
"""How far a guess may lie from what is found, to count as near."""


def reply(guess: float, found: float) -> str:
    """Return how a guess in per cent compares with the share that was solved: near, too_many or too_few."""
    if abs(guess / 100 - found) <= NEAR:
        return "near"
    return "too_many" if guess / 100 > found else "too_few"


def is_right(guess: float, found: float) -> bool:
    """Return whether a guess in per cent is near the share that was solved; all others are missed."""
    return reply(guess, found) == "near"


def solved_by_spaces(told: Sequence[Event]) -> float:
    """Return the share of the analogies that the text split at spaces solves, of a comparison's events of that kind."""
    return float(next(event["share"] for event in reversed(told) if WAYS[event["run"]] == "spaces"))


class Comparison:
    """The same training on the text in its three splittings."""

    page = "tokens"
    """Where it is shown."""

    def __init__(self, seed: int = 1) -> None:
        self.seed = seed
        # To see them solve analogies is what they train for.
        watch = Watch(analogies=sections(), analogy_seconds=0.0, share=np.inf)
        settings = replace(SETTINGS, seed=seed)
        self.runs = tuple(TrainingRun(corpus(way), "toy_ko", settings, watch, name=way) for way in WAYS)
        self.key = Comparison, seed
        self.need = side_by_side(run.need for run in self.runs)
        self.keeps = sum(run.keeps for run in self.runs)

    def events(self) -> Iterator[Event | None]:
        """Train on all three at once, so that their curves grow side by side."""
        return in_turns([run.events() for run in self.runs])
