"""What a page asks of the clinic: the cases, what each shows, and what its examinations and repairs find.

Everything is run on first asking and shared by all sessions; a patient is named by its case and, where one was
applied, a repair.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

import numpy as np

from material.once import once
from pages.clinic import examine
from pages.clinic.cases import CASES
from pages.clinic.examine import EXAMINATIONS, CountedDraws, Subject
from pages.clinic.fault import Case, Shows, Stops, Symptom
from pages.clinic.findings import Course, Result, Shapes, Stopped
from pages.clinic.patching import Listing, Patch, Patient, Place

CLOSE = 0.02
"""How near the results of two scripts are that come to the same."""
LONG_WORDS = 1500
"""Of a long text, the reader's script is run on so many words."""
LOG_LINES = 9
"""How many lines of a log are kept, the first and the last among them."""

SOUND = "sound"
"""Stands for a repair where the code before the fault is asked for."""


def of_ward(ward: str) -> tuple[Case, ...]:
    """Return the cases of a ward, from easy to hard."""
    return tuple(case for case in CASES.values() if case.ward == ward)


@once(maxsize=256)
def _compiled(patches: tuple[Patch, ...]) -> Patient:
    with np.errstate(all="ignore"):
        return Patient(patches)


def patient(name: str, repair: str | None = None) -> Patient:
    """Return the code with the fault; with a repair if one is named, without the fault if that is `SOUND`."""
    case = CASES[name]
    if repair == SOUND:
        return _compiled(case.setting)
    treated = () if repair is None else case.repair(repair).patches
    return _compiled((*case.setting, *case.fault, *treated))


@dataclass(frozen=True)
class Seen:
    """What the reader saw who ran the script.

    Attributes
    ----------
    log : tuple of str
        Some of the lines that were printed, the first and the last among them.
    n_lines : int
        How many there were.
    stopped : Stopped or None
        The exception that ended it; a KeyboardInterrupt where the reader gave up waiting.
    result : tuple of float
        What the script returned: for ``train.py`` the loss of each iteration, for ``check.py`` the differences
        between backward's gradients and the slopes, for ``draw.py`` how often each word was drawn.
    """

    log: tuple[str, ...]
    n_lines: int
    stopped: Stopped | None
    result: tuple[float, ...]

    @property
    def figures(self) -> Mapping[str, float]:
        """The numbers by name; `last` is the mean of the last 100."""
        if not self.result:
            return {"first": float("nan"), "last": float("nan"), "largest": float("nan"), "n": 0}
        last = float(np.mean(self.result[-100:]))
        largest = float(np.max(self.result))
        return {"first": self.result[0], "last": last, "largest": largest, "n": len(self.result)}


@once(maxsize=256)
def seen(name: str, repair: str | None = None) -> Seen:
    """Run the reader's script."""
    ill = patient(name, repair)
    case = CASES[name]
    lines: list[str] = []
    stopped = None
    result: list[float] = []
    text = _beginning(examine.long_text()) if case.is_long else case.text
    rng = np.random.default_rng(1) if case.patience is None else CountedDraws(1, case.patience)
    try:
        with np.errstate(all="ignore"):
            main = ill.modules[case.script].main
            result = main(text, rng, max_epoch=1 if case.is_long else examine.EPOCHS, log=lines.append)
    except (Exception, KeyboardInterrupt) as error:
        stopped = examine.stopped_by(error, ill)
    return Seen(_some_of(lines), len(lines), stopped, tuple(map(float, result)))


def _beginning(text: str) -> str:
    return " ".join(text.split()[:LONG_WORDS])


def _some_of(lines: list[str]) -> tuple[str, ...]:
    if len(lines) <= LOG_LINES:
        return tuple(lines)
    return tuple(lines[i] for i in np.linspace(0, len(lines) - 1, LOG_LINES).round().astype(int))


@once(maxsize=1024)
def examined(name: str, examination: str, repair: str | None = None, hold: bool = True) -> Result:
    """Examine a patient.

    Parameters
    ----------
    name : str
    examination : str
        One of `EXAMINATIONS`.
    repair : str, optional
    hold : bool
        For ``gradient_check``: whether all losses ask about the same negatives.
    """
    case, ill = CASES[name], patient(name, repair)
    subject = Subject(ill, patient(name, SOUND), case.text, case.shown, hold)
    try:
        with np.errstate(all="ignore"):
            return EXAMINATIONS[examination](subject)
    except Exception as error:
        return examine.stopped_by(error, ill)


def optimiser(name: str) -> str | None:
    """Return the optimiser with which the reader trained; None where the script trains nothing."""
    if CASES[name].script != "train.py":
        return None
    found = re.search(r"^    optimiser = (\w+)\(", patient(name).texts["train.py"], re.MULTILINE)
    return found and found[1]


