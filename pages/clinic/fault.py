"""What a case of the clinic is: data, all of it."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan

from material.sentence import TEXT
from pages.clinic.patching import Patch, Place

WARDS = ("stops", "silent", "slow")


@dataclass(frozen=True)
class Stops:
    """The symptom of a run that ends in an exception.

    Attributes
    ----------
    kind : str
        The name of the exception.
    says : str
        A part of its message.
    """

    kind: str
    says: str


@dataclass(frozen=True)
class Shows:
    """The symptom of a figure that is not as it should be.

    Attributes
    ----------
    examination : str
        The examination that shows it.
    figure : str
        Which of its figures.
    low, high : float
        Between which it lies; not a number, both, where it is none.
    hold : bool
        For the gradient check: whether the negatives are held fixed.
    """

    examination: str
    figure: str
    low: float
    high: float
    hold: bool = True

    def is_met_by(self, value: float) -> bool:
        """Whether a figure lies where the symptom says."""
        return self.low <= value <= self.high or (isnan(self.low) and isnan(value))


Symptom = Stops | Shows


@dataclass(frozen=True)
class Repair:
    """Something that a learner may do about the fault.

    Attributes
    ----------
    name : str
        Its texts are ``clinic_<ward>.<case>.repairs.<name>``.
    patches : tuple of Patch
        They are applied to the faulty code.
    symptom : Symptom or None
        What is still wrong afterwards; None for the right repair.
    """

    name: str
    patches: tuple[Patch, ...]
    symptom: Symptom | None = None

    @property
    def is_right(self) -> bool:
        """Whether nothing is wrong afterwards."""
        return self.symptom is None


@dataclass(frozen=True)
class Case:
    """A fault, with what it takes to find and to mend it.

    Attributes
    ----------
    name : str
    ward : str
        One of `WARDS`.
    page : str
        The lesson whose subject is ill.
    fault : tuple of Patch
        What makes sound code ill.
    shown : tuple of (file, function)
        The code that a learner sees.
    repairs : tuple of Repair
    symptom : Symptom
    enough : tuple of str
        The fewest examinations that show what is wrong; none where what the reader saw says it.
    suspects : tuple of (str, Place)
        Lines that one might take for the culprit, and the name of the reply to each.
    lines_at_fault : tuple of Place
        The culprit, where it is not all that the fault put in: where something is missing, the lines beside the gap.
    setting : tuple of Patch
        Circumstances that do no harm to sound code: another text, another K.
    script : str
        The file whose `main` the reader ran.
    text : str
        What the network learns.
    is_long : bool
        Whether it ran on a long text, not on `text`.
    patience : int or None
        After how many draws the reader gave up waiting.
    """

    name: str
    ward: str
    page: str
    fault: tuple[Patch, ...]
    shown: tuple[tuple[str, str], ...]
    repairs: tuple[Repair, ...]
    symptom: Symptom
    enough: tuple[str, ...]
    suspects: tuple[tuple[str, Place], ...] = ()
    lines_at_fault: tuple[Place, ...] = ()
    setting: tuple[Patch, ...] = ()
    script: str = "train.py"
    text: str = TEXT
    is_long: bool = False
    patience: int | None = None

    @property
    def culprit(self) -> tuple[Place, ...]:
        """The lines that are at fault, as they stand in the ill code; any of them is the answer."""
        put_in = (Place(patch.at.file, patch.at.function, patch.by) for patch in self.fault if patch.by)
        return self.lines_at_fault or tuple(put_in)

    @property
    def right(self) -> Repair:
        """The right repair."""
        return next(repair for repair in self.repairs if repair.is_right)

    def repair(self, name: str) -> Repair:
        """Return a repair.

        Raises
        ------
        KeyError
        """
        return {repair.name: repair for repair in self.repairs}[name]
