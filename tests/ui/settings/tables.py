"""All settings tables, found in the folders so that no page can be forgotten."""

import importlib
from pathlib import Path

from ui.settings.table import Table, Whole

ROOT = Path(__file__).parents[3]

TABLES = [
    value
    for path in sorted(ROOT.glob("pages/**/settings.py"))
    for value in vars(
        importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    ).values()
    if isinstance(value, Table)
]

TABLE_OF = {table.page: table for table in TABLES}

STEPS = {
    table.page: setting.high
    for table in TABLES
    for setting in table
    if setting.name == "step" and isinstance(setting, Whole)
}
"""How many steps each lesson has, by page."""
