"""What the page says of its answers holds for every context, word, seed and number of negatives on offer."""

import numpy as np
import pytest

from core.functions import sigmoid
from material.sentence import CONTEXTS, IDS, TARGETS, WORDS, trained
from pages.yes_or_no import drawings, lesson
from pages.yes_or_no.settings import YES_OR_NO

EXAMPLES = range(len(TARGETS))
TWINS = {1: (1, 3), 3: (1, 3)}
"""The two contexts of the same words."""
SEEDS = YES_OR_NO["seed"].grid()


def answers(seed, steps=lesson.TRAINING_STEPS):
    """Return the answers to all words in all contexts, of shape (6, V), from the weights alone."""
    W_in, W_out = trained(lesson.H, lesson.SAMPLE_SIZE, steps, seed)
    h = W_in[CONTEXTS].mean(axis=1)
    return sigmoid(h @ W_out.T)


@pytest.fixture(scope="module")
def after():
    return {seed: answers(seed) for seed in SEEDS}


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
                for K in YES_OR_NO["sample_size"].grid():
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


@pytest.mark.parametrize("sample_size", YES_OR_NO["sample_size"].grid())
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


@pytest.mark.parametrize("guess", lesson.GUESSES)
def test_a_guess_is_judged_only_by_what_it_was_about(guess):
    for is_own in (True, False):
        for amount in YES_OR_NO["amount"].grid():
            reply = lesson.reply(guess, is_own=is_own, amount=amount)
            assert reply == ("still" if amount == 0 else "own" if is_own else guess)


@pytest.mark.parametrize("is_trained", [True, False])
@pytest.mark.parametrize("seed", [1, 50, lesson.MAX_SEED])
def test_any_push_moves_softmax_and_no_push_of_another_word_the_sigmoid(seed, is_trained):
    for example in EXAMPLES:
        for word in WORDS:
            view = lesson.run(lesson.State(example, word, is_trained, seed))
            for other in range(lesson.V):
                for amount in (-4.0, -0.2, 0.0, 0.2, 8.0):
                    pushed = lesson.push(view, other, amount)
                    i = view.word
                    # The very same number, or another: the drawing takes any difference for a change.
                    assert (pushed.softmax[i] == view.softmax[i]) == (amount == 0)
                    assert (pushed.sigmoid[i] == view.sigmoid[i]) == (amount == 0 or other != i)


def marks(tree):
    """Return the classes of a tree's cells."""
    _, attributes, *children = tree
    own = attributes.get("className", attributes.get("class", ""))
    return [own, *(mark for child in children if not isinstance(child, str) for mark in marks(child))]


@pytest.mark.parametrize(
    ("guess", "right", "wrong"), [("softmax", 2, 0), ("both", 1, 1), ("neither", 1, 1), ("sigmoid", 0, 2)]
)
def test_right_and_wrong_are_painted_only_where_the_guess_is_about_it(t, guess, right, wrong):
    view = lesson.run(lesson.State())
    pushed = lesson.push(view, IDS["hello"], 4.0)
    painted = marks(drawings.outcome(t, view, pushed, guess, is_about_this=True))
    assert (painted.count("lab-verdict lab-right"), painted.count("lab-verdict lab-wrong")) == (right, wrong)
    still = lesson.push(view, IDS["hello"], 0.0)
    painted = marks(drawings.outcome(t, view, still, guess, is_about_this=False))
    assert not any("lab-right" in mark or "lab-wrong" in mark for mark in painted)


@pytest.fixture(params=["ko", "en"])
def t(request):
    from ui.text.i18n import Text

    return Text(request.param)
