"""What the page says of its answers holds for every context, word, seed and number of negatives on offer."""

import numpy as np
import pytest

from core.functions import sigmoid, softmax
from material.sentence import CONTEXTS, IDS, TARGETS, WORDS, trained
from pages.yes_or_no import drawn, lesson
from tests.pages.yes_or_no.grids import GRIDS
from ui.text.i18n import LANGUAGES, Text

T = [Text(lang) for lang in LANGUAGES]
EXAMPLES = range(len(TARGETS))
TWINS = {1: (1, 3), 3: (1, 3)}
"""The two contexts of the same words."""
SEEDS = GRIDS["seed"]


def scores(seed, steps=lesson.TRAINING_STEPS):
    """Return the scores of all words in all contexts, of shape (6, V), from the weights alone."""
    W_in, W_out = trained(lesson.H, lesson.SAMPLE_SIZE, steps, seed)
    return W_in[CONTEXTS].mean(axis=1) @ W_out.T


def answers(seed, steps=lesson.TRAINING_STEPS):
    return sigmoid(scores(seed, steps))


@pytest.fixture(scope="module")
def trained_scores():
    return {seed: scores(seed) for seed in SEEDS}


@pytest.fixture(scope="module")
def after(trained_scores):
    return {seed: sigmoid(score) for seed, score in trained_scores.items()}


def test_only_the_two_contexts_of_the_same_words_have_the_same_h():
    for example in EXAMPLES:
        assert lesson.same_context(example) == TWINS.get(example, (example,))
    assert [[WORDS[word] for word in lesson.right_words(i)] for i in EXAMPLES] == [
        ["say"], ["goodbye", "i"], ["and"], ["goodbye", "i"], ["say"], ["hello"]
    ]  # fmt: skip
    for trained_ in (True, False):
        one, other = (lesson.run(lesson.State(example, trained=trained_)) for example in (1, 3))
        assert np.array_equal(one.h, other.h)


def test_after_training_every_answer_is_the_one_that_the_text_expects(after):
    for seed, y in after.items():
        for example in EXAMPLES:
            for word, i in IDS.items():
                match lesson.verdict(lesson.State(example, word, seed=seed)):
                    case "right":
                        assert y[example, i] > 0.97, (seed, example, word)
                    case "both":
                        assert 0.5 < y[example, i] < 0.97, (seed, example, word)
                    case "wrong":
                        assert y[example, i] < 0.06, (seed, example, word)


def test_the_verdict_is_by_what_stood_in_the_text():
    assert lesson.verdict(lesson.State(0, "say", trained=False)) == "untrained"
    assert lesson.verdict(lesson.State(0, "say")) == "right"
    assert lesson.verdict(lesson.State(0, "hello")) == "wrong"
    for example in (1, 3):
        assert {lesson.verdict(lesson.State(example, word)) for word in ("goodbye", "i")} == {"both"}
        assert lesson.verdict(lesson.State(example, "say")) == "wrong"


def test_before_training_every_answer_is_a_half():
    for seed in SEEDS:
        assert answers(seed, steps=0) == pytest.approx(0.5, abs=5e-4)


def test_what_the_answers_add_up_to_is_what_the_text_says(after):
    for seed in SEEDS:
        for word in WORDS:
            negatives = lesson.negatives(IDS[word], seed)
            for example in EXAMPLES:
                right = lesson.right_words(example)
                for K in GRIDS["sample_size"]:
                    asked = [IDS[word], *negatives[:K]]
                    total = after[seed][example, asked].sum()
                    match sum(i in asked for i in right), len(right):
                        case 0, _:
                            assert total < 0.1
                        case 1, 1:
                            assert 0.97 < total < 1.11
                        case 1, 2:
                            assert 0.5 < total < 0.98
                        case 2, 2:
                            assert total > 1.1


