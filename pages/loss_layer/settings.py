"""The settings of the page on the whole loss layer."""

from dataclasses import dataclass
from typing import Annotated

from pages.loss_layer import gradient_check, lesson, nearness
from pages.loss_layer import toy_network as toy_bench
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
    divide: Annotated[bool, Switch("divide", True)]
    first_size: Annotated[int, Choice("KA", 1, toy_bench.SIZES)]
    second_size: Annotated[int, Choice("KB", 50, toy_bench.SIZES)]
    size: Annotated[int, Choice("size", 5, toy_bench.SIZES)]
    trained: Annotated[bool, Switch("trained", True)]
    of: Annotated[str, Choice("of", "dh", nearness.OF)]
    view: Annotated[str, Choice("view", "draw", ("draw", "mean"))]
    example: Annotated[int, Whole("example", 1, low=1, high=nearness.IN_CURVES)]
    draws: Annotated[int, Whole("draw", 1, low=1, high=50)]


LOSS_LAYER = Table("loss_layer", Settings)
