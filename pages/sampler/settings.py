"""The settings of the page on how negatives are drawn."""

from dataclasses import dataclass
from typing import Annotated

from pages.sampler import lesson, quality
from ui.settings.table import Choice, Real, Switch, Table, Whole

VIEWS = ("distribution", "draws", "rules")
TARGETS = ("common", "middle", "rare")


@dataclass(frozen=True)
class Settings:
    """What a learner can set on the page."""

    step: Annotated[int, Whole("step", 1, low=1, high=len(lesson.STEPS))]
    corpus: Annotated[str, Choice("corpus", "wordnet", lesson.CORPORA)]
    power: Annotated[float, Real("power", 0.75, low=lesson.POWERS[0], high=lesson.POWERS[1], step=0.05)]
    sample_size: Annotated[int, Whole("K", 5, low=1, high=lesson.LARGEST_SIZE)]
    view: Annotated[str, Choice("view", "distribution", VIEWS)]
    overlay: Annotated[bool, Switch("overlay", True)]
    target: Annotated[str, Choice("target", "common", TARGETS)]
    world: Annotated[str, Choice("world", "toy_en", quality.WORLDS)]
    plan: Annotated[str, Choice("plan", "passes", quality.PLANS)]
    measure: Annotated[str, Choice("measure", "rank", quality.MEASURES)]
    seed: Annotated[int, Whole("seed", 1, low=0, high=9999)]


SAMPLER = Table("sampler", Settings)
