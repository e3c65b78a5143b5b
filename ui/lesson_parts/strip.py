"""Where a page sits in the whole computation."""

from __future__ import annotations

from collections.abc import Collection

from ui.drawings.tree import Tree, element
from ui.text.i18n import Text

PARTS = ("contexts", "h", "scores", "sigmoid", "loss", "gradients", "update")


def strip(t: Text, lit: Collection[str]) -> Tree:
    """Return the parts of the computation in a row, the given ones lit."""
    children: list[Tree] = []
    for i, part in enumerate(PARTS):
        if i:
            children.append(element("i", "", "→", aria_hidden="true"))
        css = "lab-lit" if part in lit else ""
        children.append(
            element("span", css, t(f"common.parts.{part}"), **({"aria-current": "step"} if css else {}))
        )
    here = ", ".join(t(f"common.parts.{part}") for part in PARTS if part in lit)
    return element("div", "lab-strip", *children, role="img", aria_label=f"{t('common.parts.alt')}: {here}")
