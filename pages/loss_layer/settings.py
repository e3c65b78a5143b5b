"""The settings of the page on the whole loss layer."""

from dataclasses import dataclass
from typing import Annotated

from pages.loss_layer import gradient_check, lesson
from ui.settings.table import Choice, Switch, Table, Whole

START = lesson.State()


@dataclass(frozen=True)
class Settings:
    """What a learner can set on the page."""

    step: Annotated[int, Whole("step", 1, low=1, high=len(lesson.STEPS))]
    weights: Annotated[str, Choice("weights", START.weights, lesson.WEIGHTS)]
    sample_size: Annotated[int, Whole("K", START.sample_size, low=1, high=lesson.MOST_NEGATIVES)]
    batch_size: Annotated[int, Whole("B", START.batch_size, low=1, high=lesson.MOST_EXAMPLES)]
    hidden_size: Annotated[int, Whole("H", START.hidden_size, low=2, high=5)]
    learning_rate: Annotated[float, Choice("lr", START.learning_rate, (0.1, 0.3, 1.0, 3.0))]
    seed: Annotated[int, Whole("seed", START.seed, low=0, high=99)]
    question: Annotated[int, Whole("k", 0, low=0, high=lesson.MOST_NEGATIVES)]
    shift: Annotated[float, Choice("shift", 1e-5, gradient_check.SHIFTS)]
    hold: Annotated[bool, Switch("hold", True)]
    divide: Annotated[bool, Switch("divide", True)]


LOSS_LAYER = Table("loss_layer", Settings)
