"""The order in which answers stand: one that tells nothing about which of them is right."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from material.steps import Question


def shuffled(question: str, options: Sequence[str]) -> list[str]:
    """Return the options in an order that is the same for all readers, now and later, and another for each question.

    Parameters
    ----------
    question : str
        Names the question and its page.
    options : sequence of str
    """
    return sorted(options, key=lambda option: _chance(f"{question}.{option}"))


def dealt(page: str, questions: Sequence[Question]) -> list[list[str]]:
    """Return the options of each question in a shuffled order in which the right answers take turns in their places.

    Parameters
    ----------
    page : str
    questions : sequence of Question
        All questions that the page grades.
    """
    start = _chance(page)
    orders = []
    for number, question in enumerate(questions):
        options = shuffled(f"{page}.{question.name}", question.options)
        turn = options.index(question.answer) - (start + number) % len(options)
        orders.append(options[turn:] + options[:turn])
    return orders


def _chance(text: str) -> int:
    """Return a large number that a text alone decides; Python's own hash differs from server to server."""
    return int.from_bytes(sha256(text.encode()).digest(), "big")
