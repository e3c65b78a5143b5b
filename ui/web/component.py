"""Our own components: a script and a style sheet beside the module that registers them, once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import streamlit as st

DOM = Path(__file__).parent / "dom.js"
"""For scripts that make elements."""


def component(name: str, *files: Path, html: str = "") -> Callable[..., Any]:
    """Register a component.

    Parameters
    ----------
    name : str
    *files : Path
        Its scripts and style sheets; those of a kind are put together in this order.
    html : str
        The markup that the component begins with.
    """
    return st.components.v2.component(
        f"lab_{name}",
        html=html or None,
        js=_together(files, ".js"),
        css=_together(files, ".css"),
        # Plotly and the theme's fonts need the page's own styles.
        isolate_styles=False,
    )


def _together(files: Iterable[Path], kind: str) -> str | None:
    found = [path.read_text(encoding="utf-8") for path in files if path.suffix == kind]
    return "\n".join(found) or None
