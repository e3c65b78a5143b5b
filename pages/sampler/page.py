"""How negatives are drawn: what the power 0.75 changes, and for whom (4.2.6)."""

import numpy as np
import streamlit as st

from pages.sampler import draws, figures, lesson
from pages.sampler.drawings import numbers
from pages.sampler.draws_drawings import column_names
from pages.sampler.sections import bars
from pages.sampler.sections.views import VIEWS
from pages.sampler.settings import SAMPLER as TABLE
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.drawings.code import code
from ui.drawings.show import show_tree
from ui.drawings.tree import element
from ui.lesson_parts.formulas import formula_code_numbers
from ui.lesson_parts.prediction import predict
from ui.lesson_parts.quiz import pitfall, quiz
from ui.lesson_parts.stepper import question, stepper
from ui.settings.controls import control
from ui.settings.session import change, open_table, settings_of, share, text
from ui.text.numbers import rounded

MEASURED = "sampler.measured"

t = text()
open_table(TABLE)
question(t, TABLE.page)


def set_value(name: str, value: float) -> None:
    change(TABLE, **{name: value})


def draw_anew() -> None:
    set_value("seed", (settings_of(TABLE).seed + 1) % 10_000)


@st.fragment
def example() -> None:
    trace = lesson.run(settings_of(TABLE).seed)
    two = trace.value(lesson.NOISE, "weight")[1]
    step = stepper(t, TABLE, lesson.STEPS, two=f"{two:.4f}")
    formula_code_numbers(t, step, trace, numbers(t, step, trace), key="fcn")
    if step.name == "draw":
        st.button(t("sampler.anew"), on_click=draw_anew, icon=":material/casino:", key="anew")
    share(TABLE, key="address.example")


@st.fragment
def expectation() -> None:
    st.subheader(t("sampler.guess.title"), anchor=False)
    words, counts = lesson.vocabulary("example")
    original, powered = counts / counts.sum(), lesson.law("example", 0.75)
    guess = bars.predict(t, TABLE, "bars", words=words, outline=original.tolist()).guess
    if guess is None:
        return
    drawn = np.array(guess)
    away = lesson.distance(drawn, powered)
    chart(
        figures.guess(t, words, original, drawn, powered), key="guess", alt=t("sampler.guess.alt"), height=260
    )
    reply = "right" if away < 0.02 else "up" if drawn[2] > 1.05 * original[2] else "down"
    st.markdown(
        t.prose(
            TABLE.page,
            f"guess_{reply}",
            distance=f"{away:.3f}",
            rare=f"{powered[2] / original[2]:.2f}",
            common=f"{powered[0] / original[0]:.2f}",
        )
    )
    shares = {"original": original, "guess": drawn, "powered": powered}
    table = {t("sampler.word"): words} | {t(f"sampler.guess.{name}"): v for name, v in shares.items()}
    table_behind(t, table, key="sampler_guess")


@st.fragment
def bench() -> None:
    st.subheader(t("sampler.bench.title"), anchor=False)
    corpus, power, size = st.columns([1.2, 2.2, 1.3], gap="medium")
    with corpus:
        control(t, TABLE, "corpus")
        is_drawn = settings_of(TABLE).view == "distribution"
        control(
            t,
            TABLE,
            "overlay",
            disabled=not is_drawn,
            why_disabled="" if is_drawn else t("sampler.bench.overlay"),
        )
    with power:
        control(t, TABLE, "power")
        with st.container(horizontal=True, gap="small"):
            for mark in lesson.MARKS:
                st.button(
                    t(f"sampler.bench.marks.{mark:g}"),
                    on_click=set_value,
                    args=("power", mark),
                    key=f"mark.{mark:g}",
                )
    most = lesson.largest_size(settings_of(TABLE).corpus)
    with size:
        control(t, TABLE, "sample_size", high=most)
        if most < lesson.LARGEST_SIZE:
            st.caption(t("sampler.bench.cap", V=most + 1, most=most))
    control(t, TABLE, "view")
    settings = settings_of(TABLE)
    VIEWS[settings.view](t, settings)
    share(TABLE, key="address.bench")


@st.fragment
def dying() -> None:
    st.subheader(t("sampler.dying.title"), anchor=False)
    guess = predict(t, TABLE, "all", options=("more", "less", "nothing")).guess
    if guess is None:
        return
    with pitfall(t, TABLE.page):
        ratios = lesson.dying()
        chart(figures.dying(t, ratios), key="dying", alt=t("sampler.dying.alt"), height=260)
        st.markdown(t(f"sampler.predict.all.replies.{guess}"))
        sizes = range(1, len(ratios[1.0]) + 1)
        table = {"K": sizes} | {f"{power:g}": ratio for power, ratio in ratios.items()}
        table_behind(t, table, key="sampler_dying")


def measure() -> None:
    settings = settings_of(TABLE)
    st.session_state[MEASURED] = (
        settings.corpus,
        settings.power,
        draws.measure(settings.corpus, settings.power, settings.sample_size, settings.seed),
    )


@st.fragment
def ways() -> None:
    st.subheader(t("sampler.ways.title"), anchor=False)
    st.markdown(t.prose(TABLE.page, "ways"))
    with st.expander(t("sampler.ways.code"), icon=":material/code:"):
        for source, _, _ in draws.WAYS:
            show_tree(element("div", "", code(source)), key=f"ways.{source.name}")
    st.button(t("sampler.ways.measure"), on_click=measure, icon=":material/timer:", key="ways.measure")
    if MEASURED not in st.session_state:
        return
    corpus, power, measured = st.session_state[MEASURED]
    words, _ = lesson.vocabulary(corpus)
    pile = draws.Pile(corpus, power, 0)
    names = column_names(pile.edges, words)
    left, right = st.columns(2, gap="medium")
    with left:
        st.markdown(f"**{t('sampler.ways.speed')}**")
        chart(figures.speed(t, measured), key="speed", alt=t("sampler.ways.speed_alt"), height=320)
    with right:
        st.markdown(f"**{t('sampler.ways.same')}**")
        chart(
            figures.shares(t, names, pile.p, measured),
            key="shares",
            alt=t("sampler.ways.same_alt"),
            height=320,
        )
    st.markdown(
        t.prose(
            TABLE.page,
            "measured",
            corpus=t(f"sampler.corpus.options.{corpus}"),
            V=f"{len(words):,}",
            inverse=rounded(measured[1].per_second / measured[0].per_second),
            alias=rounded(measured[2].per_second / measured[0].per_second),
            table=f"{1000 * measured[2].preparation:.1f}",
        )
    )
    table = {
        t("sampler.ways.way"): [t(f"sampler.ways.{one.source.name}") for one in measured],
        t("sampler.ways.x"): [one.per_second for one in measured],
        t("sampler.ways.preparation"): [one.preparation for one in measured],
    }
    table_behind(t, table, key="sampler_ways")


example()
expectation()
bench()
st.markdown(t.prose(TABLE.page, "finding"))
dying()
ways()
with st.expander(t("sampler.whole"), icon=":material/code:"):
    for source in lesson.SOURCES:
        show_tree(element("div", "", code(source)), key=f"whole.{source.name}")
quiz(t, TABLE, lesson.QUESTIONS)
