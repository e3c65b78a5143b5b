import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.functions import sigmoid_cross_entropy
from pages.sigmoid import lesson, numerics

scores = st.floats(-30, 30)
labels = st.sampled_from([0, 1])


def exact(score, label):
    """Return y, loss, dL/dy and dy/ds by their definitions, with more digits than the core has."""
    s, t = np.longdouble(score), np.longdouble(label)
    y, not_y = 1 / (1 + np.exp(-s)), 1 / (1 + np.exp(s))
    return {
        "y": y,
        "loss": -(t * np.log(y) + (1 - t) * np.log(not_y)),
        "dy": -t / y + (1 - t) / not_y,
        "slope": y * not_y,
        "gradient": y - t,
    }


@given(scores, labels, st.sampled_from([0.1, 1.0, 10.0]))
def test_every_step_shows_what_an_independent_calculation_gives(score, label, rate):
    view = lesson.run(lesson.State(score, label, rate))
    truth = exact(score, label)
    # 1 - y of a y near 1 keeps few digits in the layer's own numbers: hence the tolerances.
    near = {name: pytest.approx(float(value), rel=2e-3, abs=1e-12) for name, value in truth.items()}
    expected = {
        "score": score,
        "sigmoid": near["y"],
        "loss": pytest.approx(float(truth["loss"]), rel=1e-9, abs=1e-12),
        "dy": near["dy"],
        "slope": near["slope"],
        "gradient": near["gradient"],
        "update": pytest.approx(score - rate * float(truth["gradient"])),
    }
    assert set(expected) == {step.name for step in lesson.STEPS}
    for step in lesson.STEPS:
        assert np.ravel(step.value(view.trace))[0] == expected[step.name], step.name
        assert step.lines(view.trace) <= {number for number, _ in step.source.lines}


@given(scores, labels)
def test_the_two_nodes_multiply_to_the_layers_gradient(score, label):
    view = lesson.run(lesson.State(score, label))
    assert view.dy * view.slope == pytest.approx(view.gradient, rel=1e-9, abs=1e-12)


def test_the_gradient_is_the_slope_of_the_loss():
    view = lesson.run(lesson.State(-2.0, 1))
    above, below = (lesson.run(lesson.State(-2.0 + d, 1)).loss for d in (1e-5, -1e-5))
    assert view.gradient == pytest.approx((above - below) / 2e-5, rel=1e-8)


def test_the_path_follows_the_gradient():
    view = lesson.run(lesson.State(-3.0, 1, rate=0.5, taken=4))
    s = -3.0
    for at in view.path:
        assert at == pytest.approx(s)
        s -= 0.5 * (1 / (1 + np.exp(-s)) - 1)
    assert len(view.path) == 5
    assert view.score == view.path[-1]


def test_wrong_answers_move_far_by_cross_entropy_and_hardly_by_squared_error():
    state = lesson.State(-8.0, 1, rate=1.0, taken=10)
    squared = lesson.descend(lesson.SigmoidWithSquaredError(), state)
    assert lesson.run(state).score > 0
    assert squared[-1] < -7.98


@given(scores, labels)
def test_squared_error_and_its_gradient(score, label):
    layer = lesson.SigmoidWithSquaredError()
    s, t = np.array([score]), np.array([label])
    y = 1 / (1 + np.exp(-np.longdouble(score)))
    assert layer.forward(s, t) == pytest.approx(float((y - label) ** 2 / 2), abs=1e-12)
    eps = 1e-5
    above, below = (lesson.SigmoidWithSquaredError().forward(s + d, t) for d in (eps, -eps))
    layer.forward(s, t)
    assert layer.backward()[0] == pytest.approx((above - below) / (2 * eps), abs=1e-9)


def test_the_books_loss_saturates_and_its_gradient_check_fails():
    check = numerics.compare(np.array([-20.0]))
    book, right = check["book"], check["exact"]
    assert book.loss[0] == pytest.approx(-np.log(1 / (1 + np.exp(20.0)) + 1e-7))
    assert right.loss[0] == pytest.approx(20, abs=1e-8)
    assert book.slope[0] == pytest.approx(-0.0202, abs=1e-4)
    assert book.gradient[0] == pytest.approx(-1, abs=1e-8)
    assert not book.agrees
    assert right.agrees
    assert -np.log(1e-7) == numerics.BOOK_CEILING


def test_near_the_label_both_ways_pass_their_check():
    assert all(check.agrees for check in numerics.compare(np.array([-2.0, 0.0, 2.0])).values())


@given(scores, labels)
def test_the_stable_form_equals_logaddexp(score, label):
    stable = sigmoid_cross_entropy(np.array(score), label)
    assert stable == pytest.approx(np.logaddexp(0, score) - label * score, rel=1e-12, abs=1e-13)


@given(st.lists(scores, min_size=1, max_size=5), labels)
def test_the_table_holds_the_curves(path, label):
    table = numerics.table(np.array(path), label)
    steps = len(path)
    assert table["step"][:steps] == list(range(steps))
    s = np.array(table["score"])
    assert s[:steps].tolist() == path
    assert table["y"] == pytest.approx(1 / (1 + np.exp(-s)))
    assert table["loss_1"] == pytest.approx(np.logaddexp(0, -s))
    assert table["loss_0"] == pytest.approx(np.logaddexp(0, s))
    assert table["gradient"] == pytest.approx(table["y"] - label)
    assert table["squared"] == pytest.approx((table["y"] - label) ** 2 / 2)


@given(st.floats(-8, 8), st.floats(-8, 8))
def test_softmax_of_two_is_the_sigmoid_of_their_difference(a, b):
    seen = numerics.two_classes(a, b)
    assert seen.softmax[0] == pytest.approx(seen.sigmoid)
    assert seen.softmax[0] == pytest.approx(np.exp(a) / (np.exp(a) + np.exp(b)))


@pytest.mark.parametrize(("guess", "said"), [(0.0, "near"), (0.09, "near"), (0.5, "middle"), (1.0, "far")])
def test_a_guess_is_judged_by_its_distance(guess, said):
    assert numerics.nearness(guess, 0.000335) == said


def test_questions_have_their_answers_among_the_options():
    for question in lesson.QUESTIONS:
        assert question.answer in question.options
