"""Patches replace whole lines, and what they make has nothing to do with the code that the app runs."""

import numpy as np
import pytest

import core.layers
from material.sentence import CORPUS
from pages.clinic import casebook, examine
from pages.clinic.examine import CountedDraws
from pages.clinic.findings import PARTS, Slopes, Stopped
from pages.clinic.patching import TEXTS, Patch, PatchDoesNotApply, Patient, Place

BACKWARD = "EmbeddingDot.backward"


def at(lines, function=BACKWARD):
    return Place("core/layers.py", function, lines)


def test_without_patches_the_texts_are_the_projects_own():
    assert Patient().texts == TEXTS


def test_a_patch_keeps_the_indentation_and_replaces_lines_that_follow_each_other():
    patch = Patch(at("self.embed.backward(dtarget_W)\ndh = dout * target_W"), "for _ in h:\n    pass\ndh = h")
    ill = Patient([patch])
    lines = ill.texts["core/layers.py"].splitlines()
    found = [lines[number - 1] for number in ill.lines_of(at("for _ in h:\npass\ndh = h"))]
    assert found == ["        for _ in h:", "            pass", "        dh = h"]


def test_a_patch_of_nothing_takes_lines_away():
    ill = Patient([Patch(at("self.embed.backward(dtarget_W)"), "")])
    assert len(ill.texts["core/layers.py"].splitlines()) == len(TEXTS["core/layers.py"].splitlines()) - 1


@pytest.mark.parametrize(
    ("lines", "function", "says"),
    [
        ("dh = nothing", BACKWARD, "0 times"),
        ("(dW,) = self.grads", "Embedding.forward", "0 times"),
        ("self.params = self.embed.params", "Nobody.__init__", "no Nobody"),
    ],
)
def test_what_is_not_there_once_is_told(lines, function, says):
    with pytest.raises(PatchDoesNotApply, match=says):
        Patient([Patch(at(lines, function), "pass")])


def test_the_faulty_layers_are_not_the_apps():
    ill = Patient([Patch(at("dh = dout * target_W"), "dh = dout * 0")])
    assert ill.modules["core/layers.py"].EmbeddingDot is not core.layers.EmbeddingDot
    # All files of a patient know each other, and nobody else knows them.
    model = ill.train.build(CORPUS, 7, np.random.default_rng(0))
    dot = model.ns_loss.embed_dot_layers[0]
    assert type(dot) is ill.modules["core/layers.py"].EmbeddingDot
    assert "dout * 0" not in TEXTS["core/layers.py"]


def test_a_listing_bears_the_lines_of_the_text_that_ran():
    for listing in casebook.listings("last_question"):
        lines = casebook.patient("last_question").texts[listing.file].splitlines()
        for number, text in listing.source.lines:
            assert lines[number - 1].strip() == text.strip()
        assert listing.source.code.co_filename == listing.file


def test_the_reply_to_a_line_that_nobody_suspects_is_none():
    listing = casebook.listings("last_question")[0]
    last = casebook.pickable(listing)[-1]
    assert casebook.reply_to("last_question", listing.file, last) is None
    assert not casebook.is_culprit("last_question", listing.file, last)


def test_a_repair_says_which_lines_it_put_in():
    (line,) = casebook.changed("last_question", "add")["core/loss.py"]
    text = casebook.patient("last_question", "add").texts["core/loss.py"].splitlines()[line - 1]
    assert text.strip() == "dh += dot.backward(dscore)"
    assert not casebook.changed("last_question", "add")["core/layers.py"]


def test_a_traceback_is_printed_as_python_does():
    stopped = casebook.seen("no_such_flag").stopped
    assert isinstance(stopped, Stopped)
    first, *calls, last = stopped.text.splitlines()
    assert first == "Traceback (most recent call last):"
    assert last == "NameError: name 'GPU' is not defined"
    assert calls[-2:] == [
        f'  File "core/sampler.py", line {stopped.frames[-1].line}, in get_negative_sample',
        "    if GPU:",
    ]


def test_patience_ends_at_a_count():
    rng = CountedDraws(0, interrupt_at=3)
    rng.choice(5), rng.choice(5)
    with pytest.raises(KeyboardInterrupt):
        rng.choice(5)
    assert rng.draws == 3


def test_an_error_is_a_share_of_the_largest_gradient():
    right = np.array([[1.0, -4.0]])
    assert Slopes(right, right).error == 0
    assert Slopes(right, np.array([[1.0, -2.0]])).error == pytest.approx(0.5)
    assert Slopes(right, np.array([[1.0, -2.0]])).farthest == (-4.0, -2.0)
    assert Slopes(0 * right, 0 * right).error == 0


def test_words_are_those_of_the_cases_own_text():
    assert casebook.words("last_question")[:3] == ("you", "say", "goodbye")
    assert casebook.words("order_of_meeting")[:3] == (".", "and", "goodbye")


def test_all_examinations_that_tell_are_named():
    assert set(casebook.telling("same_context_twice")) == {"last_loss", "moved", "ranks"}


@pytest.mark.parametrize(("again", "is_odd"), [(1.0, False), (5.0, True)])
def test_what_was_slow_but_once_is_no_finding(monkeypatch, again, is_odd):
    quick = dict.fromkeys(PARTS, 1.0)
    first = {"ill": quick | {"forward": 5.0}, "sound": quick}
    second = {"ill": quick | {"forward": again}, "sound": quick}
    monkeypatch.setattr(examine, "_measured", lambda patient: (first[patient], 1))
    monkeypatch.setattr(examine, "_measure", lambda patient: (second[patient], 1))
    assert examine.work(examine.Subject("ill", "sound", "", (), True)).is_odd == is_odd
