"""Splitting off the particles of Korean nouns: rules, short lists, and what the text itself tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from core.text.corpus import Corpus, Vocabulary
from core.text.korean_words import ENDINGS, LINKING, NO_NOUN, NOUNS, PRONOUNS, VERBAL_SYLLABLES, WHOLE

_AFTER_CONSONANT, _AFTER_VOWEL, _AFTER_ANY = "consonant", "vowel", "any"


def _all(words: str, after: str) -> dict[str, str]:
    return dict.fromkeys(words.split(), after)


PARTICLES = (
    _all(
        "은 이 을 과 으로 으로서 으로써 으로부터 으로서의 으로부터의 과는 과도 과의 으로는 으로도 으로의",
        _AFTER_CONSONANT,
    )
    | _all("는 가 를 와 로 로서 로써 로부터 로서의 로부터의 와는 와도 와의 로는 로도 로의", _AFTER_VOWEL)
    | _all("의 에 도 만 께 에서 에게 한테 께서 까지 부터 처럼 보다 마다 조차 마저 밖에", _AFTER_ANY)
    | _all(
        "에는 에도 에만 에서는 에서도 에서만 에서의 에서부터 에게서 에게는 에게도 에게만 한테는 한테서",
        _AFTER_ANY,
    )
    | _all(
        "에의 에게의 께서는 께서도 까지는 까지도 까지의 까지를 까지와 까지가 까지에 부터는 부터의", _AFTER_ANY
    )
    | _all("처럼은 보다는 보다도 만의 만은 만을 만이 조차도", _AFTER_ANY)
)
"""A particle, or two in a row, and the sound that it must follow."""

_LONGEST_FIRST = sorted(PARTICLES, key=len, reverse=True)
_OTHER_ENDINGS = "은 는 이 가 을 도 만 로 과 보다 과는 과도 과의 로는 로도 로의 보다는 보다도"
_DOUBTFUL = frozenset(_OTHER_ENDINGS.split())
"""Particles that are also endings of verbs and adjectives, or last syllables of other words."""

_COMMONEST = frozenset("은는이가을를에")

_LEAST_SHARE = 0.02
"""A stem is a noun if at least this share of its forms can only be a noun's; fewer may be misspellings."""

_FINAL_RIEUL = 8
_NEVER_END_NOUNS = frozenset((5, 6, 13, 14, 15, 20, 27))
"""ㄵ ㄶ ㄾ ㄿ ㅀ ㅆ ㅎ, by their places in Unicode's order of final consonants."""

_VOWELS_OF_VERBS = frozenset((0, 1, 4, 6, 9, 10, 14))
"""ㅏ ㅐ ㅓ ㅕ ㅘ ㅙ ㅝ, with which verb forms in -아/어 end (돌아, 해, 보여), by their places in Unicode's order."""


def split_particle(word: str) -> tuple[str, str]:
    """Return a word's stem and the longest particle that fits the sound before it; "" where none does."""
    return next(_splits(word), (word, ""))


def _splits(word: str) -> Iterator[tuple[str, str]]:
    """Yield the stems and particles that a word may consist of by its sounds, the longest particle first.

    A particle that only nouns have is the last: 학교에서의 is 학교 and 에서의, not 학교에서 and 의.
    """
    for particle in _LONGEST_FIRST:
        stem = word.removesuffix(particle)
        if not stem or stem == word or not ("가" <= stem[-1] <= "힣" or _is_latin(stem)):
            continue
        if _is_latin(stem):
            yield stem, particle
            return
        final = _final(stem)
        # 로 treats ㄹ as a vowel.
        is_vowel = final == 0 or (final == _FINAL_RIEUL and particle.removeprefix("으").startswith("로"))
        if PARTICLES[particle] in (_AFTER_ANY, _AFTER_VOWEL if is_vowel else _AFTER_CONSONANT):
            yield stem, particle
            if particle not in _DOUBTFUL:
                return


def without_particles(corpus: Corpus) -> Corpus:
    """Return a text without the particles of its nouns (`stems`)."""
    return corpus.renamed(stems(corpus.vocab))


def stems(vocab: Vocabulary) -> list[str]:
    """Return each word, without its particle if it is a noun with one, and as it stands if it is not.

    Only nouns lose particles: 학교에서 becomes 학교, while 좋은, 하지만, 함께 and 별로 stay. Sounds alone do not tell,
    so the text decides: a stem that occurs with a particle that only nouns have (를, 의, 에서) is a noun, and so is a
    word that takes such a particle as it stands (지팡이, because of 지팡이를). Where the text says nothing, short lists
    of words, and the syllables in which verbs end, do (`core.text.korean_words`).
    """
    evidence = _Evidence(vocab)
    return [evidence.stem(word) for word in vocab.words]


