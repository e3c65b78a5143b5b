"""The settings of the page on the bottleneck."""

from dataclasses import dataclass
from typing import Annotated

from pages.bottleneck import cost_lab, lesson
from ui.settings.table import Choice, Table, Whole

BOOK = lesson.State()


@dataclass(frozen=True)
class Settings:
    """What a learner can set on the page."""

    step: Annotated[int, Whole("step", 1, low=1, high=len(lesson.STEPS))]
    vocab_size: Annotated[int, Choice("V", BOOK.vocab_size, lesson.VOCABULARIES)]
    hidden_size: Annotated[int, Choice("H", BOOK.hidden_size, lesson.HIDDEN_SIZES)]
    batch_size: Annotated[int, Choice("B", BOOK.batch_size, lesson.BATCH_SIZES)]
    sample_size: Annotated[int, Whole("K", BOOK.sample_size, low=1, high=lesson.MOST_NEGATIVES)]
    looked_at: Annotated[int, Choice("at", cost_lab.GUESS_SIZE, cost_lab.SIZES)]


BOTTLENECK = Table("bottleneck", Settings)