@once(maxsize=256)
def listings(name: str, repair: str | None = None) -> tuple[Listing, ...]:
    """Return the code that a learner sees, the fault or the repair in it."""
    ill = patient(name, repair)
    return tuple(ill.listing(*place) for place in CASES[name].shown if ill.has(*place))


def around(name: str, file: str, line: int, reach: int = 2) -> Listing | None:
    """Return a line with its neighbours, as a piece of the function in which it stands."""
    for listing in listings(name):
        if listing.file == file and any(number == line for number, _ in listing.source.lines):
            near = tuple(one for one in listing.source.lines if abs(one[0] - line) <= reach)
            return replace(listing, source=replace(listing.source, lines=near))
    return None


def changed(name: str, repair: str) -> Mapping[str, frozenset[int]]:
    """Return the numbers of the lines, by file, that a repair put in."""
    before, after = patient(name).texts, patient(name, repair).texts
    found = {}
    for file, text in after.items():
        matcher = SequenceMatcher(None, before[file].splitlines(), text.splitlines(), autojunk=False)
        found[file] = frozenset(
            line + 1
            for kind, _, _, low, high in matcher.get_opcodes()
            if kind != "equal"
            for line in range(low, high)
        )
    return found


def pickable(listing: Listing) -> tuple[int, ...]:
    """Return the numbers of the lines that a learner may point at."""
    return tuple(number for number, text in listing.source.lines if text.strip())


@once(maxsize=64)
def words(name: str) -> tuple[str, ...]:
    """Return the words of a case's text, in the order of their ids."""
    *_, word_to_id = patient(name, SOUND).train.prepare(CASES[name].text)
    return tuple(sorted(word_to_id, key=word_to_id.__getitem__))


def is_culprit(name: str, file: str, line: int) -> bool:
    """Whether a line is at fault."""
    return any(_holds(patient(name), place, file, line) for place in CASES[name].culprit)


def reply_to(name: str, file: str, line: int) -> str | None:
    """Return the name of the reply to a line that was picked: ``right``, a suspect's, or None for all others."""
    if is_culprit(name, file, line):
        return "right"
    suspects = CASES[name].suspects
    return next((reply for reply, place in suspects if _holds(patient(name), place, file, line)), None)


def is_odd_at(name: str, file: str, line: int) -> bool:
    """Whether a line works with a variable that is not as in sound code."""
    found = examined(name, "shapes")
    return isinstance(found, Shapes) and any(
        value.is_odd and (value.file, value.line) == (file, line) for value in found.values
    )


def _holds(ill: Patient, place: Place, file: str, line: int) -> bool:
    return place.file == file and line in ill.lines_of(place)


def checks(name: str, repair: str | None = None) -> Mapping[str, Result]:
    """Return all examinations of a patient: what a repair has to pass."""
    return {examination: examined(name, examination, repair) for examination in EXAMINATIONS}


def telling(name: str) -> tuple[str, ...]:
    """Return all examinations that show that something is wrong."""
    return tuple(examination for examination, result in checks(name).items() if result.is_odd)


def looks_right(name: str, repair: str | None = None) -> bool:
    """Whether the reader's script comes to where it comes without the fault."""
    now, wanted = seen(name, repair), seen(name, SOUND)
    if now.stopped is not None:
        return wanted.stopped is not None and now.stopped.kind == wanted.stopped.kind
    if CASES[name].script == "train.py":
        return not Course(now.result, wanted.result).is_odd
    return len(now.result) == len(wanted.result) and bool(np.allclose(now.result, wanted.result, atol=CLOSE))


def passes(name: str, repair: str | None = None) -> bool:
    """Whether nothing is wrong with a patient any more."""
    # One after another: the first that is odd is enough.
    return looks_right(name, repair) and not any(examined(name, one, repair).is_odd for one in EXAMINATIONS)


def shows(name: str, symptom: Symptom, repair: str | None = None) -> bool:
    """Whether a patient shows a symptom."""
    match symptom:
        case Stops(kind, says):
            stopped = seen(name, repair).stopped
            return stopped is not None and stopped.kind == kind and says in stopped.message
        case Shows():
            value = figure(name, symptom, repair)
            return value is not None and symptom.is_met_by(value)


def figure(name: str, symptom: Shows, repair: str | None = None) -> float | None:
    """Return the figure that a symptom is about; None where the examination stopped."""
    if symptom.examination == "seen":
        return seen(name, repair).figures[symptom.figure]
    found = examined(name, symptom.examination, repair, symptom.hold)
    return None if isinstance(found, Stopped) else found.figures[symptom.figure]
