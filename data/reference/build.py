"""Trains the finished runs that come with the app: ``python -m data.reference.build [corpus …]``."""

from __future__ import annotations

import sys

from core.engines.kinds import with_engine
from core.engines.settings import TrainingSettings
from material.corpora import CORPORA, load
from runs.library import Record
from runs.reference import save
from runs.training_run import TrainingRun

ENGINE = "compiled"
HIDDEN_SIZE = {"book": 5}


def build(name: str) -> None:
    """Train one corpus with the settings that suit it, and write its files."""
    shipped = CORPORA[name]
    settings = TrainingSettings(
        window_size=shipped.window_size,
        sample_size=shipped.sample_size,
        epochs=shipped.epochs,
        subsample=shipped.subsample,
        hidden_size=HIDDEN_SIZE.get(name, 100 if shipped.subsample else 50),
        held_out=shipped.held_out,
        seed=1,
    )
    settings = with_engine(settings, ENGINE)
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
