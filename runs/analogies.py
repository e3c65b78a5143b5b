"""Questions "a is to b as c is to d" from a file, and how many of them some vectors solve."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.evaluation.neighbours import analogy_accuracy
from core.functions import Floats, Ints
from core.text.corpus import Vocabulary
from material.once import once


@dataclass(frozen=True)
class Section:
    """Questions of one kind.

    Attributes
    ----------
    name : str
    questions : tuple of (a, b, c, d)
    """

    name: str
    questions: tuple[tuple[str, ...], ...]


@once(maxsize=8)
def read(path: Path) -> tuple[Section, ...]:
    """Read a file in the usual form: ``: section`` lines, and questions of four words."""
    sections: list[tuple[str, list[tuple[str, ...]]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(":"):
            sections.append((line[1:].strip(), []))
        elif line.strip():
            sections[-1][1].append(tuple(line.split()))
    return tuple(Section(name, tuple(questions)) for name, questions in sections)


@dataclass(frozen=True)
class Score:
    """How a section was solved.

    Attributes
    ----------
    name : str
    asked : int
        All questions; those with a word that the vocabulary lacks count as not solved.
    known : int
        Questions whose four words are all in the vocabulary.
    solved : int
    """

    name: str
    asked: int
    known: int
    solved: int


def score(sections: tuple[Section, ...], vocab: Vocabulary, unit: Floats) -> list[Score]:
    """Ask all questions of vectors with rows of length 1."""
    scores = []
    for section in sections:
        ids = _known(section, vocab)
        solved = round(analogy_accuracy(unit, ids) * len(ids)) if len(ids) else 0
        scores.append(Score(section.name, len(section.questions), len(ids), solved))
    return scores


def _known(section: Section, vocab: Vocabulary) -> Ints:
    found = [
        [vocab.ids[w] for w in question]
        for question in section.questions
        if vocab.ids.keys() >= set(question)
    ]
    return np.array(found, dtype=np.int64).reshape(-1, 4)


def share(scores: list[Score]) -> float:
    """Return the share of all questions that were solved."""
    return sum(s.solved for s in scores) / max(sum(s.asked for s in scores), 1)
