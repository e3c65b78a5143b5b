"""What does negative sampling approximate? The comparisons of the page, and the questions at its end."""

from __future__ import annotations

from material.steps import Question

TABS = ("near", "meaning", "more", "ruler", "matrices", "division")
"""The comparisons, one at a time: a module of the same subject computes each."""

QUESTIONS = (
    Question("meaning", ("probability", "pair", "share"), "pair"),
    Question("better", ("first", "second", "unknown"), "unknown"),
    Question("limit", ("softmax", "harm", "cost"), "cost"),
)
