"""The settings of the page on how negatives are drawn."""

from pages.sampler import lesson
from ui.settings.table import Choice, Real, Switch, Table, Whole

VIEWS = ("distribution", "draws", "rules")
TARGETS = ("common", "middle", "rare")

SAMPLER = Table(
    "sampler",
    Whole("step", "step", 1, low=1, high=len(lesson.STEPS)),
    Choice("corpus", "corpus", "wordnet", lesson.CORPORA),
    Real("power", "power", 0.75, low=-0.5, high=1.5, step=0.05),
    Whole("sample_size", "K", 5, low=1, high=lesson.LARGEST_SIZE),
    Choice("view", "view", "distribution", VIEWS),
    Switch("overlay", "overlay", True),
    Choice("target", "target", "common", TARGETS),
    Whole("seed", "seed", 1, low=0, high=9999),
)
