"""From a learner's text to a corpus, and what was done on the way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from core.errors import CorpusTooLarge
from core.text.corpus import Corpus, Vocabulary
from core.text.encodings import Decoded, read_bytes
from core.text.korean import PARTICLES
from core.text.markup import EXAMPLES, NOTHING, Dropped, without_addresses, without_tags
from core.text.normal_form import composed, without_invisible
from core.text.scripts import Unsplit, unsplit

MOST_BYTES = 16 * 2**20
"""The largest text that the app takes, as a file or pasted."""

_LINE_END = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
# Signs that may end a sentence, and what must stand around the first of them: to look for a sign first is ten times as
# fast. A match begins at the first of a run only; else a long run of dots would be read again from each of them. The
# full stops of scripts that write no space after them end a sentence by themselves. Where the space is missing, two
# words around ! or ? are of two sentences, and so are two around a full stop if the first ends as Korean sentences do.
_SENTENCE_END = re.compile(
    r"[.!?…。！？．｡։।॥؟۔።။။\n](?:"
    r"(?<=[.!?…])(?<![.!?…]{2})[.!?…]*+[\"'”’»)\]]*+\s+"
    r"|(?<=[。！？．｡։।॥؟۔።။။])[。！？．｡։।॥؟۔።။။]*+[\"'”’»)\]」』）]*+"
    r"|(?<=\n)\n*+"
    r"|(?<=[^\W\d_][!?])[!?]*+(?=[^\W\d_])"
    r"|(?<=[다요죠까]\.)\.*+(?=[가-힣]))"
)
_MAYBE_INSIDE = re.compile(r"[-‐‑&/+#](?<=\S.)|\.(?<=[a-z].)(?=[a-z])")
"""A line without any of these has no word of `_sign_inside`, which takes long to look for."""

_QUOTING = "고 며 면서 라고 라며 라면서 라는 란 이라고 이라며 이라면서 이라는 이란 하고"
# In ‘왕’은, 「기생충」의 and “좋다”며 the particle would be left alone.
_QUOTED_PARTICLE = re.compile(
    rf"(?<=[\w.!?…][)’'\"”」』》〉\]>])(?:{'|'.join([*PARTICLES, *_QUOTING.split()])})(?!\w)"
)


@dataclass(frozen=True)
class Report:
    """What was found in a text, and what was done to it before words were counted.

    Attributes
    ----------
    encoding : str
        The encoding of the file; empty for a text that was pasted.
    unreadable : int
        The number of damaged signs.
    decomposed : bool
        Whether letters were composed of several signs (as macOS writes them), which were put together.
    invisible : int
        The number of soft hyphens, spaces of no width and the like, which were left out.
    tags, addresses, numbers, joined : Dropped
        What was left out; `joined` are words with signs inside, which were cut there (e-mail) or lost them (C++).
    sentences, words, types : int
        The numbers of sentences, of words and of different words that are left.
    longest : str
        The longest word.
    unsplit : Unsplit or None
        Words of a script without spaces that look like whole clauses.
    """

    encoding: str = ""
    unreadable: int = 0
    decomposed: bool = False
    invisible: int = 0
    tags: Dropped = NOTHING
    addresses: Dropped = NOTHING
    numbers: Dropped = NOTHING
    joined: Dropped = NOTHING
    sentences: int = 0
    words: int = 0
    types: int = 0
    longest: str = ""
    unsplit: Unsplit | None = None


@dataclass(frozen=True)
class ReadText:
    """A learner's text as a corpus of all its words, with the report of its reading."""

    corpus: Corpus
    report: Report


