"""Build pairs of related words: what vectors can be asked on WordNet's text, and on other English texts.

Run ``python -m data.wordnet.pairs`` in the repository's folder, after `data.wordnet.build`. To obtain WordNet it
needs a Debian or Ubuntu system.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from core.text.corpus import Corpus
from data.common import check_sha256, debian_files
from data.wordnet.build import DATABASE, PACKAGE, SHA256

HERE = Path(__file__).parent
FILE = HERE / "pairs.txt"
INDEX_SHA256 = {
    "index.noun": "a490d99d93d017bf4822fe2f0ffa51fd73911ce271dc7535fade21f8814b5a04",
    "index.verb": "e2ac24816c3a8289dcb72aaa9cf8db81fdf25ec34d792bfc96ac5b7a20c8b4ae",
    "index.adj": "c9865d7b4d1f805bdef82ccdcea5282436e23083e6f6f1b33e716327c4eda810",
}
POINTERS = {"@", "&"}
"""Hypernyms ("a dog is a canine") and, of adjectives, similar meanings."""

FEWEST = 20
"""A word that occurs less often in the text is left out: hardly anything can be learnt of it."""


@dataclass(frozen=True)
class Synset:
    """A meaning.

    Attributes
    ----------
    words : tuple of str
        The words that have it.
    related : tuple of str
        The offsets of the meanings that it points to.
    """

    words: tuple[str, ...]
    related: tuple[str, ...]


def synsets(path: Path) -> dict[str, Synset]:
    """Read a data file; return its meanings by their offsets."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            continue  # the licence, which precedes the data
        fields = line.partition(" | ")[0].split()
        n_words = int(fields[3], 16)
        words = fields[4 : 4 + 2 * n_words : 2]
        at = 4 + 2 * n_words
        pointers = [fields[at + 1 + 4 * i : at + 5 + 4 * i] for i in range(int(fields[at]))]
        related = [offset for symbol, offset, _, _ in pointers if symbol in POINTERS]
        found[fields[0]] = Synset(tuple(words), tuple(related))
    return found


def first_meanings(path: Path) -> dict[str, str]:
    """Read an index file; return the offset of each word's first meaning, which is the most usual one."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("  "):
            lemma, _, n_meanings, *rest = line.split()
            found[lemma] = rest[-int(n_meanings)]
    return found


def pairs(meanings: dict[str, Synset], first: dict[str, str], known: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of known words of which the first meanings are the same, or one points to the other."""
    by_meaning: dict[str, list[str]] = {}
    for word in sorted(known & first.keys()):
        by_meaning.setdefault(first[word], []).append(word)
    for offset, words in by_meaning.items():
        for i, word in enumerate(words):
            yield from ((word, other) for other in words[i + 1 :])
            for related in meanings[offset].related:
                yield from ((word, other) for other in by_meaning.get(related, []) if other != word)


def main() -> None:
    """Write the pairs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, help="a folder in which the Debian package is unpacked")
    vocab = Corpus.load(HERE / "corpus.txt.gz").vocab
    known = {word for word, n in zip(vocab.words, vocab.counts, strict=True) if n >= FEWEST}
    found: Counter[tuple[str, str]] = Counter()
    with debian_files(PACKAGE, parser.parse_args().root) as root:
        for name, expected in INDEX_SHA256.items():
            index, data = root / DATABASE / name, root / DATABASE / name.replace("index", "data")
            check_sha256(index, expected)
            check_sha256(data, SHA256[data.name])
            for one, other in pairs(synsets(data), first_meanings(index), known):
                found[min(one, other), max(one, other)] += 1
    FILE.write_text("".join(f"{one} {other}\n" for one, other in sorted(found)), encoding="utf-8")
    print(f"{len(found):,} pairs of {len({word for pair in found for word in pair}):,} words")


if __name__ == "__main__":
    main()
