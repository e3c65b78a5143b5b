"""The style sheet of all pages."""

from functools import cache
from pathlib import Path

from ui.drawings.show import STYLES

_SHELL = Path(__file__).parent / "shell.css"


@cache
def style() -> str:
    """Return the element that brings the styles of the shell and of all drawings."""
    sheets = [path.read_text(encoding="utf-8") for path in (_SHELL, *STYLES)]
    return f"<style>{''.join(sheets)}</style>"
