"""Our own components: small scripts beside this file, each registered once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

FOLDER = Path(__file__).parent


def component(name: str, *, js: str, html: str = "", css: str = "") -> Callable[..., Any]:
    """Register a component from the files of this folder.

    Parameters
    ----------
    name : str
    js, css : str
        File name, or pattern of names that are put together; no css when empty.
    html : str
        The markup itself.
    """
    return st.components.v2.component(
        f"lab_{name}",
        html=html or None,
        js=_together(js),
        css=_together(css) if css else None,
        # Plotly and the theme's fonts need the page's own styles.
        isolate_styles=False,
    )


def _together(pattern: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob(pattern)))
