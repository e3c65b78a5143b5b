"""The settings of the page on negative sampling."""

from dataclasses import dataclass
from typing import Annotated

from pages.negative_sampling import lesson
from pages.negative_sampling import two_models as contrast
from ui.settings.table import Choice, Table, Whole


@dataclass(frozen=True)
class Settings:
    """What a learner can set on the page."""

    step: Annotated[int, Whole("step", 1, low=1, high=len(lesson.STEPS))]
    first: Annotated[str, Choice("first", lesson.NEGATIVES[0], lesson.CANDIDATES)]
    second: Annotated[str, Choice("second", lesson.NEGATIVES[1], lesson.CANDIDATES)]
    trained: Annotated[int, Choice("trained", 30, lesson.TRAINED)]
    sample_size: Annotated[int, Whole("K", 5, low=1, high=contrast.LARGEST_SIZE)]
    seed: Annotated[int, Whole("seed", 1, low=0, high=9999)]
    view: Annotated[str, Choice("view", "means", ("means", "answers"))]
    sentence: Annotated[int, Whole("sentence", 43, low=0, high=9999)]


NEGATIVE_SAMPLING = Table("negative_sampling", Settings)
