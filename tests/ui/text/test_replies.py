"""Whoever guessed right is told so first, before the reasons."""

import re

import pytest

from ui.text.i18n import labels

BEGINS = {"en": "Right", "ko": "맞습니다"}


@pytest.mark.parametrize("lang", BEGINS)
def test_a_reply_to_the_right_guess_says_so_at_once(lang):
    replies = {
        key: text for key, text in labels(lang).items() if re.search(r"\.predict\.\w+\.replies\.right$", key)
    }
    assert replies
    assert {key: text for key, text in replies.items() if not text.startswith(BEGINS[lang])} == {}
