"""The settings of the Train page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from core.engines.kinds import DEFAULT_ENGINE, ENGINES
from core.text.morphemes import is_installed
from material.corpora import CORPORA
from ui.settings.table import Choice, Real, Switch, Table, Whole

OWN = "own"
"""The learner's own text, beside the shipped corpora."""

WAYS = ("words", "stems", *(("morphemes",) if is_installed() else ()))
"""How the learner's own text may be split: as it stands, without particles of nouns, by a morphological analyser."""

EPOCHS = (1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
HELD_OUT = (0, 500, 1000, 2000, 5000)

LAST_SEED = 9999

RATES = (0.0003, 0.001, 0.003, 0.01, 0.03, 0.05, 0.1, 0.15, 0.3, 1.0, 3.0)


@dataclass(frozen=True)
class Settings:
    """What a learner can set on the page."""

    corpus: Annotated[str, Choice("corpus", "wordnet", (*CORPORA, OWN))]
    tokens: Annotated[str, Choice("tokens", "words", WAYS)]
    power: Annotated[float, Real("power", 0.75, low=-0.5, high=1.5, step=0.05)]
    sample_size: Annotated[int, Whole("K", 5, low=1, high=20)]
    window_size: Annotated[int, Whole("window", 5, low=1, high=10)]
    hidden_size: Annotated[int, Choice("H", 100, (2, 5, 10, 25, 50, 100, 200, 300))]
    epochs: Annotated[int, Choice("epochs", 20, EPOCHS)]
    learning_rate: Annotated[float, Choice("lr", ENGINES[DEFAULT_ENGINE].learning_rate, RATES)]
    subsample: Annotated[float, Choice("subsample", 1e-3, (0.0, 1e-5, 1e-4, 1e-3, 1e-2))]
    min_count: Annotated[int, Choice("min_count", 1, (1, 2, 3, 5, 10, 20))]
    shrink: Annotated[bool, Switch("shrink", True)]
    divide: Annotated[bool, Switch("divide", True)]
    engine: Annotated[str, Choice("engine", DEFAULT_ENGINE, tuple(ENGINES))]
    held_out: Annotated[int, Choice("held_out", 2000, HELD_OUT)]
    seed: Annotated[int, Whole("seed", 1, low=0, high=LAST_SEED)]


RECIPE = ("min_count", "window_size", "sample_size", "epochs", "subsample", "held_out")
"""What a shipped corpus brings along."""


def suited(settings: Settings) -> dict[str, Any]:
    """Return what suits the corpus and the engine: the corpus's recipe, and the engine's learning rate."""
    recipe = CORPORA.get(settings.corpus)
    brought = {} if recipe is None else {name: getattr(recipe, name) for name in RECIPE}
    return {**brought, "learning_rate": ENGINES[settings.engine].learning_rate}


TRAIN = Table("train", Settings, suited, can_start=True)
