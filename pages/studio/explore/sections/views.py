"""The ways to ask vectors; each shows one source in the column it is called in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import plotly.graph_objects as go
import streamlit as st

from pages.studio.explore import drawn, figures
from pages.studio.explore.lesson import Near, Space, finished
from pages.studio.explore.sections import sources, starting
from pages.studio.explore.sections.sources import unknown
from pages.studio.explore.settings import EXPLORE, Settings
from ui.charts.chart import chart
from ui.charts.colours import ACCENT
from ui.charts.table_behind import table_behind
from ui.frames.offer import offer
from ui.text.i18n import Text, plain


def _listed(t: Text, found: list[Near], top: int, key: str, alt: str, ending: str = "") -> None:
    _bars(t, drawn.bars(t, found, top, ending), found[:top], f"{key}{ending}", alt)


def _bars(t: Text, figure: go.Figure, near: list[Near], key: str, alt: str) -> None:
    chart(figure, key=key, alt=alt, height=figure.layout.height)
    table = {
        t("explore.columns.word"): [n.word for n in near],
        t("explore.cosine"): [n.similarity for n in near],
    }
    table_behind(t, table, key=key)


def _no_other(t: Text) -> None:
    st.info(t("explore.no_other"), icon=":material/info:")


def near(t: Text, source: str, key: str, settings: Settings) -> None:
    """Show the words nearest to a word."""
    space, word, top = sources.space(source), settings.word, settings.top
    if word not in space.vocab.ids:
        unknown(t, space, word)
        return
    found = drawn.listed(space, "near", (word,))[""]
    if not found:
        _no_other(t)
        return
    _listed(t, found, top, key, t("explore.alt.near", word=word, first=found[0].word))


def analogy(t: Text, source: str, key: str, settings: Settings) -> None:
    """Show the answers to an analogy."""
    space = sources.space(source)
    a, b, c = settings.a, settings.b, settings.c
    missing = [word for word in (a, b, c) if word not in space.vocab.ids]
    for word in missing:
        unknown(t, space, word)
    if missing:
        return
    found = drawn.listed(space, "analogy", (a, b, c))[""]
    if not found:
        _no_other(t)
        return
    asked = {"a": plain(a), "b": plain(b), "c": plain(c)}
    st.markdown(t("explore.answer", **asked, d=plain(found[0].word)))
    _listed(t, found, settings.top, key, t("explore.alt.analogy", first=found[0].word))
    st.caption(t("explore.left_out", **asked))


def several(t: Text, space: Space, text: str, least: int) -> list[str]:
    """Return the words of a text that are known; say which are not, and whether there are too few."""
    words, missing = space.find(text)
    for word in missing[:3]:
        unknown(t, space, word)
    if len(words) < least:
        st.info(t("explore.too_few", least=least), icon=":material/edit:")
        return []
    return words[:30]


def similarity(t: Text, source: str, key: str, settings: Settings) -> None:
    """Show the cosines between some words."""
    space = sources.space(source)
    words = several(t, space, settings.words, 2)
    if not words:
        return
    cosines = space.similarity(words)
    chart(
        figures.matrix(t, words, cosines),
        key=key,
        alt=t("explore.alt.similarity", words=", ".join(words)),
        height=180 + 24 * len(words),
    )
    table_behind(t, dict(zip(words, cosines.T, strict=True)) | {t("explore.columns.word"): words}, key=key)


def odd(t: Text, source: str, key: str, settings: Settings) -> None:
    """Show which word fits the others least."""
    space = sources.space(source)
    words = several(t, space, settings.words, 3)
    if not words:
        return
    odd_word, cosines = space.odd_one_out(words)
    st.markdown(t("explore.odd_one", word=plain(odd_word)))
    ordered = sorted(cosines, key=lambda n: -n.similarity)
    _bars(t, figures.bars(t, ordered, ACCENT), ordered, key, t("explore.alt.odd", word=odd_word))


def word_map(t: Text, source: str, key: str, settings: Settings) -> None:
    """Show words in the plane, those searched for and their neighbours marked; list what the lasso marks."""
    space = sources.space(source)
    words = starting.map_words(source, space, settings.map_words)
    found, missing = space.find(settings.search)
    for word in missing[:3]:
        unknown(t, space, word)
    around = list(dict.fromkeys(near.word for word in found for near in space.neighbours(word, 8)))
    shown = list(dict.fromkeys([*found, *around, *words]))
    points, explained = space.map(shown)
    st.caption(t("explore.explained", share=f"{explained:.0%}"))
    figure = figures.word_map(points, shown, found, around)
    marked = chart(figure, key=key, alt=t("explore.alt.map", n=len(shown)), height=520, select=True)
    picked = [shown[i] for i in marked if i < len(shown)]
    if picked:
        st.markdown(t("explore.marked", n=len(picked)))
        st.text(" ".join(picked))
    table = {t("explore.columns.word"): shown, "x": points[:, 0], "y": points[:, 1]}
    table_behind(t, table, key=key)


def roles(t: Text, source: str, key: str, settings: Settings) -> None:
    """Show a word's neighbours in W_in beside the words that W_out ranks highest for it."""
    space, word, top = sources.space(source), settings.word, settings.top
    if word not in space.vocab.ids:
        unknown(t, space, word)
        return
    if not space.has_out:
        st.info(t("explore.no_W_out"), icon=":material/info:")
        return
    if len(space.vocab) < 2:
        _no_other(t)
        return
    listed = drawn.listed(space, "roles", (word,))
    for column, (ending, found) in zip(st.columns(2), listed.items(), strict=True):
        with column:
            st.markdown(t(f"explore.roles{ending}"))
            alt = t("explore.alt.near", word=word, first=found[0].word)
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
    words = tuple(getattr(settings, field) for field in asked)
    corpora = tuple(corpus for name in names if (corpus := sources.finished_corpus(name)) is not None)
    is_known = all(word in finished(corpus).vocab.ids for corpus in corpora for word in words)
    if words and is_known and len(corpora) == len(names):
        shown = drawn.Asked(settings.tab, corpora, words, settings.top)
        offer(t, EXPLORE, ("top",), drawn.draw, shown)


FIELDS = {
    "near": ("word", "top"),
    "analogy": ("a", "b", "c", "top"),
    "similarity": ("words",),
    "odd": ("words",),
    "map": ("search", "map_words"),
    "roles": ("word", "top"),
    "lengths": (),
}
"""The settings that each way of asking needs."""

VIEWS: dict[str, Callable[[Text, str, str, Settings], None]] = {
    "near": near,
    "analogy": analogy,
    "similarity": similarity,
    "odd": odd,
    "map": word_map,
    "roles": roles,
    "lengths": lengths,
}
