"""Splitting off the particles of Korean nouns: a few rules, enough to show what tokenisation does to vectors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

_AFTER_CONSONANT, _AFTER_VOWEL, _AFTER_ANY = "consonant", "vowel", "any"

PARTICLES = (
    dict.fromkeys(("은", "이", "을", "과", "으로"), _AFTER_CONSONANT)
    | dict.fromkeys(("는", "가", "를", "와", "로"), _AFTER_VOWEL)
    | dict.fromkeys(
        ("의", "에", "도", "만", "께", "에서", "에게", "께서", "까지", "부터", "처럼", "보다"), _AFTER_ANY
    )
    | dict.fromkeys(("에는", "에도", "에서는", "에게서", "에게는"), _AFTER_ANY)
)
"""A particle, and the sound that it must follow."""

_LONGEST_FIRST = sorted(PARTICLES, key=len, reverse=True)
_ONLY_AFTER_NOUNS = frozenset(("을", "를", "의"))
_FINAL_RIEUL = 8


def split_particle(word: str) -> tuple[str, str]:
    """Return a word's stem and the longest particle that fits the sound before it; "" where none does."""
    for particle in _LONGEST_FIRST:
        stem = word.removesuffix(particle)
        if not stem or stem == word or not "가" <= stem[-1] <= "힣":
            continue
        # A syllable's code holds its final consonant; 0 means that it has none. 로 treats ㄹ as a vowel.
        final = (ord(stem[-1]) - ord("가")) % 28
        is_vowel = final == 0 or (final == _FINAL_RIEUL and particle in ("으로", "로"))
        if PARTICLES[particle] in (_AFTER_ANY, _AFTER_VOWEL if is_vowel else _AFTER_CONSONANT):
            return stem, particle
    return word, ""


def strip_particles(sentences: Iterable[Sequence[str]]) -> list[list[str]]:
    """Return sentences with the particles of their nouns left out.

    The text itself decides doubtful cases. A word that occurs with 을, 를 or 의 is a noun as it stands
    (지팡이, because of 지팡이를). A single syllable is taken for a stem only if it occurs with several
    particles (왕, because of 왕은 and 왕을).
    """
    text = [list(sentence) for sentence in sentences]
    types = {word for sentence in text for word in sentence}
    particles_of: defaultdict[str, set[str]] = defaultdict(set)
    for word in types:
        stem, particle = split_particle(word)
        particles_of[stem].add(particle)

    def strip(word: str) -> str:
        stem, particle = split_particle(word)
        is_noun_itself = particles_of.get(word, set()) & _ONLY_AFTER_NOUNS
        is_sure = len(stem) > 1 or len(particles_of[stem] - {""}) > 1
        return stem if particle and is_sure and not is_noun_itself else word

    forms = {word: strip(word) for word in types}
    return [[forms[word] for word in sentence] for sentence in text]
