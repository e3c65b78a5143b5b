"""What a lecturer's link asks of its page beside the settings: controls that stay as they are, answers that wait.

A teaching aid and no security: the address is in the student's hand, who can take any of this out of it.
Pure, as the table is: no Streamlit here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ui.settings.table import Table

LOCK, HIDE, ANSWERS, START = "lock", "hide", "answers", "start"
_HIDDEN, _YES = "hidden", "1"


@dataclass(frozen=True)
class Rules:
    """What a link asks of its page.

    Attributes
    ----------
    locked : frozenset of str
        Settings whose controls are seen and cannot be moved.
    hidden : frozenset of str
        Settings whose controls are not shown; they cannot be changed either.
    holds_answers : bool
        Whether what is right stays unseen until the lecturer releases it.
    starts : bool
        Whether the page starts its training when the link is opened.
    """

    locked: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    holds_answers: bool = False
    starts: bool = False

    @property
    def fixed(self) -> frozenset[str]:
        """The settings that the learner cannot change."""
        return self.locked | self.hidden


def lockable(table: Table[Any]) -> list[str]:
    """Return the settings of a page that a link can lock or hide: all but the way through it."""
    return [setting.name for setting in table if setting.name not in table.way]


def read(table: Table[Any], query: Mapping[str, str]) -> tuple[Rules, list[str]]:
    """Return what an address asks of a page, and those parts that mean nothing there."""
    unknown: list[str] = []
    names = {setting.url: setting.name for setting in table} | {name: name for name in lockable(table)}
    known = set(lockable(table))

    def settings(parameter: str) -> frozenset[str]:
        asked = [part.strip() for part in query.get(parameter, "").split(",") if part.strip()]
        unknown.extend(part for part in asked if names.get(part) not in known)
        return frozenset(names[part] for part in asked if names.get(part) in known)

    def switch(parameter: str, value: str, *, is_possible: bool) -> bool:
        if parameter not in query:
            return False
        if query[parameter] != value or not is_possible:
            unknown.append(f"{parameter}={query[parameter]}")
            return False
        return True

    hidden = settings(HIDE)
    rules = Rules(
        settings(LOCK) - hidden,
        hidden,
        switch(ANSWERS, _HIDDEN, is_possible=True),
        switch(START, _YES, is_possible=table.can_start),
    )
    return rules, unknown


def write(table: Table[Any], rules: Rules) -> dict[str, str]:
    """Return the part of an address that asks for the rules; settings stand in the order of the table."""

    def listed(names: frozenset[str]) -> str:
        return ",".join(name for name in lockable(table) if name in names)

    parts = {
        LOCK: listed(rules.locked),
        HIDE: listed(rules.hidden),
        ANSWERS: _HIDDEN if rules.holds_answers else "",
        START: _YES if rules.starts else "",
    }
    return {parameter: value for parameter, value in parts.items() if value}
