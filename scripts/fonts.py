"""Cuts the app's font into parts that browsers load as they need them.

A visitor loads the Latin part at once, the Korean part (the syllables of the app's own texts) on Korean pages, and
the rest only where a text asks for a syllable that the Korean part lacks. It needs ``fonttools[woff]``; run it after
larger changes of the texts::

    .venv/bin/python -m scripts.fonts

Whatever it was last run for, every letter is in one of the parts. The faces in `.streamlit/config.toml` name the
parts: of faces with the same range, browsers try the later one first.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "assets" / "pretendard"
WEIGHTS = ("Regular", "SemiBold", "Bold")


def is_korean(code: int) -> bool:
    """Whether a letter belongs to the Korean parts: Hangul, and the marks of East Asian texts."""
    return 0x1100 <= code <= 0x11FF or code >= 0x3000


def parts(codes: Iterable[int]) -> dict[str, list[int]]:
    """Return the letters of each part."""
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "content").rglob("*") if path.is_file()]
    used = {ord(letter) for text in texts for letter in text}
    known = sorted(codes)
    return {
        "latin": [code for code in known if not is_korean(code)],
        "korean": [code for code in known if is_korean(code) and code in used],
        "rest": [code for code in known if is_korean(code) and code not in used],
    }


def cut(weight: str) -> None:
    """Write the parts of a weight."""
    source = FOLDER / f"Pretendard-{weight}.subset.woff2"
    options = Options(flavor="woff2", layout_features=["*"], notdef_outline=True)
    for name, codes in parts(load_font(str(source), options).getBestCmap()).items():
        font = load_font(str(source), options)
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=codes)
        subsetter.subset(font)
        save_font(font, str(FOLDER / f"Pretendard-{weight}.{name}.woff2"), options)


if __name__ == "__main__":
    for each in WEIGHTS:
        cut(each)
