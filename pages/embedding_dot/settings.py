"""The settings of the page on Embedding and Embedding Dot."""

from pages.embedding_dot import lesson
from ui.settings.table import Choice, Numbers, Table, Whole

EMBEDDING_DOT = Table(
    "embedding_dot",
    Whole("step", "step", 1, low=1, high=len(lesson.STEPS)),
    Numbers("W", "W", lesson.W_BOOK, low=-99, high=99),
    Numbers("idx", "idx", lesson.IDX_BOOK, low=0, high=lesson.V - 1, whole=True),
    Numbers("h", "h", lesson.H_BOOK, low=-99, high=99),
    Numbers("repeated", "repeated", (1, 1, 2), low=0, high=lesson.V - 1, whole=True),
    Choice("vocab_size", "V", 10_000, (7, 100, 1000, 10_000, 100_000, 1_000_000)),
)
