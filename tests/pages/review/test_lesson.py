"""What the review asks: every question and prediction of the pages, with answers computed in other ways."""

import math
import re

import numpy as np
import pytest

from pages.review import lesson
from ui.progress import known
from ui.text.i18n import LANGUAGES, Text

SEEDS = range(40)
ABOUT = {name: about for about, name in lesson.ASKS_AGAIN.items()}
"""Something that each exercise asks about, by its name."""


def number(text):
    return float(str(text).replace(",", "").replace("\N{MINUS SIGN}", "-").rstrip("%"))


def sigmoid(s):
    return 1 / (1 + math.exp(-s))


def adam_without_gradients(rate, n):
    """Return how far the moments of one gradient, 1, move a number in the n steps that follow (Kingma & Ba 2015)."""
    t = np.arange(2, n + 2)
    m = 0.1 * 0.9 ** (t - 1) / (1 - 0.9**t)
    v = 0.001 * 0.999 ** (t - 1) / (1 - 0.999**t)
    return rate * np.sum(m / np.sqrt(v))


# From the numbers in the question alone: the formulas of the lessons, without the layers.
ORACLES = {
    "cost": lambda V, H, K: (K + 1) * H,
    "memory": lambda V, H, K: V * H,
    "touched": lambda V, K: K + 1,
    "passes": lambda K, n: n / (K + 1),
    "share_of_h": lambda C, dh: dh / C,
    "no_sum": lambda a, b, c: sigmoid(a) + sigmoid(b) + sigmoid(c),
    "push": lambda own, before, after: sigmoid(own),
    "best_answer": lambda p, q, K: min(
        (y / 10_000 for y in range(1, 10_000)), key=lambda y: -p * math.log(y) - K * q * math.log(1 - y)
    ),
    "yes_to_all": lambda s, K: -math.log(sigmoid(s)) - K * math.log(1 - sigmoid(s)),
    "start": lambda K, V: (K + 1) * math.log(2),
    "gap": lambda y, t: y - t,
    "far": lambda s, rate: rate * (1 - sigmoid(s)),
    "add_up": lambda row, other, first, second: first + second,
    "batch": lambda y, B: (y - 1) / B,
    "slope": lambda first, second, epsilon: (first - second) / (2 * epsilon),
    "power": lambda a, b, c, power: 100 * c**power / (a**power + b**power + c**power),
    "excluded": lambda a, b, c: 100 * b / (b + c),
    "subsampled": lambda share, threshold: 100 * math.sqrt(threshold / share * 100),
    "standing": lambda K, n: (K + 1) * math.log(2),
    "first_scores": lambda true, noise, K: -math.log(sigmoid(true)) - K * math.log(sigmoid(-noise)),
    "itself": lambda a, b, c: sigmoid(a * a + b * b + c * c),
    "consistent": lambda C, dh: dh,
    "every_row": lambda V, H, n: 3 * V * H,
    "meanwhile": adam_without_gradients,
    "code_alone": lambda layers, same, every: same / layers,
    "forms": lambda topic, subject, object, bare: bare,
    "askable": lambda nouns, verbs: 100 * verbs / (nouns + verbs),
}
IN_PERCENT = {"best_answer": ("p", "q")}


@pytest.mark.parametrize("name", sorted(ORACLES))
def test_the_right_answer_follows_from_the_numbers_of_the_question(name):
    for seed in SEEDS:
        exercise = lesson.exercise(ABOUT[name], seed)
        numbers = {key: number(value) for key, value in exercise.numbers.items()}
        for key in IN_PERCENT.get(name, ()):
            numbers[key] /= 100
        expected = ORACLES[name](**numbers)
        answer = exercise.shown[exercise.answer]
        rounded = 0.051 if "%" in answer else 1e-4
        assert number(answer) == pytest.approx(expected, rel=6e-3, abs=rounded)


def test_a_repeated_id_is_read_again():
    for seed in SEEDS:
        exercise = lesson.exercise("embedding_dot/quiz.rows", seed)
        ids = re.findall(r"\d+", exercise.numbers["idx"])
        assert len(set(ids)) < len(ids)
        assert exercise.shown[exercise.answer] == f"({len(ids)}, {exercise.numbers['H']})"


def test_every_exercise_has_an_oracle():
    assert ORACLES.keys() | {"picked"} == lesson.EXERCISES.keys() == set(lesson.ASKS_AGAIN.values())


def test_whatever_can_be_missed_is_asked_again():
    to_miss = {
        f"{page}/{kind}.{name}"
        for page in known.asking()
        for kind, names in (("quiz", known.questions(page)), ("predict", known.predictions(page)))
        for name in names
    }
    assert lesson.ASKS_AGAIN.keys() == to_miss


@pytest.mark.parametrize("about", sorted(lesson.ASKS_AGAIN))
def test_numbers_and_order_are_the_seed_s(about):
    assert lesson.exercise(about, 3) == lesson.exercise(about, 3)
    asked = [lesson.exercise(about, seed) for seed in SEEDS]
    assert len({str(exercise.numbers) for exercise in asked}) > 5
    places = {lesson.order(about, seed).index(asked[seed].answer) for seed in SEEDS}
    assert places == {0, 1, 2}
    assert all(exercise.is_clear for exercise in asked)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", sorted(lesson.EXERCISES))
def test_an_exercise_says_its_numbers_and_replies_to_each_rule(name, lang):
    t, exercise = Text(lang), lesson.exercise(ABOUT[name], 1)
    said = dict(exercise.numbers) | {f"by_{rule}": value for rule, value in exercise.shown.items()}
    question = t(f"review.ask.{name}.question", **said)
    # A vocabulary's size, where it is said only to mislead, is said all the same.
    assert all(str(value) in question for value in exercise.numbers.values())
    for rule in exercise.options:
        is_praise = t(f"review.ask.{name}.replies.{rule}", **said).startswith(("Right", "맞습니다"))
        assert is_praise == (rule == exercise.answer)


def test_a_mixed_set_is_of_several_lessons():
    for seed in SEEDS:
        chosen = lesson.mixed(seed)
        assert len(chosen) == lesson.MIXED
        assert len({about.split("/")[0] for about in chosen}) == lesson.MIXED
        assert len({lesson.ASKS_AGAIN[about] for about in chosen}) == lesson.MIXED
    assert lesson.mixed(1) != lesson.mixed(2)
