"""The theme is read once.

Streamlit begins each run with a message that holds the whole theme, and each time reads it anew from its settings, of
which there are hundreds: a twelfth of what a slider's move costs. Ours does not change while the server runs.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

Populate = Callable[..., None]


def remembering(populate: Populate) -> Populate:
    """Return what writes a section of the theme as `populate` does, which it asks once for each."""

    @cache
    def section_of_theme(section: str) -> CustomThemeConfig:
        theme = CustomThemeConfig()
        populate(theme, section)
        return theme

    def written(message: CustomThemeConfig, section: str = "theme") -> None:
        theme = section_of_theme(section)
        # A section of which nothing is set must not come to be in the message.
        if theme.ListFields():
            message.MergeFrom(theme)

    return written


def install() -> None:
    """Let all sessions to come begin their runs so."""
    app_session._populate_theme_msg = remembering(app_session._populate_theme_msg)
