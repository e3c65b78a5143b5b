"""What a browser or a file claims is checked before it is believed."""

import json

import pytest

from core.errors import BadProgressFile, LabError, OtherProgressVersion, ProgressFileTooLarge
from tests.ui.settings.tables import STEPS
from ui.navigation.entries import ENTRIES
from ui.progress import known
from ui.progress.record import (
    MOST_BYTES,
    PROGRAM,
    VERSION,
    Mark,
    Record,
    believed,
    from_file,
    to_file,
    to_plain,
)

NOW = 1000.0
GUESS = Mark(10.0, "e3", {"vocab_size": "1000"}, is_missed=True)
RECORD = Record(
    {
        "bottleneck/visit": Mark(1.0),
        "bottleneck/step.hidden": Mark(2.0),
        "bottleneck/predict.times": GUESS,
        "bottleneck/quiz.double": Mark(11.0, "softmax", was_right=True),
    }
)


def claim(**marks):
    return {"version": VERSION, "marks": {key.replace("__", "/"): mark for key, mark in marks.items()}}


def test_what_was_kept_comes_back_as_it_was():
    told = json.loads(json.dumps({"version": VERSION, "forgotten": 3.0, "marks": to_plain(RECORD.marks)}))
    assert believed(told, NOW) == Record(RECORD.marks, 3.0)


@pytest.mark.parametrize(
    "claimed",
    [
        None,
        [1],
        "marks",
        {},
        {"version": VERSION},
        {"version": VERSION, "marks": [1]},
        {"version": VERSION + 1, "marks": to_plain(RECORD.marks)},
        claim(bottleneck__visit=1),
        claim(bottleneck__nothing={"at": 1}),
        claim(nowhere__visit={"at": 1}),
        {"version": VERSION, "marks": {"bottleneck/step.no such step": {"at": 1}}},
        {"version": VERSION, "marks": {"bottleneck/quiz.double": {"at": 1, "value": "<b>"}}},
        {"version": VERSION, "marks": {"bottleneck/predict.times": {"at": 1, "value": "x" * 1000}}},
        {"version": VERSION, "marks": {"bottleneck/predict.times": {"at": 1, "value": ["e3"]}}},
        {"version": VERSION, "marks": {"bottleneck/predict.times": {"at": 1, "about": {"a": 1}}}},
        {"version": VERSION, "marks": {"clinic/predict.line": {"at": 1, "value": "3"}}},
    ],
)
def test_nonsense_is_ignored(claimed):
    assert believed(claimed, NOW) == Record()


@pytest.mark.parametrize(
    ("at", "kept"),
    [(5, 5.0), (1e9, NOW), (10**400, NOW), (-1, 0.0), (float("nan"), 0.0), ("5", 0.0), (True, 0.0)],
)
def test_no_mark_is_later_than_now(at, kept):
    told = {"version": VERSION, "forgotten": at, "marks": {"home/visit": {"at": at}}}
    assert believed(told, NOW) == Record({"home/visit": Mark(kept)}, kept)


def test_of_two_marks_the_later_one_holds_and_what_was_forgotten_stays_so():
    mine = Record({"home/visit": Mark(5.0), "train/visit": Mark(5.0), "explore/visit": Mark(0.0)})
    theirs = Record({"home/visit": Mark(4.0), "train/visit": Mark(9.0), "speeds/visit": Mark(2.0)}, 4.5)
    assert mine.take_over(theirs) == ["train/visit"]
    assert mine.marks == {"home/visit": Mark(5.0), "train/visit": Mark(9.0), "explore/visit": Mark(0.0)}
    assert mine.forgotten_at == 4.5


def test_a_file_brings_everything_as_of_now():
    found = from_file(to_file(RECORD).encode(), NOW)
    assert found.marks.keys() == RECORD.marks.keys()
    assert {mark.at for mark in found.marks.values()} == {NOW}
    assert found.of("bottleneck", "predict.times").says_the_same(GUESS)
    assert found.of("bottleneck", "predict.times").is_missed


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", BadProgressFile),
        (b"\xff\xfe\x00", BadProgressFile),
        (b"[" * 50_000, BadProgressFile),
        (b"9" * 5000, BadProgressFile),
        (b"[]", BadProgressFile),
        (b'{"version": 1, "marks": {}}', BadProgressFile),
        (f'{{"program": "{PROGRAM}"}}'.encode(), OtherProgressVersion),
        (f'{{"program": "{PROGRAM}", "version": "<script>"}}'.encode(), OtherProgressVersion),
        (b" " * (MOST_BYTES + 1), ProgressFileTooLarge),
    ],
)
def test_a_file_that_cannot_be_used_is_told_by_a_typed_error(content, error):
    with pytest.raises(error) as raised:
        from_file(content, NOW)
    assert isinstance(raised.value, LabError)


def test_everything_that_can_be_done_fits_into_a_file():
    everything = {
        f"{entry.name}/{what}": Mark(1e9, "x" * 40, {"vocab_size": "1000"}, was_right=True, is_missed=True)
        for entry in ENTRIES
        for what in known.marks(entry.name)
    }
    assert len(to_file(Record(everything)).encode()) < MOST_BYTES / 2


@pytest.mark.parametrize("page", sorted(STEPS))
def test_the_steps_of_a_lesson_are_known_by_its_texts(page):
    import importlib

    lesson = importlib.import_module(f"pages.{page}.lesson")
    assert sorted(known.steps(page)) == sorted({step.name for step in lesson.STEPS})
    assert {question.name for question in lesson.QUESTIONS} == set(known.questions(page))


def test_pages_without_a_quiz_have_no_questions():
    assert known.questions("train") == known.questions("no such page") == ()
