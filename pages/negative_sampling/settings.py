"""The settings of the page on negative sampling."""

from pages.negative_sampling import lesson
from pages.negative_sampling import two_models as contrast
from ui.settings.table import Choice, Table, Whole

NEGATIVE_SAMPLING = Table(
    "negative_sampling",
    Whole("step", "step", 1, low=1, high=len(lesson.STEPS)),
    Choice("first", "first", lesson.NEGATIVES[0], lesson.CANDIDATES),
    Choice("second", "second", lesson.NEGATIVES[1], lesson.CANDIDATES),
    Choice("trained", "trained", 30, lesson.TRAINED),
    Choice("corpus", "corpus", contrast.CORPORA[0], contrast.CORPORA),
    Whole("sample_size", "K", 5, low=1, high=20),
    Whole("seed", "seed", 1, low=0, high=9999),
    Whole("sentence", "sentence", 3, low=0, high=9999),
)
