"""What the comparison of gradients on the page on Embedding Dot shows for given settings."""

from __future__ import annotations

from dataclasses import dataclass

from pages.embedding_dot import figures, lesson
from ui.drawings.facts import facts
from ui.frames.drawn import Drawn
from ui.text.i18n import Text
from ui.text.numbers import size, times


@dataclass(frozen=True)
class Traffic:
    """The settings that the comparison reads."""

    vocab_size: int


def traffic(t: Text, shown: Traffic) -> Drawn:
    """Draw what a dense and a row-sparse gradient write for one size of the vocabulary."""
    moved = lesson.traffic(shown.vocab_size)
    grown = {vocab_size: lesson.traffic(vocab_size) for vocab_size in lesson.CURVE}
    items = [
        *((t(f"embedding_dot.traffic.{way}"), size(getattr(moved, way)), "") for way in ("dense", "sparse")),
        (t("embedding_dot.traffic.ratio"), f"{times(moved.dense / moved.sparse)} : 1", ""),
    ]
    return Drawn(
        charts={"traffic": figures.traffic(t, shown.vocab_size, moved, grown)},
        trees={"traffic_facts": facts(items)},
    )
