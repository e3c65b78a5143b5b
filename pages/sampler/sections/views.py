"""The three views of the bench on the page on how negatives are drawn."""

from __future__ import annotations

from dataclasses import asdict

import streamlit as st

from pages.sampler import drawn
from pages.sampler import draws_drawings as drawings
from pages.sampler import lesson as sampler
from pages.sampler import rules as rules_lesson
from pages.sampler.draws import Pile
from pages.sampler.settings import SAMPLER as TABLE
from pages.sampler.settings import Settings
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.drawings.show import show_tree
from ui.frames.offer import offer
from ui.settings.controls import control
from ui.settings.session import settings_of
from ui.settings.table import part_of
from ui.text.i18n import Text

_PILE = "sampler.pile"
_FRESH = "sampler.pile.fresh"
_HEIGHT = 520
BULKS = (100, 10_000, 100_000)
"""Draws at the press of a button."""


def distribution(t: Text, settings: Settings) -> None:
    """Show what the power makes of the text's frequencies, and who gains by it."""
    corpus, power, size = settings.corpus, settings.power, settings.sample_size
    shown = part_of(settings, drawn.Distribution)
    now = drawn.distribution(t, shown)
    show_tree(now.trees["facts"], key="facts")
    alts = {
        "by_rank": t("sampler.by_rank.alt", power=f"{power:g}"),
        "by_word": t("sampler.by_word.alt", power=f"{power:g}", K=size),
    }
    for column, (name, alt) in zip(st.columns(2, gap="medium"), alts.items(), strict=True):
        with column:
            chart(now.charts[name], key=name, alt=alt, height=_HEIGHT)
    offer(t, TABLE, ("power", "sample_size"), drawn.distribution, shown, high=_highest(corpus))
    view = sampler.view(corpus, power)
    among, original = sampler.among(corpus, power), sampler.among(corpus, 1.0)
    by_word = {
        t("sampler.rank"): view.places + 1,
        t("sampler.word"): view.words,
        t("sampler.original"): view.original,
        t("sampler.powered", power=f"{power:g}"): view.powered,
        t("sampler.factor.y"): view.powered / view.original,
    }
    growing = {"K": range(1, among.shape[1] + 1)} | {
        t(f"sampler.among.{word}", power=f"{at:g}"): chances[row]
        for at, chances in {1.0: original, power: among}.items()
        for row, word in enumerate(("common", "rare"))
    }
    for column, (name, table) in zip(
        st.columns(2, gap="medium"), {"distribution": by_word, "among": growing}.items(), strict=True
    ):
        with column:
            table_behind(t, table, key=f"sampler_{name}")


def _highest(corpus: str) -> dict[str, int]:
    return {"sample_size": sampler.largest_size(corpus)}


def draws(t: Text, settings: Settings) -> None:
    """Let draws pile up against what is expected."""
    pile = _pile(settings)
    with st.container(horizontal=True, vertical_alignment="center"):
        size = settings.sample_size
        st.button(
            t("sampler.draw.row", size=size), on_click=_draw, args=(size,), type="primary", key="draw.row"
        )
        for bulk in BULKS:
            st.button(
                t("sampler.draw.more", size=f"{bulk:,}"), on_click=_draw, args=(bulk,), key=f"draw.{bulk}"
            )
        st.button(t("sampler.draw.clear"), on_click=_clear, icon=":material/delete:", key="draw.clear")
    now = drawn.piled(t, pile, st.session_state.pop(_FRESH, 0))
    for name, tree in now.trees.items():
        show_tree(tree, key=name)
    offer(t, TABLE, ("power",), drawn.draws, part_of(settings, drawn.Draws))
    words, _ = sampler.vocabulary(settings.corpus)
    names = drawings.column_names(pile.edges, words)
    table = {
        t("sampler.word"): names,
        t("sampler.pile.probability"): pile.p,
        t("sampler.pile.count"): pile.counts,
        t("sampler.pile.hope"): pile.p * pile.total,
    }
    table_behind(t, table, key="sampler_draws")


def _pile(settings: Settings) -> Pile:
    """Return the session's pile; another law begins another one."""
    origin = (settings.corpus, settings.power, settings.seed)
    pile: Pile | None = st.session_state.get(_PILE)
    if pile is None or pile.origin != origin:
        pile = st.session_state[_PILE] = Pile(*origin)
    return pile


def _draw(size: int) -> None:
    pile = _pile(settings_of(TABLE))
    pile.draw(size)
    st.session_state[_FRESH] = len(pile.last)


def _clear() -> None:
    st.session_state.pop(_PILE, None)


def targets(t: Text, settings: Settings) -> None:
    """Show the four rules of drawing, theory against draws."""
    control(t, TABLE, "target")
    settings = settings_of(TABLE)
    shown = part_of(settings, drawn.Rules)
    now = drawn.rules(t, shown)
    for name, tree in now.trees.items():
        show_tree(tree, key=name)
    alt = t("sampler.columns.alt", K=settings.sample_size)
    chart(now.charts["columns"], key="columns", alt=alt, height=270)
    offer(t, TABLE, ("power", "sample_size"), drawn.rules, shown, high=_highest(settings.corpus))
    view = rules_lesson.view(**asdict(shown))
    seen = view.columns
    table = {
        t("sampler.word"): [view.words[i] for i in seen.places],
        t("sampler.columns.first"): seen.law,
        t("sampler.columns.first_drawn"): seen.first,
        t("sampler.columns.among"): seen.among,
        t("sampler.columns.among_drawn"): seen.drawn,
    }
    table_behind(t, table, key="sampler_columns")


VIEWS = {"distribution": distribution, "draws": draws, "rules": targets}
