"""The runs that a learner keeps: compared in tables and curves, exported, explored."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

import numpy as np

from core.corpus import Vocabulary
from core.functions import Floats
from core.settings import TrainingSettings
from lessons.training_run import TrainingRun

CURVE = ("epoch", "seconds", "words", "loss", "smooth_loss", "p_positive", "p_negative")
"""What is kept of each report."""

KEPT_RUNS = 24
KEPT_VECTORS = 9
"""Of one learner; older runs lose first their vectors, then their place."""


@dataclass(frozen=True)
class Vectors:
    """The words and vectors of a run or of a file.

    Attributes
    ----------
    vocab : Vocabulary
    W_in : array of shape (V, H)
    W_out : array of shape (V, H), or None where a file holds only one matrix
        Both in half precision: three digits are more than cosines need.
    """

    vocab: Vocabulary
    W_in: Floats
    W_out: Floats | None = None


@dataclass
class Record:
    """A run that is over.

    Attributes
    ----------
    name : str
    corpus : str
        A key of `lessons.corpora.CORPORA`, or "own".
    settings : TrainingSettings
    curve : dict of lists
        The columns of `CURVE`.
    fraction : float
        How much of the run was done when it ended.
    held_out : dict
        Figures of the held-out positions by name; empty if none were held out.
    vectors : Vectors or None
    """

    name: str
    corpus: str
    settings: TrainingSettings
    curve: dict[str, list[float]]
    fraction: float
    held_out: dict[str, float]
    vectors: Vectors | None

    @classmethod
    def of(cls, run: TrainingRun) -> Record | None:
        """Return the record of a run that has told at least one report."""
        if run.training is None or not run.curve:
            return None
        engine = run.training.engine
        return cls(
            name=run.name,
            corpus=run.corpus_name,
            settings=run.settings,
            curve={column: [float(getattr(p, column)) for p in run.curve] for column in CURVE},
            fraction=run.curve[-1].fraction,
            held_out={},
            vectors=Vectors(
                run.corpus.vocab, engine.W_in.astype(np.float16), engine.W_out.astype(np.float16)
            ),
        )

    def row(self) -> dict[str, Any]:
        """Return settings and results as one row of a table."""
        last = {column: values[-1] for column, values in self.curve.items()}
        return {
            "name": self.name,
            "corpus": self.corpus,
            **asdict(self.settings),
            "done": self.fraction,
            "seconds": last["seconds"],
            "words": int(last["words"]),
            "loss": last["smooth_loss"],
            "p_positive": last["p_positive"],
            "p_negative": last["p_negative"],
            **self.held_out,
        }


class Library:
    """The records of one learner, in the order of their making."""

    def __init__(self) -> None:
        self.records: list[Record] = []

    def add(self, record: Record) -> None:
        """Keep a record under a name of its own."""
        taken = {other.name for other in self.records}
        if record.name in taken:
            record.name = next(name for n in range(2, 999) if (name := f"{record.name} ({n})") not in taken)
        self.records.append(record)
        del self.records[:-KEPT_RUNS]
        for old in self.records[:-KEPT_VECTORS]:
            old.vectors = None

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
        """Return the table of all records; every row has every column."""
        rows = [record.row() for record in self.records]
        columns = list(dict.fromkeys(column for row in rows for column in row))
        return [{column: row.get(column) for column in columns} for row in rows]


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
        [record.row() | {"curve": record.curve} for record in records], ensure_ascii=False, indent=1
    )


def differing(records: Sequence[Record]) -> list[str]:
    """Return the names of the settings in which some runs differ: what their legend must say."""
    names = [field.name for field in fields(TrainingSettings)]
    return [name for name in names if len({getattr(record.settings, name) for record in records}) > 1]
