"""The parts of the Train page that are shown anew on their own, by name."""

from enum import StrEnum


class Fragment(StrEnum):
    """A part of the page."""

    SETUP = "train.setup"
    STAGE = "train.stage"
    COMPARE = "train.compare"
