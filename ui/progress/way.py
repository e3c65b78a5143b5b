"""How far the learner has come on each page, and what is to be done next."""

from __future__ import annotations

from dataclasses import dataclass

from ui.progress import known
from ui.progress.record import Mark, Record


@dataclass(frozen=True)
class Station:
    """A page as the map shows it.

    Attributes
    ----------
    page : str
    is_visited : bool
    steps, predictions, questions : tuples of bool
        Whether each step was looked at, each prediction made, and each question solved, in the page's order.
    """

    page: str
    is_visited: bool
    steps: tuple[bool, ...]
    predictions: tuple[bool, ...]
    questions: tuple[bool, ...]

    @property
    def is_done(self) -> bool:
        """Whether the page was visited and nothing on it is left to do."""
        return self.is_visited and all(self.steps + self.predictions + self.questions)


def station(record: Record, page: str) -> Station:
    """Return how far a learner has come on a page."""
    steps = [record.of(page, f"step.{name}") for name in known.steps(page)]
    guesses = [record.of(page, f"predict.{name}") for name in known.predictions(page)]
    answers = [record.of(page, f"quiz.{name}") for name in known.questions(page)]
    return Station(
        page,
        is_visited=record.of(page, "visit") is not None,
        steps=tuple(step is not None for step in steps),
        predictions=tuple(guess is not None and bool(guess.value) for guess in guesses),
        questions=tuple(answer is not None and answer.was_right for answer in answers),
    )


def upcoming(record: Record) -> str | None:
    """Return the first lesson on which something is left to do; None when all are done."""
    return next((page for page in known.lessons() if not station(record, page).is_done), None)


def missed(record: Record) -> dict[str, Mark]:
    """Return what was answered wrongly and has not been reviewed since, by ``page/what``, in the order of the pages."""
    places = {page: place for place, page in enumerate(known.asking())}
    found = {
        key: mark for key, mark in record.marks.items() if mark.is_missed and key.split("/")[0] in places
    }
    return dict(sorted(found.items(), key=lambda item: places[item[0].split("/")[0]]))


def has_answered(record: Record) -> bool:
    """Whether any question of a page was ever answered, before a result or after."""
    asking = known.asking()
    places = (key.partition("/") for key, mark in record.marks.items() if mark.value or mark.is_missed)
    return any(page in asking for page, _, _ in places)
