"""What the page draws ahead of its sliders is what it draws, and shows what it says."""

import numpy as np
import pytest

from pages.negative_sampling import drawn, lesson
from pages.negative_sampling.one_example import one_example
from pages.negative_sampling.settings import NEGATIVE_SAMPLING as TABLE
from pages.negative_sampling.two_models import LARGEST_SIZE, withheld
from pages.negative_sampling.worlds import world
from tests.frames import assert_frames_are_drawn
from ui.text.i18n import LANGUAGES, Text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("step", range(1, len(lesson.STEPS) + 1))
def test_each_step_is_drawn_for_all_trainings(lang, step):
    t = Text(lang)
    shown = drawn.Example(step, "hello", "i", 30)
    assert_frames_are_drawn(t, drawn.example, shown, "trained", TABLE["trained"].grid())
    frames = [drawn.example(t, drawn.Example(step, "hello", "i", steps)) for steps in lesson.TRAINED]
    assert frames[0].trees.keys() == {"fcn.numbers", "notations"}
    for frame, steps in zip(frames, lesson.TRAINED, strict=True):
        view = lesson.run(lesson.State("hello", "i", steps))
        assert f"{view.terms[0]:.6f}" in str(frame.trees["notations"])
    assert len({str(frame.trees["fcn.numbers"]) for frame in frames}) == len(frames)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_questions_are_drawn_for_every_sample_size(lang):
    grid = TABLE["sample_size"].grid()
    assert_frames_are_drawn(Text(lang), drawn.questions, drawn.Questions(5, 1), "sample_size", grid)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("seed", [0, 1, 9999])
def test_more_negatives_join_those_of_the_same_example(lang, seed):
    words = world(lang).vocab.words
    most = one_example(lang, LARGEST_SIZE, seed)
    for K in TABLE["sample_size"].grid():
        example = one_example(lang, K, seed)
        assert (example.sentence, example.target) == (most.sentence, most.target)
        assert example.negatives == most.negatives[:K]
        assert len(set(example.negatives)) == K
        assert example.target not in example.negatives
        tree = str(drawn.questions(Text(lang), drawn.Questions(K, seed)).trees["questions"])
        assert tree.count("lab-asked-noise") == K
        assert f"{(K + 1) * np.log(2):.2f}" in tree
    assert most.target not in {words[i] for i in np.flatnonzero(withheld(len(words)))}
