"""How the toy world is made: tables of words, crossed with contexts, so that its analogies hold.

A word stands in a row and in a column of a table: *queen* in the row of *king* and in the column of women.
Each of its sentences holds one context word of the row (*crown*, *throne*, …) and one context word of the
column (*mary*, *anna*, …). A table crosses **all** context words of the row with **all** context words of the
column and with all templates, each combination once. So row and column are independent in every word's
sentences, exactly and not only on average: *king* is to *queen* as *father* is to *mother*.
"""

import string
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Token(NamedTuple):
    """A word, and the particle that belongs to it in Korean.

    Parameters
    ----------
    stem : str
        The bare word.
    particle : str
        The particle in its form after a consonant (``은`` for ``은/는``), or nothing.
    """

    stem: str
    particle: str


@dataclass(frozen=True)
class Row:
    """One row of a table.

    Parameters
    ----------
    words : tuple of str
        One word for each column.
    contexts : tuple of str
        The context words of the row, which occur with no other row.
    """

    words: tuple[str, ...]
    contexts: tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Parameters
    ----------
    name : str
        What the words of the column have in common.
    contexts : tuple of str
        The context words of the column, which occur with no other column.
    templates : tuple of str
        Sentences with the places ``{w}`` (the word), ``{row}`` and ``{col}`` (one context word of each).
        A word may carry a particle, written ``{w}|은``.
    """

    name: str
    contexts: tuple[str, ...]
    templates: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table of words whose rows and columns have meanings of their own.

    Parameters
    ----------
    name : str
        Name of the section in the file of analogies.
    columns : tuple of Column
        Two or more.
    rows : tuple of Row
        Two or more.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def row(words: str, contexts: str) -> Row:
    """Make a row from two strings of words.

    Parameters
    ----------
    words : str
        The word for each column, separated by spaces.
    contexts : str
        The context words of the row, separated by spaces.

    Returns
    -------
    Row
        The row.
    """
    return Row(tuple(words.split()), tuple(contexts.split()))


def column(name: str, contexts: str, *templates: str) -> Column:
    """Make a column.

    Parameters
    ----------
    name : str
        What the words of the column have in common.
    contexts : str
        The context words of the column, separated by spaces.
    *templates : str
        The sentences.

    Returns
    -------
    Column
        The column.
    """
    return Column(name, tuple(contexts.split()), templates)


def fill(template: str, *, w: str, row: str, col: str) -> list[Token]:
    """Put words into the places of a template.

    Parameters
    ----------
    template : str
        For instance ``"{w}|은 {row}|을 보았다"``.
    w, row, col : str
        The word and its two context words.

    Returns
    -------
    list of Token
        One for each word of the sentence.
    """
    filled = template.format(w=w, row=row, col=col)
    return [Token(stem, particle) for stem, _, particle in (token.partition("|") for token in filled.split())]


def sentences(table: Table) -> Iterator[list[Token]]:
    """Cross the words of a table with their contexts.

    Parameters
    ----------
    table : Table
        The table.

    Yields
    ------
    list of Token
        One sentence.
    """
    for table_row in table.rows:
        for word, table_column in zip(table_row.words, table.columns, strict=True):
            for row_context in table_row.contexts:
                for column_context in table_column.contexts:
                    for template in table_column.templates:
                        yield fill(template, w=word, row=row_context, col=column_context)


def analogies(table: Table) -> Iterator[tuple[str, str, str, str]]:
    """Ask every question of a table: a is to b as c is to d.

    Parameters
    ----------
    table : Table
        The table.

    Yields
    ------
    tuple of str
        For each pair of columns and each ordered pair of rows, the four words.
    """
    for left in range(len(table.columns)):
        for right in range(left + 1, len(table.columns)):
            for first in table.rows:
                for second in table.rows:
                    if first is not second:
                        yield first.words[left], first.words[right], second.words[left], second.words[right]


def check(tables: Sequence[Table]) -> None:
    """Stop unless the tables keep the rules that make their analogies true.

    Every word of a table and every context word has one place only, in all tables together, and no template
    holds one of them as fixed text. Every cell of a table gets the same number of sentences.

    Parameters
    ----------
    tables : sequence of Table
        All tables of one language.

    Raises
    ------
    ValueError
        If a rule is broken.
    """
    places: Counter[str] = Counter()
    fixed: set[str] = set()
    for table in tables:
        for table_row in table.rows:
            places.update(table_row.words + table_row.contexts)
            if len(table_row.words) != len(table.columns):
                raise ValueError(f"{table.name}: {table_row.words} has not one word for each column")
        for table_column in table.columns:
            places.update(table_column.contexts)
            fixed.update(word for template in table_column.templates for word in _fixed_words(template))
        if len({len(r.contexts) for r in table.rows}) > 1:
            raise ValueError(f"{table.name}: rows differ in their number of context words")
        if len({len(c.contexts) * len(c.templates) for c in table.columns}) > 1:
            raise ValueError(f"{table.name}: columns differ in their number of sentences")
    repeated = sorted(word for word, n in places.items() if n > 1 or word in fixed)
    if repeated:
        raise ValueError(f"words with more than one place: {repeated}")


def _fixed_words(template: str) -> list[str]:
    """Return the words of a template that are not places."""
    stems = (token.partition("|")[0] for token in template.split())
    return [stem for stem in stems if all(name is None for _, name, _, _ in string.Formatter().parse(stem))]
