"""How near negative sampling and its relatives come to the softmax's gradient, on the page."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from pages.loss_layer import figures
from pages.loss_layer import nearness as lesson
from pages.loss_layer.nearness_drawings import columns, cosines
from pages.loss_layer.sections.waiting import waiting
from pages.loss_layer.settings import LOSS_LAYER as TABLE
from pages.loss_layer.settings import Settings
from pages.loss_layer.toy_network import Bench, bench
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.drawings.show import show_tree
from ui.lesson_parts.formulas import formula
from ui.lesson_parts.prediction import predict
from ui.settings.controls import control
from ui.settings.session import settings_of, share
from ui.text.i18n import Text

_YES_OR_NO = r"-\ln \sigma(a_0) - \sum_{k=1}^{K} \ln \sigma(-a_k)"
FORMULAS = {
    "negative": rf"\begin{{gathered}} {_YES_OR_NO} \\ a_k = s_k \end{{gathered}}",
    "nce": rf"\begin{{gathered}} {_YES_OR_NO} \\ a_k = s_k - \ln Z - \lit{{\ln K q_k}} \end{{gathered}}",
    "sampled": r"\begin{gathered} -\ln \frac{e^{a_0}}{\sum_{k=0}^{K} e^{a_k}} \\"
    r" a_0 = s_0, \; a_k = s_k - \lit{\ln K q_k} \end{gathered}",
}
"""The three losses, written in the same letters: they differ in the question, and in what is taken from the scores."""


def show(t: Text) -> None:
    """Introduce the three ways, then compare their gradients."""
    st.subheader(t("loss_layer.near.title"), anchor=False)
    st.markdown(t.prose(TABLE.page, "near"))
    for place, way in zip(st.columns(3, gap="medium"), lesson.WAYS, strict=True):
        with place, st.container(border=True, height="stretch"):
            st.markdown(f"**{t(f'loss_layer.ways.{way}')}**")
            formula(FORMULAS[way])
            st.markdown(t.prose(TABLE.page, f"near_{way}"))
    _experiment(t)


@st.fragment
def _experiment(t: Text) -> None:
    guess = predict(t, TABLE, "near", options=lesson.GUESSES).guess
    if guess is None:
        st.info(t("loss_layer.near.commit"), icon=":material/psychology:")
    else:
        _controls(t)
        settings = settings_of(TABLE)
        with waiting(t):
            net, curves = bench(settings.trained), lesson.curves(settings.trained)
        _compared(t, settings, guess, net, curves)
    share(TABLE, key="address.near")


def _controls(t: Text) -> None:
    for names, widths in (
        (("size", "example", "draws"), [1.4, 1, 1]),
        (("trained", "of", "view"), [1, 1, 1.2]),
    ):
        for place, name in zip(
            st.columns(widths, gap="medium", vertical_alignment="bottom"), names, strict=True
        ):
            with place:
                control(t, TABLE, name)


def _compared(
    t: Text,
    settings: Settings,
    guess: str,
    net: Bench,
    curves: Mapping[tuple[str, str], lesson.Curve],
) -> None:
    example, size, of = settings.example - 1, settings.size, settings.of
    drawn = lesson.draw(net, example, size, 1, seed=settings.draws)
    exact = lesson.softmax_gradient(net, example)
    chosen = {way: curves[of, way] for way in lesson.WAYS}
    chart(
        figures.nearness(
            t,
            chosen,
            single=settings.view == "draw",
            size=size,
            here=cosines(drawn, exact, of),
            guess=guess,
        ),
        key="nearness",
        alt=t("loss_layer.near.alt", K=size),
        height=360,
    )
    st.markdown(t(f"loss_layer.predict.near.replies.{guess}"))
    around = [net.words[word] for word in net.contexts[example]]
    around.insert(len(around) // 2, "▢")
    st.caption(
        t(
            "loss_layer.near.example",
            context=" ".join(around),
            target=net.words[net.target[example]],
            loss=f"{exact.loss:.2f}",
            V=len(net.words),
        )
    )
    show_tree(columns(t, net, drawn, exact, of), key="ways")
    st.markdown(t.prose(TABLE.page, "near_why"))
    table_behind(t, figures.nearness_table(t, chosen), key="loss_layer_nearness")
