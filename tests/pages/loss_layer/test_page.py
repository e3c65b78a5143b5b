"""Page 7: its settings and its gradient check, without a browser."""

import pytest

from pages.loss_layer import drawn
from pages.loss_layer.lesson import ADAM_STEPS, WEIGHTS
from pages.loss_layer.settings import LOSS_LAYER
from tests.pages.test_all_pages import open_page
from ui.settings.table import part_of
from ui.text.i18n import LANGUAGES, Text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_numbers_in_labels_are_those_of_the_lesson(lang):
    assert f"{ADAM_STEPS}" in Text(lang)("loss_layer.weights.help")


@pytest.mark.parametrize("weights", WEIGHTS)
@pytest.mark.parametrize("step", ["4", "5", "7", "11"])
def test_every_kind_of_weights_and_the_largest_batch(weights, step):
    app = open_page("loss_layer", "en", weights=weights, step=step, K="6", B="6", H="5", k="6")
    assert not app.exception
    assert not app.error


def test_a_question_beyond_k_becomes_the_last_one():
    app = open_page("loss_layer", "en", step="4", K="2", k="6")
    assert not app.exception
    assert app.session_state["loss_layer.question"] == 2
    assert not app.slider(key="loss_layer.question").disabled


def test_the_question_slider_is_off_where_it_has_no_effect():
    app = open_page("loss_layer", "en", step="6")
    slider = app.slider(key="loss_layer.question")
    assert slider.disabled
    assert Text("en")("loss_layer.question.why") in slider.help


def text_of(tree):
    return tree if isinstance(tree, str) else "".join(text_of(child) for child in tree[2:])


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "Every number agrees: the largest"),
        ({"divide": False}, "W_in fails"),
        ({"hold": False}, "two different losses"),
        ({"hold": False, "divide": False}, "two different losses"),
        ({"hold": False, "sample_size": 6}, "although each loss drew its own negatives"),
        ({"hold": False, "sample_size": 6, "divide": False}, "W_in fails"),
        ({"shift": 0.1}, "the gradients are right"),
        ({"shift": 1e-12}, "the gradients are right"),
    ],
)
def test_the_check_names_the_cause(changed, said):
    shown = part_of(LOSS_LAYER.defaults, drawn.Checked)
    verdict = drawn.check(Text("en"), type(shown)(**vars(shown) | changed)).trees["verdict"]
    assert said in text_of(verdict)
    assert ("failed" in verdict[1]["class"]) == ("agrees" not in said and "although" not in said)
