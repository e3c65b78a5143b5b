"""The order in which answers stand: one that tells nothing about which of them is right."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256


def shuffled(question: str, options: Sequence[str]) -> list[str]:
    """Return the options in an order that is the same for all readers, now and later, and another for each question.

    Parameters
    ----------
    question : str
        Names the question and its page.
    options : sequence of str
    """
    return sorted(options, key=lambda option: sha256(f"{question}.{option}".encode()).digest())
