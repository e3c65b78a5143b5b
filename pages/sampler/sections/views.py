"""The three views of the bench on the page on how negatives are drawn."""

from __future__ import annotations

from dataclasses import asdict

import streamlit as st

from pages.sampler import drawn
from pages.sampler import draws_drawings as drawings
from pages.sampler import lesson as sampler
from pages.sampler import rules as rules_lesson
from pages.sampler.draws import Pile
from pages.sampler.names import words_of
from pages.sampler.settings import SAMPLER as TABLE
from pages.sampler.settings import Settings
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.drawings.show import show_tree
from ui.frames.offer import offer
from ui.settings.controls import control
from ui.settings.session import settings_of
from ui.settings.slot import Slot
from ui.settings.table import part_of
from ui.text.i18n import Text
from ui.text.numbers import decimal

_PILE: Slot[Pile | None] = Slot("sampler.pile", lambda: None)
_FRESH: Slot[int] = Slot("sampler.pile.fresh", lambda: 0)
"""How many of the latest draws have not been seen to fall."""
_HEIGHT = 235
BULKS = (100, 10_000, 100_000)
"""Draws at the press of a button."""


def distribution(t: Text, settings: Settings) -> None:
    """Show the answer, a row drawn by it, and what the power makes of the text's frequencies."""
    corpus, power, size = settings.corpus, settings.power, settings.sample_size
    shown, drawn_row = part_of(settings, drawn.Distribution), part_of(settings, drawn.Row)
    now = drawn.distribution(t, shown)
    show_tree(now.trees["answer"], key="answer")
    show_tree(drawn.row(t, drawn_row).trees["row"], key="row")
    alts = {name: t(f"sampler.{name}.alt", power=decimal(power, "g"), K=size) for name in now.charts}
    for column, (name, alt) in zip(st.columns(3, gap="small"), alts.items(), strict=True):
        with column:
            chart(now.charts[name], key=name, alt=alt, height=_HEIGHT)
    high = highest(corpus)
    offer(t, TABLE, ("power", "sample_size"), drawn.distribution, shown, high=high)
    offer(t, TABLE, ("power", "sample_size"), drawn.row, drawn_row, high=high, key="frames.row")
    show_tree(now.trees["facts"], key="facts")
    view, words = sampler.view(corpus, power), words_of(t, corpus)
    chances, original = sampler.among(corpus, power), sampler.among(corpus, 1.0)
    by_word = {
        t("sampler.rank"): view.places + 1,
        t("sampler.word"): [words[i] for i in view.places],
        t("sampler.original"): view.original,
        t("sampler.powered", power=decimal(power, "g")): view.powered,
        t("sampler.factor.y"): view.powered / view.original,
    }
    growing = {"K": range(1, chances.shape[1] + 1)} | {
        f"{word}, {t('sampler.powered', power=decimal(at, 'g'))}": found[place]
        for at, found in {1.0: original, power: chances}.items()
        for place, word in enumerate((words[0], words[-1]))
    }
    for column, (name, table) in zip(
        st.columns(2, gap="medium"), {"distribution": by_word, "among": growing}.items(), strict=True
    ):
        with column:
            table_behind(t, table, key=f"sampler_{name}")


def highest(corpus: str) -> dict[str, int]:
    """Return the largest K of a corpus, as `offer` asks for it."""
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
    now = drawn.piled(t, pile, _FRESH.take())
    for name, tree in now.trees.items():
        show_tree(tree, key=name)
    offer(t, TABLE, ("power",), drawn.draws, part_of(settings, drawn.Draws))
    names = drawings.column_names(pile.edges, words_of(t, settings.corpus))
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
    pile = _PILE.get()
    if pile is None or pile.origin != origin:
        pile = Pile(*origin)
        _PILE.set(pile)
    return pile


def _draw(size: int) -> None:
    pile = _pile(settings_of(TABLE))
    pile.draw(size)
    _FRESH.set(len(pile.last))


def _clear() -> None:
    _PILE.clear()


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
    offer(t, TABLE, ("power", "sample_size"), drawn.rules, shown, high=highest(settings.corpus))
    seen = rules_lesson.view(**asdict(shown)).columns
    words = words_of(t, settings.corpus)
    table = {
        t("sampler.word"): [words[i] for i in seen.places],
        t("sampler.columns.first"): seen.law,
        t("sampler.columns.first_drawn"): seen.first,
        t("sampler.columns.among"): seen.among,
        t("sampler.columns.among_drawn"): seen.drawn,
    }
    table_behind(t, table, key="sampler_columns")


VIEWS = {"distribution": distribution, "draws": draws, "rules": targets}
