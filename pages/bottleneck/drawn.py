"""What the count of the page on the bottleneck shows for given sizes."""

from __future__ import annotations

from dataclasses import dataclass

from pages.bottleneck import figures
from pages.bottleneck.drawings import costs
from pages.bottleneck.lesson import GUESSES, State
from ui.frames.drawn import Drawn
from ui.text.i18n import Text


@dataclass(frozen=True)
class Sizes:
    """The settings that the count reads.

    Attributes
    ----------
    vocab_size, hidden_size, batch_size, sample_size : int
        V, H, B, K.
    guess : str or None
        The committed guess, a name in `lesson.GUESSES`; before it, negative sampling is not shown.
    """

    vocab_size: int
    hidden_size: int
    batch_size: int
    sample_size: int
    guess: str | None


def counted(t: Text, shown: Sizes) -> Drawn:
    """Draw multiply-adds and memory, as figures and against V."""
    sizes = State(shown.vocab_size, shown.hidden_size, shown.batch_size, shown.sample_size)
    guess = None if shown.guess is None else GUESSES[shown.guess]
    return Drawn(
        charts={"theory": figures.theory(t, sizes, guess), "memory": figures.memory_needed(t, sizes)},
        trees={"costs": costs(t, sizes, revealed=guess is not None)},
    )
