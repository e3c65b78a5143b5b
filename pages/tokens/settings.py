"""The settings of the page on tokenisation."""

from ui.settings.table import Table, Whole

TOKENS = Table("tokens", Whole("seed", "seed", 1, low=0, high=999))
