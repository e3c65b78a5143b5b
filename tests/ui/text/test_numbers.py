"""Numbers, drawings and code as they stand on the page."""

import re

import numpy as np
import pytest

from pages.sigmoid import drawings as sigmoid_visuals
from pages.sigmoid import lesson as sigmoid_lesson
from pages.yes_or_no import lesson
from pages.yes_or_no.drawings import numbers, worked
from ui.drawings.code import code
from ui.text.i18n import Text
from ui.text.numbers import decimal, latex, number, places


def words_in(tree):
    """Return the texts of a tree, each element's together."""
    _, _, *children = tree
    own = "".join(child for child in children if isinstance(child, str))
    return [own, *(word for child in children if not isinstance(child, str) for word in words_in(child))]


def test_what_is_rounded_to_zero_has_no_sign():
    assert [decimal(x) for x in (-0.004, 0.004, -0.006, -2.0)] == ["0.00", "0.00", "−0.01", "−2.00"]


@pytest.mark.parametrize(
    ("value", "shown", "in_latex"),
    [
        (0, "0.000", "0.000"),
        (-0.5, "−0.5000", "-0.5000"),
        (1234.5, "1234", "1234"),
        (9999.7, "10,000", "10{,}000"),
        (-12345.67, "−12,346", "-12{,}346"),
        (3.35e-4, "3.35×10⁻⁴", r"3.35\times 10^{-4}"),
        (2.5e7, "2.50×10⁷", r"2.50\times 10^{7}"),
    ],
)
def test_a_number_is_never_written_as_python_writes_exponents(value, shown, in_latex):
    assert number(value) == shown
    assert latex(value) == in_latex


@pytest.mark.parametrize(
    ("largest", "digits"), [(0, 2), (30, 2), (0.1, 2), (0.0245, 3), (0.0096, 4), (5e-5, 6)]
)
def test_small_numbers_have_as_many_places_as_they_need(largest, digits):
    assert places(largest) == digits


@pytest.mark.parametrize("trained", [True, False])
def test_the_dot_product_unfolds_in_numbers_that_add_up(trained):
    view = lesson.run(lesson.State(trained=trained))
    step = next(step for step in lesson.STEPS if step.name == "dot")
    formula = worked(step, view)
    unit = re.search(r"\) \\times 10\^\{(-?\d+)\}", formula)
    terms = [float(x) for x in re.findall(r"[+-]?\d+\.\d+", formula.rpartition("&=")[0])]
    assert np.array(terms) * 10.0 ** int(unit[1] if unit else 0) == pytest.approx(
        view.terms, abs=0.01 * abs(view.terms).max()
    )
    assert formula.endswith(rf"{latex(view.score[view.word])} \end{{aligned}}")
    assert (unit is None) == trained


@pytest.mark.parametrize("name", ["h", "row", "dot"])
def test_first_weights_are_not_shown_as_zeros(name):
    view = lesson.run(lesson.State(trained=False))
    step = next(step for step in lesson.STEPS if step.name == name)
    for drawing in numbers(step, view):
        shown = [float(x) for word in words_in(drawing) for x in re.findall(r"^−?(\d+\.\d+)", word)]
        assert np.count_nonzero(shown) > len(shown) / 2


@pytest.mark.parametrize("label", [1, 0])
def test_an_answer_next_to_one_is_not_written_as_one(label):
    view = sigmoid_lesson.run(sigmoid_lesson.State(score=30.0, label=label))
    formulas = [
        "".join(words_in(sigmoid_visuals.worked(Text("en"), step, view))) for step in sigmoid_lesson.STEPS
    ]
    lacks = number(1 - view.y)
    assert sum(f"1 − {lacks}" in formula for formula in formulas) >= 4
    assert not any("1 − 1.000" in formula for formula in formulas)


def test_the_numbers_of_a_step_are_as_short_as_in_the_text():
    view = sigmoid_lesson.run(sigmoid_lesson.State(score=-30.0))
    for step in sigmoid_lesson.STEPS:
        drawing = sigmoid_visuals.graph(Text("en"), step, view)
        assert all(len(word) <= 12 for word in words_in(drawing) if word[-1:].isdigit())


def test_an_arrow_in_the_code_is_never_broken():
    drawing = code(sigmoid_lesson.STEPS[0].source)
    assert "->" in words_in(drawing)
