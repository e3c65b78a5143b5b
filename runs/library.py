"""The runs that a learner keeps: compared in tables and curves, exported, explored."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any

import numpy as np

from core.engines.kinds import ENGINES
from core.engines.settings import TrainingSettings
from core.errors import LabError
from core.functions import Floats, Ints
from core.text.corpus import Corpus, Vocabulary
from runs.training_run import Reading, TrainingRun

CURVE = ("epoch", "seconds", "words", "loss", "smooth_loss", "p_positive", "p_negative")
RANKS = ("epoch", "seconds", "typical_rank", "median_rank", "recall_at_10")
ASKED = ("epoch", "seconds", "vector_share")
"""What is kept of each report, of each ranking of the held-out words, and of each time the vectors were asked."""

NEGATIVES = ("power", "sample_size")
"""The settings that only mean something where negatives are drawn."""

KEPT_RUNS = 72
KEPT_NUMBERS = 20_000_000
"""What is kept for one learner: nine runs of the default corpus. Older runs lose their vectors and text first."""


@dataclass(frozen=True)
class Vectors:
    """The words and vectors of a run or of a file.

    Attributes
    ----------
    vocab : Vocabulary
    W_in : array of shape (V, H)
    W_out : array of shape (V, H), or None where a file holds only one matrix
        Both in half precision, which gives more digits than cosines need; a file's in single, if it is too large.
    """

    vocab: Vocabulary
    W_in: Floats
    W_out: Floats | None = None

    def arrays(self) -> tuple[Floats, ...]:
        """Return the matrices that there are."""
        return (self.W_in,) if self.W_out is None else (self.W_in, self.W_out)

    @property
    def size(self) -> int:
        """How many numbers they hold."""
        return sum(W.size for W in self.arrays())


@dataclass
class Record:
    """A run that is over.

    Attributes
    ----------
    name : str
    corpus : str
        A key of `material.corpora.CORPORA`, or "own".
    settings : TrainingSettings
    curve : dict of lists
        The columns of `CURVE`.
    fraction : float
        How much of the run was done when it ended.
    ranks : dict of lists
        The columns of `RANKS`; empty if nothing was held out.
    asked : dict of lists
        The columns of `ASKED`; empty if there are no questions for the text.
    vectors : Vectors or None
    final_ranks : array of shape (number of held-out words,)
        The rank of each at the end.
    n_types : int
        The number V of different words.
    reading : Reading
    text : Corpus or None
        The text that the run learnt from, so that it can be repeated.
    floor : dict of str to float
        How well the held-out words are guessed by their frequency alone, by the columns of `RANKS`.
    failure : LabError or None
        What it failed of; its curve goes as far as it came.
    """

    name: str
    corpus: str
    settings: TrainingSettings
    curve: dict[str, list[float]]
    fraction: float
    ranks: dict[str, list[float]]
    vectors: Vectors | None
    final_ranks: Floats = field(default_factory=lambda: np.empty(0, dtype=np.float32))
    n_types: int = 0
    reading: Reading = field(default_factory=Reading)
    text: Corpus | None = None
    floor: dict[str, float] = field(default_factory=dict)
    asked: dict[str, list[float]] = field(default_factory=lambda: {column: [] for column in ASKED})
    failure: LabError | None = None

    @classmethod
    def of(cls, run: TrainingRun) -> Record | None:
        """Return the record of a run that is over, and has told at least one report or has failed."""
        if run.weights is None or not (run.curve or run.failure):
            return None
        # A run just stopped may still be in its last slice.
        curve, ranked, asked = run.columns((*CURVE, "fraction")), tuple(run.ranks), tuple(run.asked)
        is_finite = all(np.isfinite(W).all() for W in run.weights)
        return cls(
            name=run.name,
            corpus=run.corpus_name,
            settings=run.settings,
            curve={column: [float(value) for value in curve[column]] for column in CURVE},
            fraction=curve["fraction"][-1] if run.curve else 0.0,
            ranks={column: [getattr(r, column) for r in ranked] for column in RANKS},
            asked={column: [getattr(a, column) for a in asked] for column in ASKED},
            vectors=Vectors(run.corpus.vocab, *run.weights) if is_finite else None,
            final_ranks=run.final_ranks,
            n_types=len(run.corpus.vocab),
            reading=run.reading,
            text=run.corpus,
            floor=run.floor,
            failure=run.failure,
        )

    @property
    def choices(self) -> dict[str, Any]:
        """What a learner chose for it, by name: the text, how it was read, and the settings.

        Of an engine that draws no negatives, how many and by which power are None: they changed nothing.
        """
        chosen = {"corpus": self.corpus, **asdict(self.reading), **asdict(self.settings)}
        return chosen if ENGINES[self.settings.engine].samples else chosen | dict.fromkeys(NEGATIVES)

    def row(self) -> dict[str, Any]:
        """Return settings and results as one row of a table."""
        last = {column: values[-1] if values else None for column, values in self.curve.items()}
        return {
            "name": self.name,
            **self.choices,
            "done": self.fraction,
            "seconds": last["seconds"],
            "words": last["words"],
            "loss": last["smooth_loss"],
            "p_positive": last["p_positive"],
            "p_negative": last["p_negative"],
            **{name: self.last_rank(name) for name in RANKS[2:]},
            "vector_share": self.vector_share,
            "failure": self.failure.code if self.failure else None,
        }

    def series(self, name: str) -> tuple[list[float], list[float]]:
        """Return a curve by the name of its column, with the epochs it goes by."""
        table = self.ranks if name in RANKS[2:] else self.asked if name == ASKED[2] else self.curve
        return table["epoch"], table[name]

    @property
    def vector_share(self) -> float | None:
        """What the vectors knew at last, if they were asked."""
        return self.asked[ASKED[2]][-1] if self.asked[ASKED[2]] else None

    def last_rank(self, name: str) -> float | None:
        """Return the last of a column of `RANKS`, if anything was ranked."""
        return self.ranks[name][-1] if self.ranks[name] else None


class Library:
    """The records of one learner, in the order of their making."""

    def __init__(self) -> None:
        self.records: list[Record] = []

    def __len__(self) -> int:
        return len(self.records)

    def add(self, record: Record) -> None:
        """Keep a record under a name of its own."""
        taken = {other.name for other in self.records}
        if record.name in taken:
            record.name = next(name for n in range(2, 999) if (name := f"{record.name} ({n})") not in taken)
        self.records.append(record)
        del self.records[:-KEPT_RUNS]
        while self._numbers() > KEPT_NUMBERS and self.lighten():
            pass

    def _numbers(self) -> int:
        return sum(vectors.size for record in self.records if (vectors := record.vectors) is not None)

    def arrays(self) -> Iterator[Floats | Ints]:
        """Return the arrays that the records hold; another thread may let them go meanwhile."""
        for record in self.records:
            if (vectors := record.vectors) is not None:
                yield from vectors.arrays()
            if (text := record.text) is not None:
                yield text.ids

    def lighten(self) -> bool:
        """Let the oldest run that has vectors forget them and its text; the latest run keeps its own, however many."""
        for record in self.records[:-1]:
            if record.vectors is not None or record.text is not None:
                record.vectors = record.text = None
                return True
        return False

    def rename(self, old: str, new: str) -> None:
        """Give a record another name, if nothing else has it."""
        if new and new not in {record.name for record in self.records}:
            self.get(old).name = new

    def delete(self, names: Iterable[str]) -> None:
        """Forget some records."""
        doomed = set(names)
        self.records = [record for record in self.records if record.name not in doomed]

    def get(self, name: str) -> Record:
        """Return a record by name."""
        return next(record for record in self.records if record.name == name)

    def rows(self) -> list[dict[str, Any]]:
        """Return the table of all records."""
        return [record.row() for record in self.records]


def to_csv(records: Sequence[Record]) -> str:
    """Return settings and results, one line a run."""
    library = Library()
    library.records = list(records)
    rows = library.rows()
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0] if rows else [])
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def to_json(records: Sequence[Record]) -> str:
    """Return settings, results and curves."""
    return json.dumps(
        [
            record.row() | {"curve": record.curve, "ranks": record.ranks, "asked": record.asked}
            for record in records
        ],
        ensure_ascii=False,
        indent=1,
    )


def differing(records: Sequence[Record]) -> list[str]:
    """Return the names of the settings in which some runs differ: what their legend must say."""
    names = [setting.name for kind in (TrainingSettings, Reading) for setting in fields(kind)]
    return [name for name in names if len({record.choices[name] for record in records} - {None}) > 1]
