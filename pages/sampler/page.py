"""How negatives are drawn: what the power 0.75 changes, and for whom (4.2.6)."""

import numpy as np
import streamlit as st

from pages.sampler import draws, figures, lesson
from pages.sampler.drawings import numbers
from pages.sampler.draws_drawings import column_names
from pages.sampler.names import words_of
from pages.sampler.sections import bars, quality
from pages.sampler.sections.views import VIEWS, highest
from pages.sampler.settings import SAMPLER as TABLE
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.drawings.code import code
from ui.drawings.show import show_tree
from ui.drawings.tree import element
from ui.lecture.scenes import desk, scene, shared
from ui.lesson_parts.formulas import formula_code_numbers
from ui.lesson_parts.prediction import predict
from ui.lesson_parts.quiz import pitfall, quiz
from ui.lesson_parts.stepper import question, stepper
from ui.settings.controls import control
from ui.settings.session import change, open_table, settings_of, share, text
from ui.settings.slot import Slot
from ui.text.numbers import times

MEASURED: Slot[tuple[str, float, list[draws.Measured]] | None] = Slot("_sampler.measured", lambda: None)
"""The latest measurement: the corpus, the power, and what the ways of drawing cost."""

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
    with st.expander(t("sampler.book.title"), icon=":material/menu_book:"):
        st.markdown(t.prose(TABLE.page, "book"))
    share(TABLE, key="address.example")


@st.fragment
def expectation() -> None:
    st.subheader(t("sampler.guess.title"), anchor=False)
    _, counts = lesson.vocabulary("example")
    original, powered = counts / counts.sum(), lesson.law("example", 0.75)
    words = words_of(t, "example")
    asked = bars.predict(
        t,
        TABLE,
        "bars",
        words=words,
        outline=original.tolist(),
        truth=powered.tolist(),
        is_right=lambda guess: lesson.is_right(np.array(guess), original, powered),
    )
    if asked.guess is None:
        return
    drawn = np.array(asked.guess)
    with asked.box:
        alt = t("sampler.guess.alt")
        chart(figures.guess(t, words, original, drawn, powered), key="guess", alt=alt, height=260)
        st.markdown(
            t.prose(
                TABLE.page,
                f"guess_{lesson.reply(drawn, original, powered)}",
                distance=f"{lesson.distance(drawn, powered):.1%}",
                unchanged=f"{lesson.distance(original, powered):.1%}",
                rare=f"{powered[2] / original[2]:.2f}",
                common=f"{powered[0] / original[0]:.2f}",
            )
        )
        shares = {"original": original, "guess": drawn, "powered": powered}
        table = {t("sampler.word"): words} | {t(f"sampler.guess.{name}"): v for name, v in shares.items()}
        table_behind(t, table, key="sampler_guess")


@st.fragment(key=quality.FRAGMENT)
def bench() -> None:
    with st.container(gap="xsmall", key="bench"):
        with shared("bench"), st.container(horizontal=True, vertical_alignment="center", key="bench_choice"):
            control(t, TABLE, "view")
            st.button(t("sampler.anew"), on_click=draw_anew, icon=":material/casino:", key="die")
        most = lesson.largest_size(settings_of(TABLE).corpus)
        with st.container(key="bench_sliders"), shared("bench", "quality"):
            power, size = st.columns([1.6, 1], gap="small")
            with power:
                control(t, TABLE, "power")
            with size:
                control(t, TABLE, "sample_size", high=most)
        settings = settings_of(TABLE)
        with scene("bench", gap="xsmall"):
            VIEWS[settings.view](t, settings)
            with desk("choices"):
                choices(most)
        with scene("quality", gap="xsmall"):
            quality.show(t, highest(settings.corpus))
    share(TABLE, key="address.bench")


