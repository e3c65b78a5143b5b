"""What a browser kept of the learner's progress is checked before it is believed."""

import pytest

from pages.embedding_dot import lesson as embedding_dot
from pages.speeds import lesson as speeds
from pages.tokens import lesson as tokens
from ui.lesson_parts.solved import known, questions, upcoming
from ui.navigation.entries import ENTRIES


@pytest.mark.parametrize(
    ("kept", "believed"),
    [
        ({"embedding_dot": ["rows", "twice"]}, {"embedding_dot": {"rows", "twice"}}),
        (
            {"embedding_dot": ["rows", "no such question", 7, {}], "no such page": ["rows"]},
            {"embedding_dot": {"rows"}},
        ),
        ({"embedding_dot": "rows", "home": ["x"], "train": ["x"]}, {}),
        (None, {}),
        ([1, 2], {}),
    ],
)
def test_onlyquestions_that_there_are_count(kept, believed):
    assert known(kept) == believed


@pytest.mark.parametrize("lesson", [embedding_dot, speeds, tokens])
def test_thequestions_of_a_page_are_those_that_its_quiz_asks(lesson):
    page = lesson.__name__.split(".")[1]
    assert set(questions(page)) == {question.name for question in lesson.QUESTIONS}


def test_pages_without_a_quiz_have_noquestions():
    assert questions("train") == questions("no such page") == []


def test_one_goes_on_with_the_first_lesson_that_is_not_solved(monkeypatch):
    done: dict[str, set[str]] = {}
    monkeypatch.setattr("ui.lesson_parts.solved.solved", lambda: done)
    assert upcoming() == "bottleneck"
    done["bottleneck"] = set(questions("bottleneck"))
    assert upcoming() == "yes_or_no"
    done["sigmoid"] = set(questions("sigmoid"))
    assert upcoming() == "yes_or_no"
    done |= {entry.name: set(questions(entry.name)) for entry in ENTRIES}
    assert upcoming() is None
