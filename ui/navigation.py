"""The list of pages; adding a page here puts it into the navigation."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from ui.text.i18n import Text

PAGES = Path(__file__).parent.parent / "pages"


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
    PageEntry("train", ":material/model_training:", "do"),
    PageEntry("explore", ":material/travel_explore:", "do"),
    PageEntry("speeds", ":material/speed:", "do"),
    PageEntry("tokens", ":material/content_cut:", "do"),
    PageEntry("glossary", ":material/menu_book:", "look"),
)


def file_of(name: str) -> Path:
    """Return the script of a page."""
    return next(PAGES.glob(f"**/{name}/page.py"))


def page(entry: PageEntry, t: Text) -> StreamlitPage:
    """Return a page for `st.navigation` and `st.page_link`."""
    return st.Page(
        file_of(entry.name),
        title=t(f"nav.{entry.name}.title"),
        icon=entry.icon,
        url_path="" if entry is ENTRIES[0] else entry.name,
        default=entry is ENTRIES[0],
        help=t(f"nav.{entry.name}.help"),
    )


def link(name: str, t: Text, label: str | None = None) -> None:
    """Show a link to a page, by name."""
    entry = next(entry for entry in ENTRIES if entry.name == name)
    st.page_link(page(entry, t), label=label or t(f"nav.{name}.title"))


def navigation(t: Text) -> StreamlitPage:
    """Show the navigation and return the page that was asked for."""
    groups: dict[str, list[StreamlitPage]] = {}
    for entry in ENTRIES:
        heading = t(f"nav.groups.{entry.group}") if entry.group else ""
        groups.setdefault(heading, []).append(page(entry, t))
    return st.navigation(groups, expanded=True)
