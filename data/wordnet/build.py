"""Build the WordNet corpus: definitions and examples of WordNet 3.0, one piece a line.

Run ``python -m data.wordnet.build`` in the repository's folder. To obtain the text it needs a Debian or
Ubuntu system.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from data.common import check_sha256, debian_files, record_counts, write_corpus

HERE = Path(__file__).parent
PACKAGE = "wordnet-base"
DATABASE = "usr/share/wordnet"
SHA256 = {
    "data.noun": "fea17d2f9656611334eac790e5d69e47645fa180c4aa481fb4cd9b3520754ca2",
    "data.verb": "adcf43e35b581e8036d8b5a52d63d9cd3d3b4870b2720d3c03c799df44777bc2",
    "data.adj": "c89120dfc1f046ddff4a631bf9b7e9fa1a36b5e86565a23bf82dbe14f30b88a7",
    "data.adv": "444a63bf3955080ab7524f5079cfc07ff9bc682cb98bdb1db73b0fb9829f1139",
}

VOCABULARY_SIZE = 10_000
SHORTEST = 4
RARE_ALLOWED = 1

# Offsets in data.noun of the usage domains that WordNet's own editors assign by a pointer ";u".
USAGE_DOMAINS = {
    "06717170": "disparagement",
    "06718862": "ethnic slur",
    "07124340": "obscenity",
}
_USAGE_POINTER = re.compile(r";u (\d{8}) n")

_MARK = r"(?:offensive|disparaging|derogatory|pejorative|insulting|obscene|vulgar|contemptuous)"
_MARKED = re.compile(
    # A label in parentheses: "(ethnic slur)", "(offensive British slang)", "(used pejoratively)".
    rf"\([a-z ]*\b(?:ethnic slur|disparag\w*|pejorative\w*|derogat\w*|{_MARK})\b[^)]*\)"
    # Words about the word: "offensive term for", "terms of contempt", "is now considered offensive".
    rf"|\b{_MARK}\)?(?: and \w+)?(?: or \w+)? (?:terms?|names?|words? for)\b"
    r"|\bterms? of (?:contempt|abuse)\b|\b(?:considered|regarded as) offensive\b|\b(?:ethnic|racial) slur",
    re.IGNORECASE,
)

_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e)\.")
_WITH_DIGIT = re.compile(r"\w*\d\w*")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")


def glosses(folder: Path) -> Iterator[str]:
    """Read the glosses of all synsets that no editor marked as a slur or as obscene.

    Parameters
    ----------
    folder : Path
        Where WordNet's data files lie.

    Yields
    ------
    str
        Definition and examples of one synset, in the order of the files.
    """
    for name, expected in SHA256.items():
        path = folder / name
        check_sha256(path, expected)
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("  "):
                continue  # the licence, which precedes the data
            synset, _, gloss = line.partition(" | ")
            marked = USAGE_DOMAINS.keys() & _USAGE_POINTER.findall(synset)
            if not marked and not _MARKED.search(gloss):
                yield gloss.strip()


def unfit_pattern(path: Path) -> re.Pattern[str]:
    """Read the list of words that are unfit for a classroom.

    Parameters
    ----------
    path : Path
        The list: one entry a line, comments after ``#``, a star for any ending.

    Returns
    -------
    re.Pattern
        A pattern that finds an entry in tokens joined by single spaces.
    """
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    entries = [line for line in lines if line and not line.startswith("#")]
    return re.compile(r"(?<!\S)(?:" + "|".join(e.replace("*", r"\S*") for e in entries) + r")(?:'s)?(?!\S)")


def tokenise(text: str) -> list[str]:
    """Split a text into words.

    Parameters
    ----------
    text : str
        Any English text.

    Returns
    -------
    list of str
        The words in lower case, without numbers and without "e.g." and "i.e.".
    """
    return _WORD.findall(_WITH_DIGIT.sub(" ", _ABBREVIATION.sub(" ", text.lower())))


def pieces(gloss: str) -> list[str]:
    """Split a gloss into its definition and its examples.

    Between quotation marks stands an example. What follows an example (its author, a stray mark) is left
    out.

    Parameters
    ----------
    gloss : str
        For instance ``'in an unusual way; "he spoke oddly"- Anon'``.

    Returns
    -------
    list of str
        The definition, then the examples.
    """
    parts = gloss.split('"')
    return [parts[0], *parts[1::2]]


def common_words(sentences: Iterable[Sequence[str]], size: int) -> set[str]:
    """Give the commonest words; of equally common ones those that come first in the alphabet.

    Parameters
    ----------
    sentences : iterable of sequence of str
        The tokens of each sentence.
    size : int
        How many words.

    Returns
    -------
    set of str
        The words.
    """
    number_of = Counter(token for sentence in sentences for token in sentence)
    return set(sorted(number_of, key=lambda word: (-number_of[word], word))[:size])


def corpus(found: Iterable[str], unfit: re.Pattern[str]) -> list[list[str]]:
    """Choose the pieces that make up the corpus.

    Parameters
    ----------
    found : iterable of str
        The glosses.
    unfit : re.Pattern
        What no gloss may hold.

    Returns
    -------
    list of list of str
        The tokens of each piece, each piece once.
    """
    candidates: dict[tuple[str, ...], None] = {}
    for gloss in found:
        if unfit.search(" ".join(tokenise(gloss))):
            continue
        for piece in pieces(gloss):
            tokens = tokenise(piece)
            if len(tokens) >= SHORTEST:
                candidates[tuple(tokens)] = None
    vocabulary = common_words(candidates, VOCABULARY_SIZE)
    kept: dict[tuple[str, ...], None] = {}
    for candidate in candidates:
        known = tuple(token for token in candidate if token in vocabulary)
        if len(known) >= max(SHORTEST, len(candidate) - RARE_ALLOWED):
            kept[known] = None
    return [list(tokens) for tokens in kept]


def main() -> None:
    """Build the corpus and bring the counts in SOURCE.md up to date."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--root", type=Path, help="folder with the unpacked package ('/' if it is installed)")
    arguments = parser.parse_args()
    with debian_files(PACKAGE, arguments.root) as root:
        sentences = corpus(glosses(root / DATABASE), unfit_pattern(HERE / "unfit.txt"))
    write_corpus(HERE / "corpus.txt.gz", sentences)
    for counts in record_counts(HERE / "SOURCE.md", ["corpus.txt.gz"]):
        print(counts)


if __name__ == "__main__":
    main()
