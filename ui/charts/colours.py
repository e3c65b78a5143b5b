"""The theme's colours by what they mean in this app; figures and drawings name them."""

POSITIVE = "var(--st-blue-color)"
NEGATIVE = "var(--st-orange-color)"
MUTED = "var(--st-gray-color)"
ACCENT = "var(--st-violet-color)"


COLOURS = 7
"""The number of colours in the theme's list for series."""


def series_colour(number: int) -> str:
    """Return the theme's colour for one of several series; after the last comes the first again."""
    return f"var(--st-chart-categorical-colors,{number % COLOURS})"
