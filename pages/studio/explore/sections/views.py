"""The ways to ask vectors; each shows one source in the column it is called in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import plotly.graph_objects as go
import streamlit as st

from core.errors import NoDirection
from core.functions import Floats
from core.text.normal_form import normal_form
from pages.studio.explore import drawn, figures
from pages.studio.explore.lesson import Near, Space, finished
from pages.studio.explore.sections import sources, starting
from pages.studio.explore.sections.sources import unknown, without_direction
from pages.studio.explore.settings import EXPLORE, Settings
from ui.charts.chart import chart
from ui.charts.colours import ACCENT
from ui.charts.table_behind import table_behind
from ui.frames.offer import offer
from ui.text.i18n import Text, plain
from ui.text.numbers import decimal
from ui.text.words import short


def _listed(t: Text, found: list[Near], top: int, key: str, alt: str, ending: str = "") -> None:
    _bars(t, drawn.bars(t, found, top, ending), found[:top], f"{key}{ending}", alt)


def _bars(t: Text, figure: go.Figure, near: list[Near], key: str, alt: str) -> None:
    chart(figure, key=key, alt=alt, height=figure.layout.height)
    table = {
        t("explore.columns.word"): [short(n.word) for n in near],
        t("explore.cosine"): [n.similarity for n in near],
    }
    table_behind(t, table, key=key)


def _no_other(t: Text) -> None:
    st.info(t("explore.no_other"), icon=":material/info:")


def _known(t: Text, space: Space, field: str, settings: Settings, key: str) -> str | None:
    """Return the word of a field, if it is known and its vector points anywhere; else say what is wrong."""
    typed = getattr(settings, field)
    if not typed.strip():
        st.info(t("explore.too_few", least=1), icon=":material/edit:")
        return None
    word = space.vocab.find(typed)
    if word is None:
        unknown(t, space, typed, field, key)
    elif not space.has_direction(word):
        without_direction(t, word)
    else:
        return word
    return None


def near(t: Text, source: str, key: str, settings: Settings) -> None:
    """Show the words nearest to a word."""
    space, top = sources.space(source), settings.top
    word = _known(t, space, "word", settings, key)
    if word is None:
        return
    found = drawn.listed(space, "near", (word,))[""]
    if not found:
        _no_other(t)
        return
    _listed(t, found, top, key, t("explore.alt.near", word=short(word), **_first(found)))


def analogy(t: Text, source: str, key: str, settings: Settings) -> None:
    """Show the answers to an analogy."""
    space = sources.space(source)
    words = [_known(t, space, field, settings, key) for field in ("a", "b", "c")]
    a, b, c = words
    if a is None or b is None or c is None:
        return
    found = drawn.listed(space, "analogy", (a, b, c))[""]
    if not found:
        _no_other(t)
        return
    asked = {"a": plain(short(a)), "b": plain(short(b)), "c": plain(short(c))}
    st.markdown(t("explore.answer", **asked, d=plain(short(found[0].word))))
    _listed(t, found, settings.top, key, t("explore.alt.analogy", a=a, b=b, c=c, **_first(found)))
    st.caption(t("explore.left_out", **asked))


def _first(found: list[Near]) -> dict[str, str]:
    return {"first": short(found[0].word), "cosine": f"{found[0].similarity:.3f}"}


def several(t: Text, space: Space, text: str, least: int, key: str) -> list[str]:
    """Return the words of a text that are known and point anywhere; say which do not, and whether there are too few."""
    words, missing = space.find(text)
    for word in missing[:MOST_UNKNOWN]:
        unknown(t, space, word, "words", key)
    nowhere = [word for word in words if not space.has_direction(word)]
    for word in nowhere[:MOST_UNKNOWN]:
        without_direction(t, word)
    pointing = [word for word in words if word not in nowhere]
    if len(pointing) < least:
        st.info(t("explore.too_few", least=least), icon=":material/edit:")
        return []
    return pointing[:30]


def similarity(t: Text, source: str, key: str, settings: Settings) -> None:
    """Show the cosines between some words."""
    space = sources.space(source)
    words = several(t, space, settings.words, 2, key)
    if not words:
        return
    cosines = space.similarity(words)
    chart(
        figures.matrix(t, words, cosines),
        key=key,
        alt=t("explore.alt.similarity", words=", ".join(map(short, words))),
        height=180 + 24 * len(words),
    )
    table_behind(t, dict(zip(words, cosines.T, strict=True)) | {t("explore.columns.word"): words}, key=key)


def odd(t: Text, source: str, key: str, settings: Settings) -> None:
    """Show which word fits the others least."""
    space = sources.space(source)
    words = several(t, space, settings.words, 3, key)
    if not words:
        return
    odd_word, cosines = space.odd_one_out(words)
    st.markdown(t("explore.odd_one", word=plain(short(odd_word))))
    ordered = sorted(cosines, key=lambda n: -n.similarity)
    alt = t("explore.alt.odd", word=short(odd_word), cosine=f"{ordered[-1].similarity:.3f}")
    _bars(t, figures.bars(t, ordered, ACCENT), ordered, key, alt)


def word_map(t: Text, source: str, key: str, settings: Settings) -> None:
    """Show words in the plane, those searched for and their neighbours marked; list what the lasso marks."""
    space = sources.space(source)
    words = starting.map_words(source, space, settings.map_words)
    found, missing = space.find(settings.search)
    for word in missing[:MOST_UNKNOWN]:
        unknown(t, space, word, "search", key)
    around = list(dict.fromkeys(near.word for word in found for near in space.neighbours(word, 8)))
    shown = list(dict.fromkeys([*found, *around, *words]))
    plane = _plane(t, space, shown, settings, key)
    if plane is None:
        return
    points, ends, alt = plane
    figure = figures.word_map(points, shown, found, around, ends)
    marked = chart(figure, key=key, alt=alt, height=520, select=True)
    picked = [shown[i] for i in marked if i < len(shown)]
    if picked:
        st.markdown(t("explore.marked", n=len(picked)))
        st.text(" ".join(map(short, picked)))
    table = {t("explore.columns.word"): shown, "x": points[:, 0], "y": points[:, 1]}
    table_behind(t, table, key=key)


Ends = tuple[tuple[str, str], tuple[str, str]]


def _plane(
    t: Text, space: Space, shown: list[str], settings: Settings, key: str
) -> tuple[Floats, Ends | tuple[()], str] | None:
    """Return points of words, the ends of the axes if they have names, and the alternative text; say what they are."""
    if settings.axes == "components":
        points, explained = space.map(shown)
        st.caption(t("explore.explained", share=f"{explained:.0%}"))
        return points, (), t("explore.alt.map", n=len(shown))
    ends = _ends(t, space, settings, key)
    if ends is None:
        return None
    try:
        points, likeness = space.between(shown, *ends)
    except NoDirection as error:
        st.warning(t("explore.no_axis", pair=plain(str(error.values["word"]))), icon=":material/warning:")
        return None
    st.caption(t("explore.likeness", cosine=decimal(likeness)))
    return points, ends, t("explore.alt.opposites", n=len(shown), **_named(ends))


def _ends(t: Text, space: Space, settings: Settings, key: str) -> Ends | None:
    """Return the two pairs of opposites, if all four words are known."""
    left, right, below, above = (_known(t, space, field, settings, key) for field in OPPOSITES)
    if left is None or right is None or below is None or above is None:
        return None
    return (left, right), (below, above)


def _named(ends: Ends) -> dict[str, str]:
    (left, right), (below, above) = ends
    return {"left": short(left), "right": short(right), "below": short(below), "above": short(above)}


def roles(t: Text, source: str, key: str, settings: Settings) -> None:
    """Show a word's neighbours in W_in beside the words that W_out ranks highest for it."""
    space, top = sources.space(source), settings.top
    word = _known(t, space, "word", settings, key)
    if word is None:
        return
    if not space.has_out:
        st.info(t("explore.no_W_out"), icon=":material/info:")
        return
    listed = drawn.listed(space, "roles", (word,))
    if not all(listed.values()):
        _no_other(t)
        return
    for column, (ending, found) in zip(st.columns(2), listed.items(), strict=True):
        with column:
            st.markdown(t(f"explore.roles{ending}"))
            alt = t(f"explore.alt.roles{ending}", word=short(word), first=short(found[0].word))
            _listed(t, found, top, key, alt, ending)


