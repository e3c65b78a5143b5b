"""The settings of the Explore page."""

from ui.settings.table import Choice, Line, Table, Whole

TABS = ("near", "analogy", "similarity", "odd", "map", "roles", "lengths")

EXPLORE = Table(
    "explore",
    Choice("tab", "tab", "near", TABS, row=True),
    Line("source", "source", "", most=120),
    Line("beside", "beside", "", most=120),
    Line("word", "word", "", most=60),
    Line("a", "a", "", most=60),
    Line("b", "b", "", most=60),
    Line("c", "c", "", most=60),
    Line("words", "words", "", most=400),
    Line("search", "search", "", most=200),
    Whole("top", "top", 10, low=3, high=30),
    Whole("map_words", "n", 150, low=20, high=400, step=10),
    Choice("method", "method", "pca", ("pca", "tsne")),
)