@dataclass
class _Forms:
    """How often a stem occurs with particles that only nouns have, and with others; and the different particles."""

    clear: int = 0
    doubtful: int = 0
    particles: set[str] = field(default_factory=set)


class _Evidence:
    """What the words of a text tell about each other."""

    def __init__(self, vocab: Vocabulary) -> None:
        self.known = vocab.ids
        self.forms: defaultdict[str, _Forms] = defaultdict(_Forms)
        for word, count in zip(vocab.words, vocab.counts.tolist(), strict=True):
            for stem, particle in _splits(word):
                forms = self.forms[stem]
                forms.particles.add(particle)
                if particle in _DOUBTFUL or _may_come(stem, particle):
                    forms.doubtful += count
                else:
                    forms.clear += count

    def stem(self, word: str) -> str:
        """Return a word without its particle, if it has one."""
        if word in WHOLE or word in PRONOUNS or word in PARTICLES or self._is_surely_noun(word):
            return word
        splits = list(_splits(word))
        if word in NOUNS:
            splits = [(stem, particle) for stem, particle in splits if self._is_common_noun(stem)]
        for stem, _ in splits:
            if self._is_surely_noun(stem):
                return stem
        for stem, particle in splits:
            if self._is_likely_noun(stem, particle):
                return stem
        return word

    def _is_common_noun(self, stem: str) -> bool:
        """Whether a stem occurs with two of the commonest particles: in a text on rivers 강의 is 강, else a lecture."""
        return stem not in PRONOUNS and len(self.forms[stem].particles & _COMMONEST) > 1

    def _is_surely_noun(self, stem: str) -> bool:
        """Whether the text shows that a stem is a noun."""
        if stem in PRONOUNS:
            return True
        if _is_latin(stem):
            return True
        if stem in NO_NOUN or stem in PARTICLES or stem not in self.forms or _final(stem) in _NEVER_END_NOUNS:
            return False
        forms = self.forms[stem]
        is_clear = forms.clear > _LEAST_SHARE * forms.doubtful
        if len(stem) > 1:
            return is_clear
        # Verbs of one syllable take 은 and 을 as well; one form alone may be chance.
        is_varied = bool(forms.particles & {"이", "과"}) or len(forms.particles) > 2
        return len(forms.particles) > 1 and (is_clear or (is_varied and stem not in VERBAL_SYLLABLES))

    def _is_likely_noun(self, stem: str, particle: str) -> bool:
        """Whether a stem before a doubtful particle is a noun, where the text does not show it."""
        if (
            len(stem) == 1
            or stem in NO_NOUN
            or stem[-1] in VERBAL_SYLLABLES
            or _final(stem) in _NEVER_END_NOUNS
        ):
            return False
        # 시대로 is 시대 and 로, but 뜻대로 is 뜻 and 대로: only the text tells.
        if _may_come(stem, particle) or (particle == "로" and stem[-1] == "대"):
            return False
        is_met = stem in self.known or len(self.forms[stem].particles) > 1
        is_open = _final(stem) == 0 and _vowel(stem) in _VOWELS_OF_VERBS
        is_verb_form = stem[-1] in ENDINGS or is_open
        if particle.startswith(("는", "도", "만", "보다")):
            return is_met and not (is_verb_form)
        if particle == "이" or (particle == "가" and is_open):
            return is_met and stem[-1] not in ENDINGS
        return stem[-1] not in ENDINGS


def _may_come(stem: str, particle: str) -> bool:
    """Whether a stem and what follows it may be a verb with 오다 or 가다: 날아와, 들려와도, 만들어가."""
    return particle in ("와", "와도", "와는", "가") and stem[-1] in LINKING


def _is_latin(stem: str) -> bool:
    """Whether a stem ends in Latin letters or digits, after which no verb's ending comes (ai는, word2vec을)."""
    return stem[-1].isascii() and not stem.isdigit() and stem[-1].isalnum()


def _final(word: str) -> int:
    """Return the place of a word's final consonant in Unicode's order; 0 means that it has none."""
    return (ord(word[-1]) - ord("가")) % 28


def _vowel(word: str) -> int:
    """Return the place of a word's last vowel in Unicode's order."""
    return (ord(word[-1]) - ord("가")) // 28 % 21
