"""What a browser kept of the learner's progress is checked before it is believed."""

import pytest

from ui.lesson_parts.solved import known


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
def test_only_questions_that_there_are_count(kept, believed):
    assert known(kept) == believed
