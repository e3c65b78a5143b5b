"""Trains on the toy worlds with all powers and numbers of negatives: ``python -m pages.sampler.build_quality``.

It takes some ten minutes of a core.
"""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from itertools import product

import numpy as np

from pages.sampler.quality import MEASURES, PLANS, POWERS, RESULTS, SEEDS, SIZES, WORLDS, Trial

ENGINE = "compiled"
DIGITS = 4


def train(what: tuple[str, str, float, int, int]) -> tuple[float, ...]:
    """Return each measure of one training, given by world, plan, power, K and seed."""
    trial = Trial(*what, engine=ENGINE)
    for _ in trial.events():
        pass
    return tuple(round(getattr(trial.result, measure), DIGITS) for measure in MEASURES)


def build() -> None:
    """Train all, and write what was found: by world, plan and measure, a row a power, a cell a K, a number a seed."""
    found: dict[str, dict[str, dict[str, list[list[list[float]]]]]] = {}
    with ProcessPoolExecutor() as pool:
        for world, plan in product(WORLDS, PLANS):
            trials = [(world, plan, *rest) for rest in product(POWERS, SIZES, SEEDS)]
            results = np.array(list(pool.map(train, trials)))
            tables = results.T.reshape(len(MEASURES), len(POWERS), len(SIZES), len(SEEDS))
            found.setdefault(world, {})[plan] = dict(zip(MEASURES, tables.tolist(), strict=True))
            print(f"{world}, {plan}: done", flush=True)
    RESULTS.write_text(json.dumps(found, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    build()