def choices(most: int) -> None:
    """Offer what is chosen once: the text, the powers to compare with, and marks of the power's slider."""
    corpus, marks = st.columns([1, 2], gap="medium", vertical_alignment="bottom")
    with corpus:
        control(t, TABLE, "corpus")
        if most < lesson.LARGEST_SIZE:
            st.caption(t("sampler.bench.cap", V=most + 1, most=most))
    with marks, st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for mark in lesson.MARKS:
            st.button(
                t(f"sampler.bench.marks.{mark:g}"),
                on_click=set_value,
                args=("power", mark),
                key=f"mark.{mark:g}",
            )
        is_drawn = settings_of(TABLE).view == "distribution"
        control(
            t,
            TABLE,
            "overlay",
            disabled=not is_drawn,
            why_disabled="" if is_drawn else t("sampler.bench.overlay"),
        )


@st.fragment
def dying() -> None:
    st.subheader(t("sampler.dying.title"), anchor=False)
    asked = predict(t, TABLE, "all", options=("more", "less", "nothing"), truth="nothing")
    if asked.guess is None:
        return
    with asked.box:
        st.markdown(t(f"sampler.predict.all.replies.{asked.guess}"))
        with pitfall(t, TABLE.page):
            ratios = lesson.dying()
            chart(figures.dying(t, ratios), key="dying", alt=t("sampler.dying.alt"), height=260)
            sizes = range(1, len(ratios[1.0]) + 1)
            table = {"K": sizes} | {f"{power:g}": ratio for power, ratio in ratios.items()}
            table_behind(t, table, key="sampler_dying")


def measure() -> None:
    settings = settings_of(TABLE)
    found = draws.measure(settings.corpus, settings.power, settings.sample_size, settings.seed)
    MEASURED.set((settings.corpus, settings.power, found))


@st.fragment
def ways() -> None:
    st.subheader(t("sampler.ways.title"), anchor=False)
    st.markdown(t.prose(TABLE.page, "ways"))
    with st.expander(t("sampler.ways.code"), icon=":material/code:"):
        for source, _ in draws.WAYS:
            show_tree(element("div", "", code(source)), key=f"ways.{source.name}")
    st.button(t("sampler.ways.measure"), on_click=measure, icon=":material/timer:", key="ways.measure")
    kept = MEASURED.get()
    if kept is None:
        return
    corpus, power, measured = kept
    pile = draws.Pile(corpus, power, 0)
    words = words_of(t, corpus)
    left, right = st.columns(2, gap="medium")
    with left:
        st.markdown(f"**{t('sampler.ways.speed')}**")
        chart(figures.speed(t, measured), key="speed", alt=t("sampler.ways.speed_alt"), height=320)
    with right:
        st.markdown(f"**{t('sampler.ways.same')}**")
        chart(
            figures.shares(t, column_names(pile.edges, words), pile.p, measured),
            key="shares",
            alt=t("sampler.ways.same_alt"),
            height=320,
        )
    choice, inverse, alias = (one.per_second for one in measured)
    st.markdown(
        t.prose(
            TABLE.page,
            "measured",
            corpus=t(f"sampler.corpus.options.{corpus}"),
            V=f"{len(words):,}",
            inverse=times(inverse["rows"] / choice["rows"]),
            alias=times(alias["rows"] / choice["rows"]),
            whole=times(choice["whole"] / choice["rows"]),
            inverse_whole=times(inverse["whole"] / inverse["rows"]),
            alias_whole=times(alias["whole"] / alias["rows"]),
            table=f"{1000 * measured[2].preparation:.1f}",
        )
    )
    table = {
        t("sampler.ways.way"): [t(f"sampler.ways.{one.source.name}") for one in measured],
        **{t(f"sampler.ways.{call}"): [one.per_second[call] for one in measured] for call in draws.CALLS},
        t("sampler.ways.preparation"): [one.preparation for one in measured],
    }
    table_behind(t, table, key="sampler_ways")


bench()
with scene("finding"):
    st.markdown(t.prose(TABLE.page, "finding"))
with scene("steps"):
    example()
with scene("guess"):
    expectation()
with scene("pitfall"):
    dying()
with scene("ways"):
    ways()
with st.expander(t("sampler.whole"), icon=":material/code:"):
    for source in lesson.SOURCES:
        show_tree(element("div", "", code(source)), key=f"whole.{source.name}")
quiz(t, TABLE, lesson.QUESTIONS)
