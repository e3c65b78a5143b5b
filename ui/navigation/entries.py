"""The list of pages; adding a page here puts it into the navigation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

PAGES = Path(__file__).parents[2] / "pages"


@dataclass(frozen=True)
class PageEntry:
    """A page: its folder in pages/ and its address are called alike.

    Attributes
    ----------
    name : str
        The title is the label ``nav.name.title``.
    icon : str
    group : str
        A heading in the navigation, the label ``nav.groups.group``; none when empty.
    """

    name: str
    icon: str
    group: str = ""


ENTRIES = (
    PageEntry("home", ":material/home:"),
    PageEntry("bottleneck", ":material/hourglass_top:", "learn"),
    PageEntry("yes_or_no", ":material/help_center:", "learn"),
    PageEntry("sigmoid", ":material/show_chart:", "learn"),
    PageEntry("embedding_dot", ":material/grid_on:", "learn"),
    PageEntry("negative_sampling", ":material/balance:", "learn"),
    PageEntry("sampler", ":material/casino:", "learn"),
    PageEntry("loss_layer", ":material/layers:", "learn"),
    PageEntry("approximation", ":material/compare:", "learn"),
    PageEntry("review", ":material/replay:", "learn"),
    PageEntry("train", ":material/model_training:", "do"),
    PageEntry("explore", ":material/travel_explore:", "do"),
    PageEntry("speeds", ":material/speed:", "do"),
    PageEntry("clinic", ":material/stethoscope:", "do"),
    PageEntry("tokens", ":material/content_cut:", "do"),
    PageEntry("glossary", ":material/menu_book:", "look"),
)


@cache
def file_of(name: str) -> Path:
    """Return the script of a page."""
    return next(PAGES.glob(f"**/{name}/page.py"))
