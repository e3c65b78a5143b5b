"""What a fragment draws for given settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import plotly.graph_objects as go

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

from ui.text.i18n import Text

Description = dict[str, Any]
"""A figure as plain dictionaries, not yet validated: ``{"data": [...], "layout": {...}}``."""
Figure: TypeAlias = go.Figure | Description


@dataclass(frozen=True)
class Drawn:
    """What a fragment draws for given settings.

    Attributes
    ----------
    charts : dict of str to figure
        By the key under which the page shows each. Whatever the setting that moves, a chart has the same traces, and
        axes whose ranges are fixed: what stays the same must not seem to move.
    trees : dict of str to tree
        By the key under which the page shows each.
    """

    charts: Mapping[str, Figure] = field(default_factory=dict)
    trees: Mapping[str, list[Any]] = field(default_factory=dict)


Shown = TypeVar("Shown", bound="DataclassInstance")
"""A frozen dataclass with the settings that a fragment reads to draw."""
Draw: TypeAlias = Callable[[Text, Shown], Drawn]
"""A pure function: all that it draws follows from the text's language and the settings."""
