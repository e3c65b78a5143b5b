"""A guess that the learner commits before the result is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.board import release
from ui.board.beside import Choices, OneNumber, Shares, answer, beside, question_of
from ui.lecture import mode
from ui.lecture.scenes import scene
from ui.lesson_parts.shuffled import shuffled
from ui.progress import kept
from ui.settings import guesses
from ui.settings.session import carry_over, change, share
from ui.settings.table import Table
from ui.settings.wording import value_text
from ui.text.i18n import Text

T = TypeVar("T")


@dataclass(frozen=True)
class Asked(Generic[T]):
    """A question that was asked.

    Attributes
    ----------
    guess : number, option or what was drawn
        None until it is committed, and again when a setting that it was given for has changed.
    box : container
        The frame of the question; what belongs to the answer goes into it, too: ``with asked.box: …``.
    is_committed : bool
        Whether there is a guess at all, be it for other settings than those of now.
    """

    guess: T | None
    box: DeltaGenerator
    is_committed: bool


def predict(
    t: Text,
    table: Table[Any],
    name: str,
    *,
    options: Sequence[str] = (),
    bounds: tuple[float, float, float] | None = None,
    unit: str = "",
    about: Sequence[str] = (),
    truth: str | float | Callable[[], float | None] | None = None,
    is_right: Callable[[Any], bool | None] | None = None,
    result_follows: bool = True,
) -> Asked[Any]:
    """Ask for a guess before the reveal.

    Texts: ``page.predict.name.question`` and, for options, ``page.predict.name.options.…``.

    Parameters
    ----------
    t : Text
    table : Table
        The settings of the page.
    name : str
    options : sequence of str
        The options to choose from, if the guess is no number; they are shown in another order.
    bounds : (low, high, step)
        The bounds and the step of a number to set, if there are no options.
    unit : str
        The unit that is written after that number.
    about : sequence of str
        The settings that the guess is given for, by name. When one of them changes, the guess no longer holds: its
        frame says so, and offers the way back and another guess.
    truth : option, number or callable, optional
        What is right, where one answer is, or what finds it: the lecturer of a class sees it among the answers, once
        it is revealed.
    is_right : callable, optional
        Returns whether a guess is right (True), or missed and to be asked again in review (False): a number that is
        near enough, a measurement that went the other way. None where it is neither, or not known yet. Without it, an
        option is right that is `truth`.
    result_follows : bool
        Whether a lecture shows what goes into the frame on the next screen. Where that is a reply to a training which
        is still to come, it stays with the question.
    """
    base = f"{table.page}.predict.{name}"
    key = f"{guesses.key_of(table.page, name)}.choice"
    low, high, step = bounds or (0.0, 1.0, 0.01)

    def ask() -> Callable[[], object] | None:
        carry_over(key)
        choice: object
        if options:
            choice = st.radio(
                t(f"{base}.question"),
                shuffled(base, options),
                index=None,
                format_func=lambda option: t(f"{base}.options.{option}"),
                key=key,
                label_visibility="collapsed",
                persist_state="session",
            )
        else:
            st.session_state.setdefault(key, (low + high) / 2)
            choice = st.slider(
                t(f"{base}.question"),
                low,
                high,
                step=step,
                format=f"%g{unit.replace('%', '%%')}" if unit else None,
                key=key,
                label_visibility="collapsed",
                persist_state="session",
            )
        return None if choice is None else lambda: st.session_state[key]

    def say(guess: Any) -> str:  # noqa: ANN401
        return t(f"{base}.options.{guess}") if options else f"{guess:g}{unit}"

    def can_be(guess: object) -> bool:
        return guess in options if options else isinstance(guess, int | float) and low <= guess <= high

    scale: Choices | OneNumber = OneNumber(low, high, step, unit)
    if options:
        order = shuffled(base, options)
        scale = Choices(order, [t(f"{base}.options.{option}") for option in order])
    return prediction(
        t,
        table,
        name,
        ask,
        say,
        can_be,
        scale,
        about=about,
        truth=truth,
        is_right=is_right,
        result_follows=result_follows,
    )


def prediction(
    t: Text,
    table: Table[Any],
    name: str,
    ask: Callable[[], Callable[[], T] | None],
    say: Callable[[T], str],
    can_be: Callable[[Any], bool],
    scale: Choices | OneNumber | Shares,
    *,
    about: Sequence[str] = (),
    truth: object = None,
    is_right: Callable[[T], bool | None] | None = None,
    result_follows: bool = True,
) -> Asked[T]:
    """Frame a question and a way to answer it.

    Parameters
    ----------
    t : Text
    table : Table
        The settings of the page.
    name : str
        The question's text is ``page.predict.name.question``.
    ask : callable
        Shows what the guess is made with; returns how to read the guess when it is committed, or None if there is none.
    say : callable
        Puts a guess into words.
    can_be : callable
        Returns whether something that an address names is a guess that could have been made here.
    scale : Choices, OneNumber or Shares
        What the guesses of a class are drawn on.
    about : sequence of str
        The settings that the guess is given for.
    truth : object
        What is right, on that scale, or what finds it; None where nothing is.
    is_right : callable, optional
        Returns whether a guess is right, missed (False), or neither (None); an option is right that is `truth`.
    result_follows : bool
        Whether a lecture shows the result on a screen of its own.
    """
    page = table.page
    asked_as = question_of(table, f"predict.{name}", about)
    guess = guesses.committed(page, name)
    if guess is not None and not can_be(guess):
        guesses.take_back(page, name)
        guess = None
    is_committed = guess is not None
    frame = st.container(border=True)
    with frame:
        st.markdown(f":material/psychology: **{t('lesson.predict')}** {t(f'{page}.predict.{name}.question')}")
        if guess is None:
            _ask(t, page, name, ask, about, asked_as)
        elif former := guesses.changed_since(page, name, about):
            _is_of_another_setting(t, table, name, say(guess), former)
            guess = None
        elif mode.is_on():
            is_hidden = mode.hides(asked_as)
            if is_hidden or result_follows:
                _show_options(scale)
            if is_hidden:
                _offer_reveal(t, page, name, asked_as)
                guess = None
    is_answered = guess is not None
    is_apart = mode.is_on() and is_answered and result_follows
    box = scene(f"{name}-result").container(border=True) if is_apart else frame
    with box:
        if guess is not None:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(t("lesson.your_guess", guess=say(guess)))
                _again(t, page, name)
        is_awaited = is_answered and release.is_awaited(table, asked_as)
        if is_committed:
            # Neither a guess for other settings nor one whose answer waits is judged.
            judged = None if guess is None or is_awaited else _judged(guess, truth, is_right)
            kept.note_guess(table, name, is_right=judged)
        if is_awaited:
            release.say_awaited(t)
            guess, is_committed = None, False
        beside(t, asked_as, scale, is_answered=is_answered, is_awaited=is_awaited, truth=truth)
        # Here as well: a fragment that asks need not have settings, and need not share.
        share(table, key=f"{guesses.key_of(page, name)}.address")
        kept.keep_here(page, key=f"{guesses.key_of(page, name)}.kept")
    return Asked(guess, box, is_committed)


def _judged(guess: T, truth: object, is_right: Callable[[T], bool | None] | None) -> bool | None:
    if is_right is not None:
        return is_right(guess)
    return guess == truth if isinstance(truth, str) else None


def _ask(
    t: Text,
    page: str,
    name: str,
    ask: Callable[[], Callable[[], object] | None],
    about: Sequence[str],
    asked_as: str,
) -> None:
    read = ask()

    def commit() -> None:
        if read is not None:
            guess = read()
            guesses.commit(page, name, guess, about)
            mode.reveal(asked_as)
            answer(asked_as, guess)

    st.button(
        t("lecture.reveal.press" if mode.is_on() else "lesson.commit"),
        on_click=commit,
        disabled=read is None,
        help=t("lecture.reveal.guess") if mode.is_on() else None,
        key=f"{guesses.key_of(page, name)}.commit",
    )


def _show_options(scale: Choices | OneNumber | Shares) -> None:
    """Show what can be guessed, but not what was."""
    if isinstance(scale, Choices):
        st.markdown("\n".join(f"- {option}" for option in scale.names))


def _offer_reveal(t: Text, page: str, name: str, asked_as: str) -> None:
    st.button(
        t("lecture.reveal.press"),
        on_click=mode.reveal,
        args=(asked_as,),
        help=t("lecture.reveal.waits"),
        key=f"{guesses.key_of(page, name)}.reveal",
    )


def _is_of_another_setting(
    t: Text, table: Table[Any], name: str, guess: str, former: dict[str, object]
) -> None:
    """Say what the guess was given for, and show the ways from here."""
    settings = ", ".join(
        f"{t(f'{table.page}.{setting}.label')} {value_text(t, table, table[setting], value)}"
        for setting, value in former.items()
    )
    st.markdown(t("lesson.guess_was_for", guess=guess, settings=settings))

    def back() -> None:
        change(table, **former)

    with st.container(horizontal=True, vertical_alignment="center"):
        key = f"{guesses.key_of(table.page, name)}.back"
        st.button(t("lesson.back_to_that"), on_click=back, icon=":material/undo:", key=key)
        _again(t, table.page, name)


def _again(t: Text, page: str, name: str) -> None:
    def again() -> None:
        guesses.take_back(page, name)
        kept.note_taken_back(page, name)

    st.button(
        t("lesson.again"),
        on_click=again,
        key=f"{guesses.key_of(page, name)}.again",
    )


def guessed(page: str, name: str) -> Any:  # noqa: ANN401 - a number or an option
    """Return the guess that was committed to a question of `predict`, or None if there is none that holds."""
    return guesses.guess_that_holds(page, name)
