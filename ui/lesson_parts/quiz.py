"""The misunderstanding that readers of a part have, and the questions at the end of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

import streamlit as st

from material.steps import Question
from ui.board import release
from ui.board.beside import Choices, answer, beside, question_of
from ui.lecture import mode
from ui.lecture.scenes import scene
from ui.lesson_parts import faults, terms
from ui.lesson_parts.shuffled import dealt
from ui.progress import kept
from ui.settings.session import carry_over
from ui.settings.table import Table
from ui.text.i18n import Text


@contextmanager
def pitfall(t: Text, page: str, **values: object) -> Iterator[None]:
    """Frame the misunderstanding that readers of this part have; what is shown inside goes wrong on purpose."""
    with st.container(border=True):
        st.markdown(f":material/warning: **{t('lesson.pitfall')}** {t.prose(page, 'pitfall', **values)}")
        yield


def quiz(t: Text, table: Table[Any], questions: Sequence[Question]) -> None:
    """Offer the page's terms and faults; ask the questions, reply to every choice, remember what was solved."""
    terms.on_page(t, table.page)
    faults.of_page(t, table.page)
    st.subheader(t("lesson.quiz"), anchor=False)
    for item, options in zip(questions, dealt(table.page, questions), strict=True):
        base = f"{table.page}.quiz.{item.name}"
        with scene(f"quiz-{item.name}"), st.container(border=True):
            key = mode.own(kept.answer_key(table.page, item.name))
            carry_over(key)
            if not mode.is_on():
                kept.show_answer(table.page, item.name)
            choice = st.radio(
                t(f"{base}.question"),
                options,
                index=None,
                format_func=partial(_option_text, t, base),
                key=key,
                persist_state="session",
                on_change=_take,
                args=(table, item, key),
            )
            asked_as = _asked_as(table, item)
            is_awaited = choice is not None and release.is_awaited(table, asked_as)
            if choice is not None and not mode.is_on():
                # What is pressed before a hall is no learner's answer.
                is_right = None if is_awaited else choice == item.answer
                kept.note_answer(table.page, item.name, choice, is_right=is_right)
            if is_awaited:
                release.say_awaited(t)
            elif choice is not None:
                _reply(t, table.page, item, choice)
            scale = Choices(options, [_option_text(t, base, option) for option in options])
            truth = item.answer if choice == item.answer else None
            beside(t, asked_as, scale, is_answered=choice is not None, is_awaited=is_awaited, truth=truth)


def _take(table: Table[Any], item: Question, key: str) -> None:
    choice = st.session_state[key]
    # A change of language takes a choice back for a moment.
    if choice is not None:
        answer(_asked_as(table, item), choice)


def _asked_as(table: Table[Any], item: Question) -> str:
    return question_of(table, f"quiz.{item.name}")


def _reply(t: Text, page: str, item: Question, choice: str) -> None:
    reply = t(f"{page}.quiz.{item.name}.replies.{choice}")
    if choice == item.answer:
        st.success(reply, icon=":material/check_circle:")
    else:
        st.error(reply, icon=":material/replay:")


def _option_text(t: Text, base: str, option: str) -> str:
    return t(f"{base}.options.{option}")
