"""The settings of the page on Embedding and Embedding Dot."""

from dataclasses import dataclass
from typing import Annotated

from pages.embedding_dot import lesson
from ui.settings.table import Choice, Numbers, Table, Whole


@dataclass(frozen=True)
class Settings:
    """What a learner can set on the page."""

    step: Annotated[int, Whole("step", 1, low=1, high=len(lesson.STEPS))]
    W: Annotated[tuple[float, ...], Numbers("W", lesson.W_BOOK, low=-99, high=99)]
    idx: Annotated[tuple[int, ...], Numbers("idx", lesson.IDX_BOOK, low=0, high=lesson.V - 1, whole=True)]
    h: Annotated[tuple[float, ...], Numbers("h", lesson.H_BOOK, low=-99, high=99)]
    repeated: Annotated[tuple[int, ...], Numbers("repeated", (1, 1, 2), low=0, high=lesson.V - 1, whole=True)]
    vocab_size: Annotated[int, Choice("V", 10_000, lesson.VOCAB_SIZES)]


EMBEDDING_DOT = Table("embedding_dot", Settings)
