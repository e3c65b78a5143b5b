"""The settings of the page on the three engines."""

from pages.speeds.lesson import BUDGETS
from ui.settings.table import Choice, Table, Whole

SPEEDS = Table(
    "speeds",
    Choice("seconds", "seconds", 5, BUDGETS),
    Whole("seed", "seed", 1, low=0, high=999),
)
