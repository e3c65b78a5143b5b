"""Build the Austen corpus: the six novels of Jane Austen, one sentence a line.

Run ``python -m data.austen.build`` in the repository's folder. It needs the package ``rdata`` (see
``requirements-data.txt``) and, to obtain the text, a Debian or Ubuntu system.
"""

import argparse
import gzip
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from data.common import check_sha256, debian_files, record_counts, write_corpus

HERE = Path(__file__).parent
PACKAGE = "r-cran-janeaustenr"
DATABASE = "usr/lib/R/site-library/janeaustenr/data/Rdata"
SHA256 = {
    "rdx": "cab8cbe4ce965d3b42b35c03383bafccc0eb78151f70e4748ead45270470c22f",
    "rdb": "8fb5198960d0da724b1562f96e4221e5c1b41ff455000280b02c55980c3d8f21",
}

# In the order in which the novels appeared.
NOVELS = (
    "sensesensibility",
    "prideprejudice",
    "mansfieldpark",
    "emma",
    "northangerabbey",
    "persuasion",
)

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_HEADING = re.compile(r"\s*(?:volume|chapter)\s+[ivxl\d]+\.?\s*", re.IGNORECASE)
_END = re.compile(r"\s*(?:finis|the end|a note on the text)\s*", re.IGNORECASE)
_EDITORS_NOTE = re.compile(r"\[[^\]]*\bedition[^\]]*\]?")

# A full stop after one of these, or after a single capital other than the pronoun, ends no sentence.
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Messrs|Dr|St|Esq|Rev|Hon|Capt|Col|Gen|Lieut|Vol|No(?=\. \d)|[A-HJ-Z])\."
)
_SENTENCE_END = re.compile(r"""(?<=[.?!])["')\]]*\s+(?=["'(\[]*[A-Z0-9])""")
_SHORT = 2


def read_novels(database: Path) -> dict[str, list[str]]:
    """Read the novels from the lazy-load database of an R package.

    The index (``.rdx``) says where in the data file (``.rdb``) each object lies: four bytes of length,
    then the object as R serialises it, compressed by zlib.

    Parameters
    ----------
    database : Path
        Path of the two files without their suffix.

    Returns
    -------
    dict of str to list of str
        The lines of each novel.
    """
    index_path, data_path = database.with_suffix(".rdx"), database.with_suffix(".rdb")
    check_sha256(index_path, SHA256["rdx"])
    check_sha256(data_path, SHA256["rdb"])
    index = _unserialise(gzip.decompress(index_path.read_bytes()))
    packed = data_path.read_bytes()
    novels = {}
    for name, (offset, length) in index["variables"].items():  # type: ignore[index]
        lines = _unserialise(zlib.decompress(packed[int(offset) + 4 : int(offset) + int(length)]))
        novels[str(name)] = [str(line) for line in lines]  # type: ignore[attr-defined]
    return novels


def _unserialise(stream: bytes) -> object:
    """Return the Python form of one object as R serialises it."""
    import rdata  # here, because nothing else in this module needs it

    converted: object = rdata.conversion.convert(rdata.parser.parse_data(stream, extension=".rds"))
    return converted


def body(lines: Sequence[str]) -> list[str]:
    """Drop title page, headings, the word "Finis", and what an editor added.

    Parameters
    ----------
    lines : sequence of str
        The lines of one novel.

    Returns
    -------
    list of str
        The lines of its text, with an empty line in place of a heading.
    """
    first = next(i for i, line in enumerate(lines) if _HEADING.fullmatch(line))
    last = next((i for i, line in enumerate(lines) if _END.fullmatch(line)), len(lines))
    return ["" if _HEADING.fullmatch(line) else line for line in lines[first:last]]


def paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """Join the lines between empty lines, and undo the typography of plain text.

    Parameters
    ----------
    lines : iterable of str
        The lines of a text.

    Yields
    ------
    str
        One paragraph.
    """
    for block in re.split(r"\n\s*\n", "\n".join(lines)):
        text = _EDITORS_NOTE.sub(" ", " ".join(block.split()))
        text = text.replace("_", "").replace("--", " ")
        yield re.sub(r"&c\.?", " ", text)


def sentences(paragraph: str) -> Iterator[list[str]]:
    """Split a paragraph into sentences and these into tokens.

    A sentence of one or two words ("Oh!", "Indeed, sir!") would give its words hardly any context: it goes
    together with the next one of the paragraph, or with the one before if it is the last.

    Parameters
    ----------
    paragraph : str
        The text of one paragraph.

    Yields
    ------
    list of str
        The tokens of one sentence.
    """
    # A comma ends no sentence either, and the pattern for words does not see it.
    text = _ABBREVIATION.sub(lambda match: match[0][:-1] + ",", paragraph)
    found: list[list[str]] = []
    short: list[str] = []
    for piece in _SENTENCE_END.split(text):
        tokens = short + _WORD.findall(piece.lower())
        short = []
        if len(tokens) <= _SHORT:
            short = tokens
        else:
            found.append(tokens)
    if short and found:
        found[-1] += short
    elif short:
        found.append(short)
    yield from found


def corpus(novels: dict[str, list[str]]) -> Iterator[list[str]]:
    """Give the sentences of all novels.

    Parameters
    ----------
    novels : dict of str to list of str
        The lines of each novel.

    Yields
    ------
    list of str
        The tokens of one sentence.
    """
    for name in NOVELS:
        for paragraph in paragraphs(body(novels[name])):
            yield from sentences(paragraph)


def main() -> None:
    """Build the corpus and bring the counts in SOURCE.md up to date."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--root", type=Path, help="folder with the unpacked package ('/' if it is installed)")
    arguments = parser.parse_args()
    with debian_files(PACKAGE, arguments.root) as root:
        novels = read_novels(root / DATABASE)
    write_corpus(HERE / "corpus.txt.gz", corpus(novels))
    for counts in record_counts(HERE / "SOURCE.md", ["corpus.txt.gz"]):
        print(counts)


if __name__ == "__main__":
    main()
