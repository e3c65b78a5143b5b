"""The settings of the page on the bottleneck."""

from pages.bottleneck import cost_lab, lesson
from ui.settings.table import Choice, Table, Whole

BOOK = lesson.State()

BOTTLENECK = Table(
    "bottleneck",
    Whole("step", "step", 1, low=1, high=len(lesson.STEPS)),
    Choice("vocab_size", "V", BOOK.vocab_size, lesson.VOCABULARIES),
    Choice("hidden_size", "H", BOOK.hidden_size, lesson.HIDDEN_SIZES),
    Choice("batch_size", "B", BOOK.batch_size, lesson.BATCH_SIZES),
    Whole("sample_size", "K", BOOK.sample_size, low=1, high=lesson.MOST_NEGATIVES),
    Choice("looked_at", "at", cost_lab.GUESS_SIZE, cost_lab.SIZES),
)
