"""The settings of the page on the three engines."""

from lessons.speeds import BUDGETS
from ui.state import Choice, Table, Whole

SPEEDS = Table(
    "speeds",
    Choice("seconds", "seconds", 5, BUDGETS),
    Whole("seed", "seed", 1, low=0, high=999),
)
