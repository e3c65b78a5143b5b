"""Locating the fault: the learner points at a line of the code that ran."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pages.clinic import casebook, drawings, lesson
from pages.clinic.cases import CASES
from pages.clinic.patching import Listing
from pages.clinic.sections import answers
from pages.clinic.sections.case import story
from pages.clinic.settings import CLINIC as TABLE
from ui.board.beside import Choices
from ui.drawings.show import show_tree, show_with_links
from ui.lecture.scenes import box
from ui.lesson_parts.prediction import Asked, prediction
from ui.settings import guesses
from ui.text.i18n import Text

HEIGHT = 320
"""Of the code to point at, so that the button below it is in sight."""


def show(t: Text, name: str) -> None:
    """Show the case, and its code to point at."""
    left, right = st.columns([1.2, 1.9], gap="medium")
    with left:
        story(t, name)
    with right:
        asked = ask(t, name)
        place = lesson.chosen(asked.guess, len(lesson.lines(name)))
        if place is not None:
            with asked.box:
                _reply(t, name, place)


def ask(t: Text, name: str) -> Asked[str]:
    """Ask for the line; a guess is its place among `lesson.lines`."""
    lines = lesson.lines(name)

    def say(guess: object) -> str:
        line = lines[lesson.chosen(guess, len(lines)) or 0]
        return f"`{line.file}:{line.number}`"

    return prediction(
        t,
        TABLE,
        "line",
        lambda: _point(name),
        say,
        lambda guess: lesson.chosen(guess, len(lines)) is not None,
        Choices(
            [str(place) for place in range(len(lines))], [f"{line.number}: {line.text}" for line in lines]
        ),
        about=answers.about(),
        truth=str(lesson.culprit(name)),
    )


def is_located(name: str) -> bool:
    """Whether the learner has committed a line that is at fault."""
    lines = lesson.lines(name)
    place = lesson.chosen(guesses.committed(TABLE.page, "line"), len(lines))
    return place is not None and casebook.is_culprit(name, lines[place].file, lines[place].number)


def give_up(name: str) -> None:
    """Commit a line that is at fault; for use as a callback."""
    guesses.commit(TABLE.page, "line", str(lesson.culprit(name)), answers.about())


def _point(name: str) -> Callable[[], str] | None:
    """Show the code with lines that can be pressed; return how to read which one was."""
    lines = lesson.lines(name)
    places = {(line.file, line.number): str(place) for place, line in enumerate(lines)}
    pointed = answers.pointed(name)
    with box("code", HEIGHT):
        for number, listing in enumerate(casebook.listings(name)):
            picks = {
                line: places[listing.file, line]
                for line, _ in listing.source.lines
                if (listing.file, line) in places
            }
            lit = [line for line, place in picks.items() if place == str(pointed)]
            tree = drawings.listing(listing, lit=lit, picks=picks)
            clicked = show_with_links(tree, list(picks.values()), key=f"clinic.code.{number}")
            if clicked is not None and int(clicked) != pointed:
                answers.point(name, int(clicked))
                st.rerun()
    return None if pointed is None else lambda: str(pointed)


def _reply(t: Text, name: str, place: int) -> None:
    line = lesson.lines(name)[place]
    answers.record(name).lines.add(place)
    reply = casebook.reply_to(name, line.file, line.number)
    texts = f"clinic_{CASES[name].ward}.{name}.lines"
    if reply == "right":
        st.success(t(f"{texts}.right"), icon=":material/check_circle:")
    else:
        known = f"{texts}.{reply}" if reply else _of_any_line(name, line)
        st.error(t(known), icon=":material/replay:")
        with st.container(horizontal=True):
            st.button(t("clinic.to_examine"), on_click=answers.go, args=("examine",), key="clinic.to_examine")
            st.button(t("clinic.give_up"), on_click=give_up, args=(name,), key="clinic.give_up")

    def holds(listing: Listing) -> bool:
        return listing.file == line.file and any(line.number == one for one, _ in listing.source.lines)

    with box("pointed", HEIGHT):
        for number, listing in enumerate(sorted(casebook.listings(name), key=holds, reverse=True)):
            lit = [line.number] if holds(listing) else []
            show_tree(drawings.listing(listing, lit=lit), key=f"clinic.pointed.{number}")


def _of_any_line(name: str, line: lesson.Line) -> str:
    """Return the key of the reply to a line of which the case says nothing."""
    return "clinic.passes_on" if casebook.is_odd_at(name, line.file, line.number) else "clinic.another_line"
