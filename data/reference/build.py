"""Trains the finished runs that come with the app: ``python -m data.reference.build [corpus …]``."""

from __future__ import annotations

import sys

from core.engines import ENGINES
from core.settings import TrainingSettings
from lessons.corpora import CORPORA, load
from lessons.library import Record
from lessons.reference import save
from lessons.training_run import TrainingRun

ENGINE = "vectorised"
HIDDEN_SIZE = {"book": 5}
EPOCHS = {"wordnet": 20, "austen": 20}


def build(name: str) -> None:
    """Train one corpus with the settings that suit it, and write its files."""
    shipped = CORPORA[name]
    settings = TrainingSettings(
        engine=ENGINE,
        learning_rate=ENGINES[ENGINE].learning_rate,
        window_size=shipped.window_size,
        sample_size=shipped.sample_size,
        epochs=EPOCHS.get(name, shipped.epochs),
        subsample=shipped.subsample,
        hidden_size=HIDDEN_SIZE.get(name, 100 if shipped.subsample else 50),
        seed=1,
    )
    run = TrainingRun(load(name, shipped.min_count), name, settings, name=name)
    for _ in run.events():
        pass
    record = Record.of(run)
    if record is None:
        raise SystemExit(f"{name}: no report")
    save(record)
    print(f"{name}: loss {record.curve['smooth_loss'][-1]:.3f} after {record.curve['seconds'][-1]:.0f} s")


if __name__ == "__main__":
    for corpus in sys.argv[1:] or CORPORA:
        build(corpus)