@pytest.mark.parametrize("sample_size", GRIDS["sample_size"])
@pytest.mark.parametrize("example", EXAMPLES)
def test_the_sums_are_of_the_word_and_that_many_others(example, sample_size):
    seen = lesson.sums(example, "say", seed=3)
    assert seen.words[0] == IDS["say"]
    assert sorted(seen.words) == list(range(lesson.V))
    assert seen.after == pytest.approx(answers(3)[example, seen.words], abs=1e-12)
    assert seen.before == pytest.approx(answers(3, steps=0)[example, seen.words], abs=1e-12)
    assert seen.softmax.sum() == pytest.approx(1)
    asked = seen.words[: sample_size + 1]
    assert set(seen.asked_right(sample_size)) == set(asked) & set(seen.right)
    assert set(seen.drawn_right(sample_size)) == set(asked[1:]) & set(seen.right)


@pytest.mark.parametrize("is_trained", [True, False])
@pytest.mark.parametrize("seed", [1, 50, lesson.MAX_SEED])
def test_any_change_moves_softmax_and_only_the_words_own_row_its_sigmoid(seed, is_trained):
    for example in EXAMPLES:
        for word in WORDS:
            view = lesson.run(lesson.State(example, word, is_trained, seed))
            for other in range(lesson.V):
                for score in GRIDS["other_score"][::8]:
                    pushed = lesson.push(view, other, score)
                    i = view.word
                    # The very same number, or another: the drawing takes any difference for a change.
                    assert pushed.softmax[i] != view.softmax[i]
                    assert (pushed.sigmoid[i] != view.sigmoid[i]) == (other == i)
                    assert pushed.W_out[other] @ view.h == pytest.approx(score)


def test_the_push_can_be_seen_whatever_was_chosen(trained_scores):
    high = GRIDS["other_score"][-1]
    untrained = {seed: scores(seed, steps=0) for seed in SEEDS}
    for score in (*trained_scores.values(), *untrained.values()):
        for example in EXAMPLES:
            for word in lesson.right_words(example):
                for other in set(range(lesson.V)) - {word}:
                    pushed = score[example].copy()
                    pushed[other] = high
                    assert softmax(score[example])[word] - softmax(pushed)[word] > 0.1


def marks(tree):
    """Return the classes of a tree's cells."""
    _, attributes, *children = tree
    own = attributes.get("className", attributes.get("class", ""))
    return [own, *(mark for child in children if not isinstance(child, str) for mark in marks(child))]


def sentences(tree):
    """Return all the text of a tree."""
    _, _, *children = tree
    return "".join(child if isinstance(child, str) else sentences(child) for child in children)


@pytest.mark.parametrize(
    ("guess", "right", "wrong"), [("softmax", 2, 0), ("both", 1, 1), ("neither", 1, 1), ("sigmoid", 0, 2)]
)
@pytest.mark.parametrize("t", T, ids=LANGUAGES)
@pytest.mark.parametrize("score", GRIDS["other_score"][::10])
def test_a_guess_is_judged_by_what_it_was_about_alone(t, guess, right, wrong, score):
    trees = drawn.push(t, drawn.Push(0, "say", True, 1, "hello", score, guess)).trees
    painted = marks(trees["outcome"])
    assert (painted.count("lab-verdict lab-right"), painted.count("lab-verdict lab-wrong")) == (right, wrong)
    replies = {name: t(f"yes_or_no.predict.push.replies.{name}", word="say") for name in (guess, "own")}
    assert sentences(trees["push_said"]) == replies[guess]
    trees = drawn.push(t, drawn.Push(0, "say", True, 1, "say", score, guess)).trees
    assert not {"lab-verdict lab-right", "lab-verdict lab-wrong"} & set(marks(trees["outcome"]))
    assert sentences(trees["push_said"]) == replies["own"]


def test_the_case_that_the_pitfall_offers_asks_about_two_right_words_and_adds_up_to_more_than_one():
    example, word, K = lesson.TWO_RIGHT.values()
    for seed in SEEDS:
        seen = lesson.sums(example, word, seed)
        assert len(seen.asked_right(K)) == 2
        assert seen.after[: K + 1].sum() > 1.1
