"""What the page asks about a case, and how it takes the answers."""

from __future__ import annotations

from dataclasses import dataclass

from material.steps import Question
from pages.clinic import casebook
from pages.clinic.cases import CASES
from pages.clinic.examine import EXAMINATIONS

STAGES = ("case", "examine", "locate", "repair", "rule")
"""The way through a case."""

QUESTIONS = (
    Question("stuck", ("rate", "rows", "negatives"), "rows"),
    Question("passes", ("right", "consistent", "data"), "consistent"),
    Question("first", ("weights", "optimiser", "sampler"), "weights"),
)


def names(ward: str) -> tuple[str, ...]:
    """Return the names of a ward's cases, from easy to hard."""
    return tuple(case.name for case in casebook.of_ward(ward))


def places(ward: str) -> tuple[int, ...]:
    """Return the places of a ward's cases, from 1."""
    return tuple(range(1, len(names(ward)) + 1))


def place_of(name: str) -> int:
    """Return the place of a case in its ward, from 1."""
    return names(CASES[name].ward).index(name) + 1


def after(ward: str, place: int) -> int:
    """Return the place that follows in a ward; after the last comes the first."""
    return place % len(names(ward)) + 1


def chosen(guess: object, n: int) -> int | None:
    """Return which of n possibilities a guess names: a text when it was given here, a number from an address."""
    if (
        isinstance(guess, str | int | float)
        and str(guess).removesuffix(".0").isdecimal()
        and int(float(guess)) < n
    ):
        return int(float(guess))
    return None


@dataclass(frozen=True)
class Line:
    """A line that a learner may point at.

    Attributes
    ----------
    file : str
    number : int
        Its number in the file.
    text : str
    """

    file: str
    number: int
    text: str


def lines(name: str) -> tuple[Line, ...]:
    """Return all lines of a case's code that one may point at, in the order in which they are shown."""
    return tuple(
        Line(listing.file, number, text.strip())
        for listing in casebook.listings(name)
        for number, text in listing.source.lines
        if number in casebook.pickable(listing)
    )


def culprit(name: str) -> int:
    """Return the place, among `lines`, of the first line that is at fault."""
    return next(
        place for place, line in enumerate(lines(name)) if casebook.is_culprit(name, line.file, line.number)
    )


def examinations(written: str) -> tuple[str, ...]:
    """Return the examinations that an address names, each once and in its order; what there is not is passed over."""
    return tuple(dict.fromkeys(name for name in written.split(",") if name in EXAMINATIONS))


def judged(name: str, made: tuple[str, ...]) -> str:
    """Return how the learner's choice of examinations compares with the fewest that show the fault.

    Returns
    -------
    str
        ``unneeded`` if what the reader saw was enough and something was examined, ``none_needed`` if nothing was;
        ``untouched`` if nothing was examined though it takes some, ``missed`` if one that shows it was left out,
        ``fewest``, or ``more``.
    """
    enough = set(CASES[name].enough)
    if not enough:
        return "unneeded" if made else "none_needed"
    if not made:
        return "untouched"
    if not enough <= set(made):
        return "missed"
    return "fewest" if set(made) == enough else "more"
