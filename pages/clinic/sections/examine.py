"""Examinations: each one is really run on the faulty code."""

from __future__ import annotations

from typing import assert_never

import streamlit as st

from pages.clinic import casebook, drawings, figures, lesson
from pages.clinic.cases import CASES
from pages.clinic.examine import EXAMINATIONS
from pages.clinic.findings import (
    Drawn,
    FirstLoss,
    GradientCheck,
    LastLoss,
    Moved,
    Ranks,
    Result,
    Shapes,
    Stopped,
    Work,
)
from pages.clinic.sections import answers
from pages.clinic.sections.case import story
from pages.clinic.settings import CLINIC as TABLE
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.drawings.show import show_tree
from ui.lecture.scenes import desk
from ui.settings.controls import control
from ui.settings.session import settings_of
from ui.text.i18n import Text

HEIGHT = 260


def show(t: Text, name: str) -> None:
    """Show the case, the examinations on offer, and what the latest one found."""
    left, right = st.columns([1.2, 1.9], gap="medium")
    made = lesson.examinations(settings_of(TABLE).tests)
    # A hall sees the case, or what an examination found.
    with left, desk("examined") if made else st.container():
        story(t, name)
        if made:
            st.caption(t("clinic.count", n=len(made)))
    with right:
        with st.container(horizontal=True, gap="small"):
            for examination in EXAMINATIONS:
                _offer(t, name, examination, is_made=examination in made)
        if made:
            _found(t, name, made[-1])
        else:
            st.markdown(t("clinic.choose"))


def _offer(t: Text, name: str, examination: str, *, is_made: bool) -> None:
    icon = None
    if is_made:
        is_odd = casebook.examined(name, examination, hold=_hold()).is_odd
        icon = ":material/error:" if is_odd else ":material/check_circle:"
    st.button(
        t(f"clinic.examinations.{examination}.label"),
        help=t(f"clinic.examinations.{examination}.help"),
        on_click=answers.add_test,
        args=(examination,),
        icon=icon,
        key=f"clinic.examine.{examination}",
    )


def _hold() -> bool:
    return settings_of(TABLE).hold


def _found(t: Text, name: str, examination: str) -> None:
    if examination == "gradient_check":
        control(t, TABLE, "hold")
    found = casebook.examined(name, examination, hold=_hold())
    st.markdown(f"**{t(f'clinic.examinations.{examination}.label')}.** {said(t, examination, found)}")
    words = casebook.words(name)
    match found:
        case LastLoss():
            alt = t(
                "clinic.alt.losses",
                sgd=drawings.written(t, found.sgd.last),
                adam=drawings.written(t, found.adam.last),
            )
            chart(figures.losses(t, found), key="clinic.losses", alt=alt, height=HEIGHT)
            table_behind(t, figures.losses_table(t, found), key="clinic.losses")
        case Drawn():
            alt = t("clinic.alt.draws", distance=drawings.written(t, found.distance))
            chart(figures.draws(t, found, words), key="clinic.draws", alt=alt, height=HEIGHT)
            table_behind(t, figures.draws_table(t, found, words), key="clinic.draws")
        case Work():
            alt = t("clinic.alt.work", times=f"{found.times:.1f}", part=t(f"clinic.parts.{found.slowest}"))
            chart(figures.work(t, found), key="clinic.work", alt=alt, height=HEIGHT)
            table_behind(t, figures.work_table(t, found), key="clinic.work")
        case _:
            drawn = drawings.finding(t, found, words)
            if drawn is not None:
                show_tree(drawn, key="clinic.finding")


def said(t: Text, examination: str, found: Result) -> str:
    """Return in a sentence what was found."""
    if isinstance(found, Stopped):
        return t("clinic.stopped_too", kind=found.kind)
    kind = "odd" if found.is_odd else "fine"
    if isinstance(found, GradientCheck) and not found.hold:
        kind = "fresh"
    return t(f"clinic.examinations.{examination}.{kind}", **_numbers(t, found))


def _numbers(t: Text, found: Result) -> dict[str, object]:
    match found:
        case FirstLoss(loss=loss, expected=expected):
            return {"loss": drawings.written(t, loss), "expected": drawings.written(t, expected)}
        case LastLoss(sgd=sgd, adam=adam):
            return {
                "sgd": drawings.written(t, sgd.last),
                "adam": drawings.written(t, adam.last),
                "sgd_sound": drawings.written(t, sgd.sound_last),
                "adam_sound": drawings.written(t, adam.sound_last),
                "steps": len(adam.losses),
            }
        case Moved(W_in=rows_in, W_out=rows_out):
            return {"W_in": rows_in.moved, "W_out": rows_out.moved, "V": len(rows_in.rows)}
        case GradientCheck(W_in=first, W_out=second):
            worse = first if first.error > second.error else second
            gradient, slope = worse.farthest
            return {
                "W_in": drawings.written_tiny(t, first.error),
                "W_out": drawings.written_tiny(t, second.error),
                "gradient": drawings.written(t, gradient),
                "slope": drawings.written(t, slope),
            }
        case Ranks(mean=mean, sound=sound):
            return {"mean": f"{mean:.2f}", "sound": f"{sound.mean():.2f}"}
        case Drawn(distance=distance, hits=hits, repeats=repeats):
            return {
                "distance": f"{distance:.1%}",
                "hits": f"{hits:.1%}",
                "repeats": f"{repeats:.1%}",
            }
        case Work(times=times, slowest=slowest, slower=slower):
            parts = [f"{t(f'clinic.parts.{part}')} × {found.figures[part]:.1f}" for part in slower]
            return {
                "times": f"{times:.1f}",
                "part": t(f"clinic.parts.{slowest}"),
                "slower": ", ".join(parts),
            }
        case Shapes(values=values):
            return {"n": sum(value.is_odd for value in values), "N": len(values)}
        case Stopped():
            return {"kind": found.kind}
        case _:
            assert_never(found)


def enough_of(t: Text, name: str) -> str:
    """Return the names of the fewest examinations that show a case."""
    return ", ".join(t(f"clinic.examinations.{one}.label") for one in CASES[name].enough)
