"""Which exercise asks again about what, and which are asked now."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np

from pages.review.exercises import answers, counting, drawing, gradients, speed, words
from pages.review.exercises.exercise import Exercise, Make, clear

EXERCISES: dict[str, Make] = {
    make.__name__: make
    for make in (
        counting.cost,
        counting.memory,
        counting.touched,
        counting.picked,
        counting.passes,
        counting.share_of_h,
        answers.no_sum,
        answers.push,
        answers.best_answer,
        answers.yes_to_all,
        answers.start,
        answers.standing,
        answers.first_scores,
        answers.itself,
        gradients.gap,
        gradients.far,
        gradients.add_up,
        gradients.batch,
        gradients.slope,
        gradients.consistent,
        drawing.power,
        drawing.excluded,
        drawing.subsampled,
        speed.every_row,
        speed.meanwhile,
        speed.code_alone,
        words.forms,
        words.askable,
    )
}

ASKS_AGAIN = {
    "bottleneck/quiz.double": "cost",
    "bottleneck/quiz.memory": "memory",
    "bottleneck/quiz.why_slow": "touched",
    "bottleneck/predict.times": "cost",
    "bottleneck/predict.measured": "every_row",
    "yes_or_no/quiz.rows": "cost",
    "yes_or_no/quiz.sum": "no_sum",
    "yes_or_no/quiz.both": "best_answer",
    "yes_or_no/predict.push": "push",
    "sigmoid/quiz.value": "gap",
    "sigmoid/quiz.far": "far",
    "sigmoid/quiz.why": "gap",
    "sigmoid/predict.squared": "far",
    "embedding_dot/quiz.rows": "picked",
    "embedding_dot/quiz.twice": "add_up",
    "embedding_dot/quiz.onehot": "picked",
    "embedding_dot/predict.twice": "add_up",
    "negative_sampling/quiz.why": "yes_to_all",
    "negative_sampling/quiz.subsampling": "subsampled",
    "negative_sampling/quiz.odds": "best_answer",
    "negative_sampling/predict.alone": "yes_to_all",
    "sampler/quiz.zero": "power",
    "sampler/quiz.law": "power",
    "sampler/quiz.target": "excluded",
    "sampler/predict.bars": "power",
    "sampler/predict.all": "excluded",
    "loss_layer/quiz.shared": "add_up",
    "loss_layer/quiz.batch": "batch",
    "loss_layer/quiz.fresh": "slope",
    "approximation/quiz.better": "start",
    "approximation/quiz.limit": "passes",
    "approximation/quiz.meaning": "best_answer",
    "approximation/predict.zero": "start",
    "approximation/predict.near": "best_answer",
    "approximation/predict.more": "passes",
    "approximation/predict.division": "share_of_h",
    "approximation/predict.own": "itself",
    "speeds/quiz.same": "meanwhile",
    "speeds/quiz.adam": "every_row",
    "speeds/quiz.fair": "code_alone",
    "speeds/predict.factor": "every_row",
    "clinic/quiz.stuck": "standing",
    "clinic/quiz.passes": "consistent",
    "clinic/quiz.first": "first_scores",
    "tokens/quiz.why": "forms",
    "tokens/quiz.verbs": "askable",
    "tokens/predict.solved": "askable",
}
"""The exercise that asks again about each question and prediction of the pages, by ``page/what``.

What a machine's clock said has no other numbers, but its reason has: Adam changes every row in every step, used or not.
"""

MIXED = 5
"""How many exercises a mixed set has."""
SEEDS = 1000


def exercise(about: str, seed: int) -> Exercise:
    """Return the exercise about something that was missed; the same for all who have the same seed."""
    rng = np.random.default_rng([seed, crc32(about.encode())])
    return clear(EXERCISES[ASKS_AGAIN[about]], rng)


def order(about: str, seed: int) -> list[str]:
    """Return the rules of an exercise in the order in which its options stand."""
    options = list(exercise(about, seed).options)
    rng = np.random.default_rng([seed, crc32(about.encode()), 1])
    return [options[place] for place in rng.permutation(len(options))]


def mixed(seed: int) -> Sequence[str]:
    """Return questions of different lessons, in the lessons' order, no exercise twice."""
    rng = np.random.default_rng(seed)
    keys = list(ASKS_AGAIN)
    chosen: dict[str, str] = {}
    pages: set[str] = set()
    for place in rng.permutation(len(keys)):
        about = keys[place]
        page = about.partition("/")[0]
        if page not in pages and ASKS_AGAIN[about] not in chosen:
            pages.add(page)
            chosen[ASKS_AGAIN[about]] = about
        if len(chosen) == MIXED:
            break
    return sorted(chosen.values(), key=keys.index)
