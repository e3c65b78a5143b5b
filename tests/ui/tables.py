"""All settings tables, found in the folder so that no page can be forgotten."""

import importlib
import pkgutil

from ui import tables
from ui.state import Table

TABLES = [
    value
    for module in pkgutil.iter_modules(tables.__path__)
    for value in vars(importlib.import_module(f"ui.tables.{module.name}")).values()
    if isinstance(value, Table)
]
