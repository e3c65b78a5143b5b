"""Where an answer stands does not tell whether it is right."""

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from material.steps import Question
from ui.lesson_parts.shuffled import dealt, shuffled
from ui.text.i18n import labels

RIGHT = {
    "bottleneck.predict.times": "e5",
    "embedding_dot.predict.twice": "two",
    "loss_layer.predict.near": "falls",
    "loss_layer.predict.zero": "all",
    "negative_sampling.predict.alone": "climb",
    "sampler.predict.all": "nothing",
    "speeds.predict.factor": "hundred",
    "yes_or_no.predict.push": "softmax",
}
"""The right answers to the questions that are asked before a reveal, as far as they are always the same."""


def options_of(question):
    return [key.rpartition(".")[2] for key in labels("en") if key.startswith(f"{question}.options.")]


def test_the_right_guesses_stand_in_many_places():
    asked = {question: right for question, right in RIGHT.items() if right in options_of(question)}
    places = Counter(
        shuffled(question, options_of(question)).index(right) for question, right in asked.items()
    )
    assert len(asked) > 4
    assert max(places.values()) <= len(asked) / 2


@given(st.text(), st.lists(st.text(max_size=8), unique=True, max_size=6))
def test_an_order_has_all_options_and_does_not_depend_on_how_they_are_given(question, options):
    order = shuffled(question, options)
    assert sorted(order) == sorted(options)
    assert order == shuffled(question, options[::-1])


def test_an_order_is_the_same_on_every_server():
    assert shuffled("page.predict.name", ("a", "b", "c", "d")) == ["b", "d", "a", "c"]


@given(st.text(), st.lists(st.sampled_from("abcd"), min_size=2, max_size=8))
def test_right_answers_take_turns(page, answers):
    questions = [Question(f"q{i}", tuple("abcd"), answer) for i, answer in enumerate(answers)]
    orders = dealt(page, questions)
    places = [order.index(answer) for order, answer in zip(orders, answers, strict=True)]
    assert all((after - before) % 4 == 1 for before, after in pairwise(places))
    assert all(sorted(order) == list("abcd") for order in orders)
