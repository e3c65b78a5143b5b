"""The bars of the nearest words, for any number of them."""

from __future__ import annotations

from dataclasses import dataclass

import plotly.graph_objects as go

from pages.studio.explore import figures
from pages.studio.explore.lesson import MOST_LISTED, Near, Space, finished
from ui.charts.colours import NEGATIVE, POSITIVE
from ui.frames.drawn import Drawn
from ui.text.i18n import Text


@dataclass(frozen=True)
class Asked:
    """What is asked of finished runs side by side, and how many words are listed.

    Attributes
    ----------
    tab : str
        "near", "analogy" or "roles".
    corpora : tuple of str
        The corpora of the runs, in the order of their columns; ours alone, since everybody has the same.
    words : tuple of str
        The word, or the three words of an analogy.
    top : int
    """

    tab: str
    corpora: tuple[str, ...]
    words: tuple[str, ...]
    top: int


def listed(space: Space, tab: str, words: tuple[str, ...]) -> dict[str, list[Near]]:
    """Return all words that may be listed, by the ending of their chart's key."""
    if tab == "analogy":
        a, b, c = words
        return {"": space.analogy(a, b, c, MOST_LISTED)}
    found = space.neighbours(words[0], MOST_LISTED)
    if tab == "near":
        return {"": found}
    return {".in": found, ".out": space.neighbours(words[0], MOST_LISTED, of="in", among="out")}


def bars(t: Text, found: list[Near], top: int, ending: str = "") -> go.Figure:
    """Draw the first of some words; the axis has room for all of them."""
    colour = NEGATIVE if ending == ".out" else POSITIVE
    return figures.bars(t, found[:top], colour, low=min((n.similarity for n in found), default=0.0))


def draw(t: Text, shown: Asked) -> Drawn:
    """Draw the nearest words of each run."""
    return Drawn(
        charts={
            f"{shown.tab}.{column}{ending}": bars(t, found, shown.top, ending)
            for column, corpus in enumerate(shown.corpora)
            for ending, found in listed(finished(corpus), shown.tab, shown.words).items()
        }
    )