def read(given: bytes | str, *, as_they_are: bool = False, most: int | None = None) -> ReadText:
    """Read a text, as the bytes of a file or as it was pasted.

    Words are letters with their marks, digits and apostrophes inside ("don't", "word2vec", "3시간짜리"), in lower case
    and composed. Tags, addresses, numbers and punctuation are left out. A sentence ends at a line's end, after a full
    stop before a space, and after a question or exclamation mark.

    Parameters
    ----------
    given : bytes or str
    as_they_are : bool
        Whether words are whatever stands between spaces, with capitals, digits and punctuation, and only a line's end
        ends a sentence.
    most : int, optional
        The most bytes that are read.

    Raises
    ------
    NotText, CorpusTooLarge
    """
    size = len(given) if isinstance(given, bytes) else len(given.encode(errors="replace"))
    if most is not None and size > most:
        raise CorpusTooLarge(size=round(size / 2**20, 1), limit=most // 2**20)
    found = read_bytes(given) if isinstance(given, bytes) else Decoded(given, "")
    text = composed(found.text)
    decomposed = text != found.text
    text, invisible = without_invisible(_LINE_END.sub("\n", text))
    if as_they_are:
        corpus = Corpus.counted(line.split() for line in text.split("\n"))
        return ReadText(corpus, _report(corpus, found, decomposed, invisible))

    text, tags = without_tags(text.lower())
    text, named = without_invisible(composed(text))  # what had stood as &shy; and the like
    text, addresses = without_addresses(text)
    text = _QUOTED_PARTICLE.sub(",", text)  # no space: “좋다.”라고 했다 is one sentence
    everything = Corpus.counted(sentences(text))
    corpus = everything.renamed([_form(word) for word in everything.vocab.words])
    dropped = {
        "tags": tags,
        "addresses": addresses,
        "numbers": _numbers(everything.vocab),
        "joined": _joined(text),
    }
    return ReadText(corpus, _report(corpus, found, decomposed, invisible + named, **dropped))


def decode(data: bytes) -> str:
    """Return the text of a file (`core.text.encodings.read_bytes`).

    Raises
    ------
    NotText
    """
    return read_bytes(data).text


def sentences(text: str) -> Iterator[list[str]]:
    """Yield the words of each sentence, in lower case and composed; numbers are still among them."""
    find = _word().findall
    for piece in _SENTENCE_END.split(composed(text.lower()).replace("’", "'")):
        words = find(piece)
        if words:
            yield words


@cache
def _inside() -> str:
    """Return the signs inside words as a class of patterns; made when needed, for it takes a look at every sign."""
    marks = [code for code in range(0x300, 0x1F000) if unicodedata.category(chr(code)).startswith("M")]
    # As ranges, which are found many times as fast as single signs.
    ends = [end for end, following in zip(marks, [*marks[1:], 0], strict=True) if following != end + 1]
    begins = [begin for begin, before in zip(marks, [0, *marks], strict=False) if before != begin - 1]
    ranges = "".join(f"{chr(begin)}-{chr(end)}" for begin, end in zip(begins, ends, strict=True))
    return rf"[\w{ranges}\u200c\u200d]"  # the two joiners belong to Indic and Persian spelling


@cache
def _word() -> re.Pattern[str]:
    """Return the pattern of a word."""
    inside = rf"{_inside()}*+"
    # Numbers in circles count paragraphs; an apostrophe before Hangul is the end of a quotation.
    return re.compile(
        rf"\d++(?:[.,]\d++)++{inside}|(?![①-⓿❶-➓])[^\W_]{inside}(?:'(?![가-힣])[^\W\d_]{inside})*+"
    )


@cache
def _sign_inside() -> re.Pattern[str]:
    """Return the pattern of words with signs inside (state-of-the-art, node.js) or at their end (C++)."""
    sign = r"(?:[-‐‑&/]|(?<=[a-z])\.(?=[a-z]))"
    part = rf"[^\W_]\w*+{_inside()}*+"
    return re.compile(rf"(?<!\w)(?<!{_inside()})(?:{part}(?:{sign}{part})++|[^\W\d_]++[+#]++)")


def _form(word: str) -> str:
    """Return a word without underscores at its end, as Markdown has them; "" for a number."""
    return word.rstrip("_") if _has_letter(word) else ""


def _has_letter(word: str) -> bool:
    return any(map(str.isalpha, word))


def _numbers(vocab: Vocabulary) -> Dropped:
    found = [i for i, word in enumerate(vocab.words) if not _has_letter(word)]
    return Dropped(int(vocab.counts[found].sum()), tuple(vocab.words[i] for i in found[:EXAMPLES]))


def _joined(text: str) -> Dropped:
    find = _sign_inside().findall
    lines = filter(_MAYBE_INSIDE.search, text.split("\n"))
    found = [word for line in lines for word in find(line) if _has_letter(word)]
    return Dropped(len(found), tuple(dict.fromkeys(found))[:EXAMPLES])


def _report(corpus: Corpus, found: Decoded, decomposed: bool, invisible: int, **dropped: Dropped) -> Report:
    words = corpus.vocab.words
    return Report(
        encoding=found.encoding,
        unreadable=found.unreadable,
        decomposed=decomposed,
        invisible=invisible,
        sentences=len(corpus.starts) - 1,
        words=len(corpus),
        types=len(words),
        longest=max(words, key=len, default=""),
        unsplit=unsplit(corpus.vocab) if words else None,
        **dropped,
    )
