"""The settings of the Train page."""

from __future__ import annotations

from core.engines.kinds import DEFAULT_ENGINE, ENGINES
from material.corpora import CORPORA
from ui.settings.table import Choice, Real, Switch, Table, Whole

OWN = "own"
"""The learner's own text, beside the shipped corpora."""

EPOCHS = (1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
HELD_OUT = (0, 500, 1000, 2000, 5000)

RATES = (0.0003, 0.001, 0.003, 0.01, 0.03, 0.05, 0.1, 0.15, 0.3, 1.0, 3.0)

TRAIN = Table(
    "train",
    Choice("corpus", "corpus", "wordnet", (*CORPORA, OWN)),
    Choice("tokens", "tokens", "words", ("words", "stems")),
    Real("power", "power", 0.75, low=-0.5, high=1.5, step=0.05),
    Whole("sample_size", "K", 5, low=1, high=20),
    Whole("window_size", "window", 5, low=1, high=10),
    Choice("hidden_size", "H", 100, (2, 5, 10, 25, 50, 100, 200, 300)),
    Choice("epochs", "epochs", 20, EPOCHS),
    Choice("learning_rate", "lr", ENGINES[DEFAULT_ENGINE].learning_rate, RATES),
    Choice("subsample", "subsample", 1e-3, (0.0, 1e-5, 1e-4, 1e-3, 1e-2)),
    Choice("min_count", "min_count", 1, (1, 2, 3, 5, 10, 20)),
    Switch("shrink", "shrink", True),
    Switch("divide", "divide", True),
    Choice("engine", "engine", DEFAULT_ENGINE, tuple(ENGINES)),
    Choice("held_out", "held_out", 2000, HELD_OUT),
    Whole("seed", "seed", 1, low=0, high=9999),
)
