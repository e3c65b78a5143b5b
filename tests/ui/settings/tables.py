"""All settings tables, found in the folders so that no page can be forgotten."""

import importlib
from pathlib import Path

from ui.settings.table import Table

ROOT = Path(__file__).parents[3]

TABLES = [
    value
    for path in sorted(ROOT.glob("pages/**/settings.py"))
    for value in vars(
        importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    ).values()
    if isinstance(value, Table)
]
