"""What the keyboard could not reach otherwise."""

from __future__ import annotations

from pathlib import Path

from ui.web.component import component

_REACH = component("reach", Path(__file__).parent / "reach.js")


def scrolled() -> None:
    """Let formulas, code and rows that are larger than their place be focused, and so scrolled by the arrow keys."""
    _REACH(key="_reach")