def lengths(t: Text, source: str, key: str, settings: Settings) -> None:
    """Show the vectors' lengths against the words' counts."""
    space = sources.space(source)
    if not space.has_counts:
        st.info(t("explore.no_counts"), icon=":material/info:")
        return
    counts, length, words = space.lengths()
    figure = figures.lengths(t, counts, length, words)
    chart(figure, key=key, alt=t("explore.alt.lengths"), height=440, select=False)
    table = {t("explore.columns.word"): words, t("explore.count"): counts, t("explore.length"): length}
    table_behind(t, table, key=key)


def follow(t: Text, names: Sequence[str], settings: Settings) -> None:
    """Let the lists grow and shrink under the slider; of a session's own runs the server draws nothing ahead."""
    asked = {"near": ("word",), "roles": ("word",), "analogy": ("a", "b", "c")}.get(settings.tab, ())
    corpora = tuple(corpus for name in names if (corpus := sources.finished_corpus(name)) is not None)
    if not asked or len(corpora) < len(names):
        return
    # The words of all that comes with the app are in their normal form.
    words = tuple(normal_form(getattr(settings, field)) for field in asked)
    if all(word in finished(corpus).vocab.ids for corpus in corpora for word in words):
        offer(t, EXPLORE, ("top",), drawn.draw, drawn.Asked(settings.tab, corpora, words, settings.top))


FIELDS = {
    "near": ("word", "top"),
    "analogy": ("a", "b", "c", "top"),
    "similarity": ("words",),
    "odd": ("words",),
    "map": ("search", "map_words", "axes"),
    "roles": ("word", "top"),
    "lengths": (),
}
"""The settings that each way of asking needs."""

OPPOSITES = ("left", "right", "below", "above")
"""The words at the ends of the axes that a learner names."""

MOST_UNKNOWN = 3
"""How many unknown words are told of at once."""


def fields(settings: Settings) -> list[tuple[str, ...]]:
    """Return the settings that the way of asking needs as it is set now, row by row."""
    has_ends = settings.tab == "map" and settings.axes == "opposites"
    return [FIELDS[settings.tab], *([OPPOSITES] if has_ends else [])]


VIEWS: dict[str, Callable[[Text, str, str, Settings], None]] = {
    "near": near,
    "analogy": analogy,
    "similarity": similarity,
    "odd": odd,
    "map": word_map,
    "roles": roles,
    "lengths": lengths,
}
