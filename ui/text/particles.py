"""Korean particles behind what is put into a sentence: chosen by the sound in which it ends.

Content writes them as Korean forms do, ``[[word]]은(는)``; whoever reads sees one of the two. What ends in a sign whose
reading nobody can know keeps both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum

PAIRS = {
    "은(는)": ("은", "는"),
    "이(가)": ("이", "가"),
    "을(를)": ("을", "를"),
    "과(와)": ("과", "와"),
    "(으)로": ("으로", "로"),
    "(이)라": ("이라", "라"),
    "(이)란": ("이란", "란"),
    "(이)나": ("이나", "나"),
    "이어야(여야)": ("이어야", "여야"),
    "이었(였)": ("이었", "였"),
}
"""What is written behind a place, and what is read after a final consonant and after a vowel."""

AFTER_RIEUL = {"(으)로": "로"}
"""What treats ㄹ as a vowel: 서울로."""

BESIDE = r"(?:[*_`'\"’”」』〉》\]]|\([^()]*\))*"
"""What may stand between a word and its particle, and has no sound: marks, quotation marks, a remark in brackets."""

_PLACE = re.compile(rf"\[\[(\w+)\]\]({BESIDE})({'|'.join(map(re.escape, PAIRS))})")
_SILENT = re.compile(r"(?:[\s*_`'\"’”»」』〉》)\]}>.,:;!?…\u2060]|\([^()]*\))+\Z")
_NUMBER = re.compile(r"\d[\d,]*(\.\d+)?\Z")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]+\Z")
_LONGEST_READ = 64
"""So many signs from its end on are enough to know how a text sounds there."""


class Ending(Enum):
    """The sound in which a word ends."""

    VOWEL = "vowel"
    RIEUL = "rieul"
    CONSONANT = "consonant"


_DIGITS = {digit: Ending.VOWEL for digit in "2459"} | {
    "1": Ending.RIEUL,
    "7": Ending.RIEUL,
    "8": Ending.RIEUL,
}
"""Sino-Korean digits: 이 사 오 구; 일 칠 팔. The others, 영 삼 육, end in consonants, as do 십 백 천 만 억."""

_TRILLIONS = range(12, 16)
"""The numbers of zeros that are read 조, which ends in a vowel."""

_NAMES = {"l": Ending.RIEUL, "r": Ending.RIEUL, "m": Ending.CONSONANT, "n": Ending.CONSONANT}
"""Latin letters whose Korean name does not end in a vowel: 엘 알 엠 엔."""

_SIGNS = (
    dict.fromkeys("%‰°℃+=∞αβγδζηθικλμνξπρσςτφχψω", Ending.VOWEL)
    | dict.fromkeys("εου#⁰¹²³⁴⁵⁶⁷⁸⁹", Ending.CONSONANT)
    | dict.fromkeys("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ", Ending.VOWEL)
    | dict.fromkeys("ㄱㄲㄴㄷㄸㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ", Ending.CONSONANT)
    | {"ㄹ": Ending.RIEUL}
)
"""Signs by their names: 퍼센트, 시그마; raised digits end in 제곱; ㄱ is 기역, ㄹ is 리을."""


_FINAL_RIEUL = 8
"""ㄹ by its place in Unicode's order of final consonants."""

_LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")

_SHORT_STOP = re.compile(r"(?:(?<![aeiou])[aeiou](?:[bcpt]|c?k)|ook|eep)\Z")
"""A stop after a short vowel closes its syllable (cat 캣, music 뮤직, back 백); elsewhere it has its own 으 (park)."""

_SILENT_E = re.compile(r"(?:[aeiouy][lmn]|[a-z]l)e\Z")
"""time 타임, line 라인, table 테이블."""


def fitted(text: str, values: Mapping[str, object]) -> str:
    """Return a text in which the particles behind its places fit the values that will stand there."""
    return _PLACE.sub(lambda match: _fitted(match, values), text) if "(" in text else text


def _fitted(match: re.Match[str], values: Mapping[str, object]) -> str:
    place, beside, written = match.groups()
    return f"[[{place}]]{beside}{particle(str(values.get(place, '')), written)}"


def particle(word: str, written: str) -> str:
    """Return the particle that fits a word, of a pair such as 은(는) in `PAIRS`; the pair itself if nobody can know.

    Examples
    --------
    >>> "왕" + particle("왕", "은(는)"), "word2vec" + particle("word2vec", "을(를)"), "8" + particle("8", "(으)로")
    ('왕은', 'word2vec을', '8로')
    """
    ending = ending_of(word)
    if ending is None:
        return written
    if ending is Ending.RIEUL and written in AFTER_RIEUL:
        return AFTER_RIEUL[written]
    after_consonant, after_vowel = PAIRS[written]
    return after_vowel if ending is Ending.VOWEL else after_consonant


def ending_of(text: str) -> Ending | None:
    """Return the sound in which a text ends as a Korean reads it aloud; None if its last sign has no certain reading.

    Digits are read in Sino-Korean, single and capital Latin letters by their names, words by how they are commonly
    spelt in Hangul (king 킹, book 북, table 테이블, feet 피트): a rule of thumb, for English spelling has no rules.
    """
    text = _SILENT.sub("", text[-_LONGEST_READ:].replace("\\", ""))
    if not text:
        return None
    last = text[-1].translate(_LOWERED)
    if "가" <= last <= "힣":
        final = (ord(last) - ord("가")) % 28
        return {0: Ending.VOWEL, _FINAL_RIEUL: Ending.RIEUL}.get(final, Ending.CONSONANT)
    if last.isascii() and last.isdigit():
        return _of_number(text)
    latin = _LATIN.search(text)
    return _of_latin(latin[0]) if latin else _SIGNS.get(last.lower())


def _of_number(text: str) -> Ending:
    number = _NUMBER.search(text.translate(_LOWERED))
    digits = number[0].replace(",", "") if number else text[-1]
    if not digits.endswith("0"):
        return _DIGITS.get(digits[-1], Ending.CONSONANT)
    n_zeros = len(digits) - len(digits.rstrip("0"))
    is_trillions = "." not in digits and n_zeros < len(digits) and n_zeros in _TRILLIONS
    return Ending.VOWEL if is_trillions else Ending.CONSONANT


def _of_latin(word: str) -> Ending:
    if len(word) == 1 or word.isupper():
        return _NAMES.get(word[-1].lower(), Ending.VOWEL)
    word = word.lower()
    if len(word) > 2 and _SILENT_E.search(word):
        word = word[:-1]
    if word.endswith("l"):
        return Ending.RIEUL
    if word.endswith(("m", "n", "ng")) or _SHORT_STOP.search(word):
        return Ending.CONSONANT
    return Ending.VOWEL
