"""What the page on yes-or-no questions shows for given settings, where it moves while a slider is dragged."""

from __future__ import annotations

from dataclasses import dataclass

from material.sentence import IDS, WORDS
from pages.yes_or_no import drawings, figures, lesson
from ui.drawings.said import said
from ui.frames.drawn import Drawn
from ui.text.i18n import Text
from ui.text.numbers import decimal


@dataclass(frozen=True)
class Push:
    """The settings that the change of another word's row reads, and the guess that was committed before it."""

    example: int
    word: str
    trained: bool
    seed: int
    other: str
    other_score: float
    guess: lesson.Guess


@dataclass(frozen=True)
class Asked:
    """The settings that the sums of the answers read."""

    example: int
    word: str
    seed: int
    sample_size: int


def push(t: Text, shown: Push) -> Drawn:
    """Draw both answers before and after another word's row was changed, and reply to the guess."""
    view = lesson.run(lesson.State(shown.example, shown.word, shown.trained, shown.seed))
    other = IDS[shown.other]
    pushed = lesson.push(view, other, shown.other_score)
    # The guess was about another word's row: to a change of its own it is neither right nor wrong.
    is_about_this = other != view.word
    reply = shown.guess if is_about_this else "own"
    sentence = t(f"yes_or_no.predict.push.replies.{reply}", word=shown.word)
    return Drawn(
        charts={"side_by_side": figures.side_by_side(t, view, pushed, other)},
        trees={
            "changed": drawings.changed_rows(view, pushed, other),
            "outcome": drawings.outcome(t, view, pushed, shown.guess, is_about_this=is_about_this),
            "push_said": said(sentence),
        },
    )


def sums(t: Text, shown: Asked) -> Drawn:
    """Draw what the answers about a word and K others add up to."""
    seen = lesson.sums(shown.example, shown.word, shown.seed)
    K = shown.sample_size
    asked = len(seen.asked_right(K))
    found = f"{asked}_of_{len(seen.right)}" if asked else "none"
    sentences = [
        t.prose(
            "yes_or_no",
            "sums",
            K=K,
            before=decimal(seen.before[: K + 1].sum(), ".3f"),
            after=decimal(seen.after[: K + 1].sum(), ".3f"),
            why=t(f"yes_or_no.sums.found.{found}"),
        )
    ]
    if drawn := seen.drawn_right(K):
        words = t("yes_or_no.sums.and").join(t("yes_or_no.sums.quoted", word=WORDS[word]) for word in drawn)
        sentences.append(t("yes_or_no.sums.drawn", words=words))
    return Drawn(charts={"sums": figures.sums(t, seen, K)}, trees={"sums_said": said("\n\n".join(sentences))})
