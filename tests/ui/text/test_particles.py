"""Particles behind values fit them, and every sentence in which they must is written so."""

import re

import pytest

from ui.text.i18n import CONTENT, Text, fill, labels, plain, prose
from ui.text.particles import BESIDE, PAIRS, fitted, particle

BARE = re.compile(
    rf"\[\[\w+\]\]{BESIDE}(?:은|는|이|가|을|를|(?:과|와|으로|로)(?:는|도|의|만|서|써|부터)?"
    r"|이?라(?:고|는|면|도|서)?|이?란|이?나|(?:이어|여)야|(?:이었|였)[가-힣]+)(?![가-힣])"
)
"""A particle that depends on the value before it, and is written in one form only."""


def korean():
    yield from labels("ko").items()
    for path in CONTENT.glob("ko/*.md"):
        yield from ((f"{path.name}: {name}", text) for name, text in prose("ko", path.stem).items())


@pytest.mark.parametrize(
    ("word", "topic", "direction"),
    [
        ("왕", "은", "으로"),
        ("여자", "는", "로"),
        ("서울", "은", "로"),
        ("3시간짜리", "는", "로"),
        # digits in Sino-Korean
        ("0", "은", "으로"),
        ("1", "은", "로"),
        ("2", "는", "로"),
        ("3", "은", "으로"),
        ("6", "은", "으로"),
        ("7", "은", "로"),
        ("8", "은", "로"),
        ("9", "는", "로"),
        ("10", "은", "으로"),
        ("1,000,000", "은", "으로"),
        ("1,000,000,000,000", "는", "로"),
        ("0.50", "은", "으로"),
        ("w₂", "는", "로"),
        ("10⁻⁴", "은", "으로"),
        ("31.4%", "는", "로"),
        ("8.00 GB", "는", "로"),
        # Latin letters by their names, words as they are commonly spelt in Hangul
        ("K", "는", "로"),
        ("L", "은", "로"),
        ("R", "은", "로"),
        ("N", "은", "으로"),
        ("CBOW", "는", "로"),
        ("GLM", "은", "으로"),
        ("king", "은", "으로"),
        ("queen", "은", "으로"),
        ("man", "은", "으로"),
        ("prince", "는", "로"),
        ("girl", "은", "로"),
        ("people", "은", "로"),
        ("time", "은", "으로"),
        ("he", "는", "로"),
        ("cat", "은", "으로"),
        ("book", "은", "으로"),
        ("park", "는", "로"),
        ("word2vec", "은", "으로"),
        ("softmax", "는", "로"),
        ("café", "는", "로"),
        # what has no sound
        ("‘왕’", "은", "으로"),
        ("**왕**", "은", "으로"),
        ("장난감 세계(영어)", "는", "로"),
        (plain("왕(king)"), "은", "으로"),
        (plain("C++"), "는", "로"),
        ("ㅋㅋ", "은", "으로"),
        # nobody can know
        ("你", "은(는)", "(으)로"),
        ("…", "은(는)", "(으)로"),
        ("", "은(는)", "(으)로"),
        ("(" * 5000, "은(는)", "(으)로"),
    ],
)
def test_the_last_sound_decides(word, topic, direction):
    assert (particle(word, "은(는)"), particle(word, "(으)로")) == (topic, direction)


@pytest.mark.parametrize(
    ("template", "values", "said"),
    [
        ("‘[[a]]’(이)라는 단어", {"a": "왕"}, "‘왕’이라는 단어"),
        ("‘[[a]]’(이)라는 단어", {"a": "여자"}, "‘여자’라는 단어"),
        ("**[[a]]**과(와) [[b]]을(를)", {"a": "왕", "b": 5}, "**왕**과 5를"),
        ("“[[a]]”([[n]]번)이(가)", {"a": "왕", "n": 4}, "“왕”(4번)이"),
        ("[[a]](으)로서", {"a": "벡터"}, "벡터로서"),
        ("값이(가)는 [[a]]", {"a": "[[b]]이(가)"}, "값이(가)는 [[b]]이(가)"),
    ],
)
def test_particles_fit_what_is_put_in(template, values, said):
    assert fill(fitted(template, values), values) == said


def test_labels_are_said_so():
    assert Text("ko")("yes_or_no.verdict.wrong", word="왕").startswith("‘왕’은 이 맥락에")


def test_every_particle_behind_a_place_can_change():
    pair = re.compile("|".join(map(re.escape, PAIRS)))
    fixed = {key: BARE.findall(pair.sub(" ", text)) for key, text in korean()}
    assert {key: found for key, found in fixed.items() if found} == {}


def test_pairs_stand_only_where_they_are_resolved():
    for key, text in korean():
        resolved = fitted(text, dict.fromkeys(re.findall(r"\[\[(\w+)\]\]", text), "왕"))
        assert not [pair for pair in PAIRS if pair in resolved], key
