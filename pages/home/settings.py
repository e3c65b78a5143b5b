"""The settings of the home page."""

from material.sentence import TARGETS
from pages.home import lesson as home
from ui.settings.table import Choice, Switch, Table, Whole

HOME = Table(
    "home",
    Choice("example", "example", 0, tuple(range(len(TARGETS)))),
    Whole("sample_size", "K", 3, low=1, high=home.MAX_NEGATIVES),
    Switch("trained", "trained", True),
    Whole("seed", "seed", 1, low=0, high=999),
)
