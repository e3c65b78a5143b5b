"""What the home page draws for given settings."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from pages.home import drawings, figures
from pages.home import lesson as home
from ui.drawings.said import said
from ui.frames.drawn import Drawn
from ui.text.i18n import Text


@dataclass(frozen=True)
class Moment:
    """The settings that the drawing reads: an example at a moment of the training, and the negatives of that moment."""

    example: int
    sample_size: int
    steps: int
    seed: int


def moment(t: Text, shown: Moment) -> Drawn:
    """Draw one example's whole computation, and how its answers came to be what they are."""
    view = home.run(home.State(**asdict(shown)))
    trees = {
        "sentence": drawings.sentence(view),
        "reading": said(reading(t, view, shown.steps)),
        "flow": drawings.flow(t, view),
    }
    if view.twin is not None:
        trees["odd"] = said(odd(t, view))
    return Drawn(charts={"answers": figures.answers(t, view, shown.steps)}, trees=trees)


def reading(t: Text, view: home.View, steps: int) -> str:
    """Return what is to be read from the drawing."""
    return t.prose(
        "home",
        "reading",
        word=view.words[0],
        steps=steps,
        last=home.STEPS,
        K=len(view.words) - 1,
        true=f"{view.y[0]:.2f}",
        noise=f"{view.y[1:].max():.2f}",
        loss=f"{view.loss:.2f}",
    )


def odd(t: Text, view: home.View) -> str:
    """Return what is odd about a word that stands where two fit."""
    name = "against_itself" if view.is_against_itself else "two_fit"
    return t.prose("home", name, twin=view.twin)
