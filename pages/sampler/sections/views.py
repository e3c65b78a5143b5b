"""The three views of the bench on the page on how negatives are drawn."""

from __future__ import annotations

import streamlit as st

from pages.sampler import drawings as visuals
from pages.sampler import draws_drawings as drawings
from pages.sampler import figures, rules
from pages.sampler import lesson as sampler
from pages.sampler import noise_figures as noise
from pages.sampler.draws import Pile
from pages.sampler.settings import SAMPLER as TABLE
from pages.sampler.settings import Settings
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.drawings.show import show_tree
from ui.drawings.tree import element
from ui.settings.controls import control
from ui.settings.session import settings_of
from ui.text.i18n import Text

_PILE = "sampler.pile"
_FRESH = "sampler.pile.fresh"
_HEIGHT = 520
BULKS = (100, 10_000, 100_000)
"""The numbers of draws that one press of a button adds."""


def distribution(t: Text, settings: Settings) -> None:
    """Show what the power makes of the text's frequencies, and who gains by it."""
    corpus, power, size = settings.corpus, settings.power, settings.sample_size
    view = sampler.view(corpus, power)
    legend = visuals.legend(t, power, overlay=settings.overlay)
    show_tree(element("div", "lab-above", visuals.summary(t, view, power), legend), key="facts")
    among, original = sampler.among(corpus, power), sampler.among(corpus, 1.0)
    left, right = st.columns(2, gap="medium")
    with left:
        chart(
            noise.by_rank(t, view, power, overlay=settings.overlay),
            key="by_rank",
            alt=t("sampler.by_rank.alt", power=f"{power:g}"),
            height=_HEIGHT,
        )
    with right:
        chart(
            noise.by_word(t, view, power, among, original, size),
            key="by_word",
            alt=t("sampler.by_word.alt", power=f"{power:g}", K=size),
            height=_HEIGHT,
        )
    by_word = {
        t("sampler.rank"): view.places + 1,
        t("sampler.word"): view.words,
        t("sampler.original"): view.original,
        t("sampler.powered", power=f"{power:g}"): view.powered,
        t("sampler.factor.y"): view.powered / view.original,
    }
    growing = {"K": range(1, among.shape[1] + 1)} | {
        t(f"sampler.among.{word}", power=f"{shown:g}"): chances[row]
        for shown, chances in {1.0: original, power: among}.items()
        for row, word in enumerate(("common", "rare"))
    }
    for column, (name, table) in zip(
        st.columns(2, gap="medium"), {"distribution": by_word, "among": growing}.items(), strict=True
    ):
        with column:
            table_behind(t, table, key=f"sampler_{name}")


def draws(t: Text, settings: Settings) -> None:
    """Let draws pile up against what is expected."""
    drawn = _pile(settings)
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
    words, _ = sampler.vocabulary(settings.corpus)
    names = drawings.column_names(drawn.edges, words)
    fresh = st.session_state.pop(_FRESH, 0)
    show_tree(drawings.pile(t, drawn, names, fresh), key="pile")
    if len(names) < len(words):
        st.caption(t("sampler.pile.ranks"))
    if drawn.total:
        last = (
            t("sampler.pile.last", words=", ".join(words[i] for i in drawn.last)) if len(drawn.last) else ""
        )
        st.markdown(
            t(
                "sampler.pile.summary",
                total=f"{drawn.total:,}",
                distance=f"{drawn.distance:.4f}",
                milliseconds=f"{1000 * drawn.seconds:.1f}",
            )
            + "  \n"
            + last
        )
    else:
        st.info(t("sampler.pile.empty"), icon=":material/casino:")
    table = {
        t("sampler.word"): names,
        t("sampler.pile.probability"): drawn.p,
        t("sampler.pile.count"): drawn.counts,
        t("sampler.pile.hope"): drawn.p * drawn.total,
    }
    table_behind(t, table, key="sampler_draws")


def _pile(settings: Settings) -> Pile:
    """Return the session's pile; another law begins another one."""
    origin = (settings.corpus, settings.power, settings.seed)
    drawn: Pile | None = st.session_state.get(_PILE)
    if drawn is None or drawn.origin != origin:
        drawn = st.session_state[_PILE] = Pile(*origin)
    return drawn


def _draw(size: int) -> None:
    drawn = _pile(settings_of(TABLE))
    drawn.draw(size)
    st.session_state[_FRESH] = len(drawn.last)


def _clear() -> None:
    st.session_state.pop(_PILE, None)


def targets(t: Text, settings: Settings) -> None:
    """Show the four rules of drawing, theory against draws."""
    control(t, TABLE, "target")
    words, counts = sampler.vocabulary(settings.corpus)
    target = {"common": 0, "middle": len(counts) // 2, "rare": len(counts) - 1}[settings_of(TABLE).target]
    size = settings.sample_size
    base = rules.sampler_of(settings.corpus, settings.power, settings.seed)
    st.markdown(t.prose("sampler", "rules", target=words[target], rows=f"{rules.ROWS:,}", K=size))
    found = rules.rules(base, size, target)
    show_tree(drawings.rules(t, found, words, target), key="rules")

    seen = rules.columns(base, size, target)
    st.markdown(f"**{t('sampler.columns.title', K=size)}**")
    st.markdown(t.prose("sampler", "columns", rows=f"{rules.ROWS:,}"))
    names = [words[i] for i in seen.places]
    chart(
        figures.columns(t, names, len(words), seen),
        key="columns",
        alt=t("sampler.columns.alt", K=size),
        height=270,
    )
    table = {
        t("sampler.word"): names,
        t("sampler.columns.first"): seen.law,
        t("sampler.columns.first_drawn"): seen.first,
        t("sampler.columns.among"): seen.among,
        t("sampler.columns.among_drawn"): seen.drawn,
    }
    table_behind(t, table, key="sampler_columns")


VIEWS = {"distribution": distribution, "draws": draws, "rules": targets}
