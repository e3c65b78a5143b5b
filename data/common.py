"""What the build scripts share: obtain a source, write a corpus, and record its counts and checksums."""

import gzip
import hashlib
import io
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

COUNTS_HEADER = "| file | sentences | tokens | types | types ≥ 5 | sha256 of the file | sha256 of its text |"
_COUNTS_RULE = "| --- | ---: | ---: | ---: | ---: | --- | --- |"
_COUNTS_BLOCK = re.compile(r"(<!-- counts: written by build\.py -->\n).*?(<!-- end of counts -->)", re.DOTALL)


@dataclass(frozen=True)
class Counts:
    """Size and checksums of one corpus file, one row of the table in its SOURCE.md.

    Parameters
    ----------
    file : str
        Name of the file in its folder.
    sentences, tokens, types : int
        Number of lines, of tokens, and of different tokens.
    frequent : int
        Number of types that occur five times or more.
    file_sha256, text_sha256 : str
        Checksums of the compressed file and of the text in it. The second one does not depend on the
        version of the compressor.
    """

    file: str
    sentences: int
    tokens: int
    types: int
    frequent: int
    file_sha256: str
    text_sha256: str

    def row(self) -> str:
        """Return the counts as one line of a Markdown table.

        Returns
        -------
        str
            The line, without its end.
        """
        numbers = (self.sentences, self.tokens, self.types, self.frequent)
        cells = [
            f"`{self.file}`",
            *(f"{n:,}" for n in numbers),
            f"`{self.file_sha256}`",
            f"`{self.text_sha256}`",
        ]
        return "| " + " | ".join(cells) + " |"


def compress(text: str) -> bytes:
    """Compress a text without a time stamp or a file name, so that equal texts give equal bytes.

    Parameters
    ----------
    text : str
        The text.

    Returns
    -------
    bytes
        A gzip file.
    """
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=buffer, mtime=0) as file:
        file.write(text.encode("utf-8"))
    return buffer.getvalue()


def join_sentences(sentences: Iterable[Sequence[str]]) -> str:
    """Lay out sentences one a line, tokens separated by single spaces.

    Parameters
    ----------
    sentences : iterable of sequence of str
        The tokens of each sentence.

    Returns
    -------
    str
        The text, which ends with a line end.
    """
    return "".join(" ".join(sentence) + "\n" for sentence in sentences)


def measure(path: Path) -> Counts:
    """Count and checksum a corpus file.

    Parameters
    ----------
    path : Path
        A text compressed by gzip, one sentence a line.

    Returns
    -------
    Counts
        What SOURCE.md states about the file.
    """
    packed = path.read_bytes()
    raw = gzip.decompress(packed)
    lines = raw.decode("utf-8").splitlines()
    number_of: dict[str, int] = {}
    for line in lines:
        for token in line.split(" "):
            number_of[token] = number_of.get(token, 0) + 1
    return Counts(
        file=path.name,
        sentences=len(lines),
        tokens=sum(number_of.values()),
        types=len(number_of),
        frequent=sum(n >= 5 for n in number_of.values()),
        file_sha256=hashlib.sha256(packed).hexdigest(),
        text_sha256=hashlib.sha256(raw).hexdigest(),
    )


def write_corpus(path: Path, sentences: Iterable[Sequence[str]]) -> None:
    """Write sentences to a compressed corpus file.

    Parameters
    ----------
    path : Path
        Where to write.
    sentences : iterable of sequence of str
        The tokens of each sentence.
    """
    path.write_bytes(compress(join_sentences(sentences)))


def record_counts(source_md: Path, files: Sequence[str]) -> list[Counts]:
    """Measure the corpus files of a folder and write the table into its SOURCE.md.

    Parameters
    ----------
    source_md : Path
        The SOURCE.md, which holds the two comment lines that enclose the table.
    files : sequence of str
        Names of the files, in the same folder.

    Returns
    -------
    list of Counts
        One for each file.

    Raises
    ------
    ValueError
        If SOURCE.md has no place for the table.
    """
    counts = [measure(source_md.parent / file) for file in files]
    table = "\n".join([COUNTS_HEADER, _COUNTS_RULE, *(c.row() for c in counts)]) + "\n"
    text = source_md.read_text(encoding="utf-8")
    if not _COUNTS_BLOCK.search(text):
        raise ValueError(f"{source_md} has no place for the table of counts")
    source_md.write_text(_COUNTS_BLOCK.sub(lambda m: m[1] + table + m[2], text), encoding="utf-8")
    return counts


@contextmanager
def debian_files(package: str, root: Path | None = None) -> Iterator[Path]:
    """Give the folder in which the files of a Debian package lie.

    The package is downloaded and unpacked into a temporary folder; nothing is installed.

    Parameters
    ----------
    package : str
        Name of the package.
    root : Path or None
        A folder in which the package is unpacked already (``/`` if it is installed): no download then.

    Yields
    ------
    Path
        The folder that stands for ``/``.

    Raises
    ------
    FileNotFoundError
        If this is not a system with ``apt-get`` and ``dpkg-deb``.
    """
    if root is not None:
        yield root
        return
    apt_get, dpkg_deb = shutil.which("apt-get"), shutil.which("dpkg-deb")
    if apt_get is None or dpkg_deb is None:
        raise FileNotFoundError(
            f"apt-get and dpkg-deb are needed to obtain {package}; or unpack it and pass --root"
        )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([apt_get, "download", package], cwd=folder, check=True)
        [archive] = folder.glob("*.deb")
        subprocess.run([dpkg_deb, "-x", archive, folder / "files"], check=True)
        yield folder / "files"


def check_sha256(path: Path, expected: str) -> None:
    """Stop if a source file is not the one that the corpus was built from.

    Parameters
    ----------
    path : Path
        The file.
    expected : str
        Its SHA-256 in hexadecimal.

    Raises
    ------
    ValueError
        If the checksum differs.
    """
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != expected:
        raise ValueError(f"{path.name}: sha256 is {found}, not {expected}: another version of the source?")
