"""The address of a page as it stands; pure, so that what a link says is tested as a plain function."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from ui.settings import rules
from ui.settings.rules import Rules
from ui.settings.table import Table


def address_of(
    page: str,
    table: Table[Any],
    settings: object,
    asked: Rules,
    *,
    more: Mapping[str, str],
    guesses: Mapping[str, str],
) -> str:
    """Return the address of a page with its settings and what the link asks.

    Parameters
    ----------
    page : str
        The address of the page alone.
    table : Table
    settings : dataclass
        The page's settings, as in the table.
    asked : Rules
    more : mapping of str to str
        What stands before the settings: the language, and a class to join.
    guesses : mapping of str to str
        The guesses that the link takes along.
    """
    query = {**more, **table.write(settings), **rules.write(table, asked), **guesses}
    # Commas stand as they are: a list of names is to be read, and written, by hand.
    return f"{page.partition('?')[0]}?{urlencode(query, safe=',')}"
