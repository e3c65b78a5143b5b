"""Our own components: a script and a style sheet beside the module that registers them, once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from ui.web import assets
from ui.web.address import below_root

DOM = Path(__file__).parent / "dom.js"
"""For scripts that make elements."""


def component(name: str, *files: Path, html: str = "") -> Callable[..., Any]:
    """Register a component.

    Streamlit sends a component's script and style sheet again with each of its instances, in each run. So the script
    that it sends only names the real one, which the browser loads once; a style sheet is better small.

    Parameters
    ----------
    name : str
    *files : Path
        Its scripts and style sheets; those of a kind are put together in this order.
    html : str
        The markup that the component begins with.
    """
    scripts, styles = ([path for path in files if path.suffix == kind] for kind in (".js", ".css"))
    mount = st.components.v2.component(
        f"lab_{name}",
        html=html or None,
        js=_loader(f"component.{name}.js", scripts),
        css="\n".join(path.read_text(encoding="utf-8") for path in styles) or None,
        # Plotly and the theme's fonts need the page's own styles.
        isolate_styles=False,
    )

    def show(*, data: Mapping[str, Any] | None = None, **how: Any) -> Any:  # noqa: ANN401 - as Streamlit's own
        return mount(
            data=None if data is None else {part: _plain(value) for part, value in data.items()}, **how
        )

    return show


def _loader(name: str, scripts: Sequence[Path]) -> str:
    """Return a script that stands for others, put together in this order and loaded from this server."""
    url = below_root(assets.bundle(name, scripts))
    # In two lines: Streamlit takes a single one for the name of a file.
    return f"""const script = await import(new URL({url!r}, window.location.origin).href);
export default script.default;"""


def _plain(value: object) -> object:
    """Return a value as it is, a list as a tuple: Streamlit asks of each list by twenty tests whether it is a table."""
    return tuple(value) if isinstance(value, list) else value
