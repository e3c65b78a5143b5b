"""Settings and lessons fit: no field of a State without its setting, no setting that nothing shows or reads."""

import ast
import importlib
from pathlib import Path

import pytest

from tests.ui.settings.tables import ROOT, TABLES
from ui.navigation.entries import file_of
from ui.settings.table import part_of

LESSONS = sorted(path for path in ROOT.glob("pages/**/lesson.py") if "class State" in path.read_text())


def table_of(page):
    (table,) = [table for table in TABLES if table.page == page]
    return table


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.parent.name)
def test_a_lessons_state_is_made_of_the_settings_of_its_page(path):
    module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    assert part_of(table_of(path.parent.name).defaults, module.State) == module.State()


def names_in(folder: Path):
    """Return all names and strings in the code of a page, but for its table."""
    found = set()
    for path in folder.rglob("*.py"):
        if path.name == "settings.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Constant(value=str(text)):
                    found.add(text)
                case ast.Attribute(attr=name) | ast.AnnAssign(target=ast.Name(id=name)):
                    found.add(name)
    return found


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.page)
def test_every_setting_is_shown_or_read_on_its_page(table):
    shown = names_in(file_of(table.page).parent)
    # The stepper shows the step of every page.
    assert {setting.name for setting in table} - shown - {"step"} == set()
