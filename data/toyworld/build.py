"""Build the toy world: three corpora and two files of analogies.

Run ``python -m data.toyworld.build`` in the repository's folder. It needs nothing but Python.
"""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from data.common import record_counts, write_corpus
from data.toyworld import english, korean
from data.toyworld.tables import Table, Token, analogies, check, sentences

HERE = Path(__file__).parent
SEED = 30
CORPORA = ("en.txt.gz", "ko_stems.txt.gz", "ko_surface.txt.gz")


def shuffled_sentences(tables: Sequence[Table]) -> list[list[Token]]:
    """Give the sentences of all tables in a random order that is always the same.

    Parameters
    ----------
    tables : sequence of Table
        All tables of one language.

    Returns
    -------
    list of list of Token
        The sentences.
    """
    check(tables)
    generator = random.Random(SEED)
    pool = [sentence for table in tables for sentence in sentences(table)]
    # Only random() is promised to give the same numbers in every version of Python, shuffle() is not.
    keys = [generator.random() for _ in pool]
    return [sentence for _, sentence in sorted(zip(keys, pool, strict=True))]


def corpora() -> dict[str, list[list[str]]]:
    """Make the three corpora.

    Returns
    -------
    dict of str to list of list of str
        The sentences of each file. The two Korean files hold the same sentences, word for word.
    """
    in_english, in_korean = shuffled_sentences(english.TABLES), shuffled_sentences(korean.TABLES)
    texts = (
        [[token.stem for token in sentence] for sentence in in_english],
        [[token.stem for token in sentence] for sentence in in_korean],
        [[korean.surface(token) for token in sentence] for sentence in in_korean],
    )
    return dict(zip(CORPORA, texts, strict=True))


def questions(tables: Sequence[Table]) -> Iterator[str]:
    """Give the lines of a file of analogies in the format of Google's test set.

    Parameters
    ----------
    tables : sequence of Table
        All tables of one language.

    Yields
    ------
    str
        A section line ``: name``, then its questions ``a b c d``.
    """
    for table in tables:
        yield f": {table.name}"
        yield from (" ".join(words) for words in analogies(table))


def main() -> None:
    """Write the corpora and the analogies, and bring the counts in SOURCE.md up to date."""
    for name, text in corpora().items():
        write_corpus(HERE / name, text)
    for language, tables in (("en", english.TABLES), ("ko", korean.TABLES)):
        lines = "".join(f"{line}\n" for line in questions(tables))
        (HERE / f"analogies.{language}.txt").write_text(lines, encoding="utf-8")
    for counts in record_counts(HERE / "SOURCE.md", CORPORA):
        print(counts)


if __name__ == "__main__":
    main()
