"""Korean words in the form of a dictionary, found by a morphological analyser: the optional library kiwipiepy.

It takes some 320 MB of memory and two seconds to load, once for each process and only when it is first asked for.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING

from core.errors import NoAnalyser, TooLongToAnalyse
from core.text.corpus import Corpus

if TYPE_CHECKING:
    from kiwipiepy import Kiwi, Token

MOST_SIGNS = 2_000_000
"""The longest text, in letters, that the app analyses: twenty seconds of a core."""

LONGEST_PIECE = 50
"""The most words that are analysed together; a text without full stops would else be one piece."""

LONGEST_WORD = 100
"""In letters; what is longer is no word, and stays as it stands."""

_HANGUL = re.compile("[가-힣]")
_PLURAL = "들"
_ALONE = ("N", "M", "IC", "XR", "UN")
"""Nouns, pronouns and numerals; determiners and adverbs; interjections; roots; and what the analyser does not know."""

_VERBS = ("VV", "VA", "VX", "VCN")
_FOREIGN = ("SL", "SH", "SN")
_loading = Lock()


def is_installed() -> bool:
    """Whether the analyser is there."""
    return find_spec("kiwipiepy") is not None


def is_loaded() -> bool:
    """Whether the analyser is ready, so that nothing waits for its model."""
    return _loaded.cache_info().currsize > 0


def with_morphemes(corpus: Corpus) -> Corpus:
    """Return a text in the dictionary forms of its Korean words (`analysed`), however long that takes.

    Raises
    ------
    NoAnalyser
    """
    work = analysed(corpus)
    while True:
        try:
            next(work)
        except StopIteration as end:
            found: Corpus = end.value
            return found


def analysed(corpus: Corpus) -> Generator[float, None, Corpus]:
    """Analyse a text sentence by sentence; yield the share that is done after each piece, and return the new text.

    What keeps a meaning of its own stays, in the form in which a dictionary has it: nouns without particles (왕은: 왕),
    verbs and adjectives with 다 (예쁘다 of 예뻤다), with the suffixes that make one word of two (공부하다 of 공부했다,
    과학적), adverbs and the like as they are. Particles, endings, the plural's 들 and numbers go: they would fill the
    windows, and are what the forms of one word differ in. Compounds are parted where the analyser's dictionary parts
    them (인공, 지능). Words without Hangul stay as they stand in the text.

    Raises
    ------
    NoAnalyser
        If the library is not installed.
    """
    kiwi = _analyser()
    found: list[list[str]] = []
    known: dict[str, str] = {}
    done = 0
    for s in range(len(corpus.starts) - 1):
        sentence = corpus.sentence(s)
        forms: list[str] = []
        for piece in _pieces(sentence):
            # The same string object for all uses of a word: a long text then takes little memory.
            forms += (known.setdefault(form, form) for form in _forms(kiwi, piece))
            done += len(piece)
            yield done / len(corpus)
        found.append(forms)
    return Corpus.counted(found)


def check_length(corpus: Corpus) -> None:
    """Check that a text is short enough to be analysed while somebody waits.

    Raises
    ------
    TooLongToAnalyse
    """
    lengths = sum(len(word) * int(n) for word, n in zip(corpus.vocab.words, corpus.vocab.counts, strict=True))
    n_signs = lengths + len(corpus)  # with the spaces
    if n_signs > MOST_SIGNS:
        raise TooLongToAnalyse(signs=n_signs, limit=MOST_SIGNS)


def _analyser() -> Kiwi:
    with _loading:
        return _loaded()


@cache
def _loaded() -> Kiwi:
    try:
        from kiwipiepy import Kiwi
    except ImportError:
        raise NoAnalyser from None
    # Names of several words and slips of the pen are not looked for: two fifths of the memory.
    return Kiwi(num_workers=1, load_multi_dict=False, load_typo_dict=False)


def _pieces(sentence: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(sentence), LONGEST_PIECE):
        yield sentence[start : start + LONGEST_PIECE]


def _forms(kiwi: Kiwi, words: Sequence[str]) -> list[str]:
    """Return the dictionary forms in a piece of a text."""
    if not any(map(_HANGUL.search, words)):
        return list(words)
    given = [word if len(word) <= LONGEST_WORD else "" for word in words]
    tokens = iter(kiwi.tokenize(" ".join(given)))
    token = next(tokens, None)
    forms: list[str] = []
    end = -1
    for word, part in zip(words, given, strict=True):
        end += 1 + len(part)
        inside = []
        while token is not None and token.start < end:
            inside.append(token)
            token = next(tokens, None)
        forms += _of_word(inside) if _HANGUL.search(part) else [word]
    return forms


def _of_word(tokens: Sequence[Token]) -> list[str]:
    """Return the dictionary forms in what stands between two spaces."""
    forms: list[str] = []
    joins = False  # whether the next form belongs to the last one
    was_foreign = False
    for token in tokens:
        tag, form = token.tag.partition("-")[0], token.form
        is_foreign = tag in _FOREIGN
        if tag in ("XSV", "XSA") and forms:
            forms[-1] += f"{form}다"
        elif tag in ("XSN", "XSM") and forms:
            forms[-1] += "" if form == _PLURAL else form
        elif joins or (is_foreign and was_foreign):
            forms[-1] += form
        elif tag in _VERBS:
            forms.append(f"{form}다")
        elif tag == "XPN" or is_foreign or tag.startswith(_ALONE):
            forms.append(form)
        joins, was_foreign = tag == "XPN", is_foreign
    return [form for form in forms if not form.isdigit()]
