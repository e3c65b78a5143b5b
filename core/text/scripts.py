"""Scripts that put no space between words, which cutting at spaces leaves in clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from core.text.corpus import Vocabulary

_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA = "\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_SCRIPTS = {
    "japanese": re.compile(f"[{_KANA}{_HAN}]"),
    "chinese": re.compile(f"[{_HAN}]"),
    "thai": re.compile("[\u0e00-\u0e7f]"),
    "other": re.compile("[\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff]"),
}
"""Each script's signs; "other" are Lao, Burmese and Khmer."""

_LONG = {"japanese": 4, "chinese": 3, "thai": 9, "other": 9}
"""The number of signs that words, cut by a program, do not reach on average; clauses surpass it."""

_KANA_SIGN = re.compile(f"[{_KANA}]")
_HANGUL = re.compile("[가-힣]")
_LEAST_SHARE = 0.1
"""A text with a smaller share of such words merely quotes some."""


@dataclass(frozen=True)
class Unsplit:
    """Clauses that were taken for words.

    Attributes
    ----------
    script : str
        "japanese", "chinese", "thai" or "other".
    share : float
        Their share of all words of the text.
    example : str
        The commonest of the long ones.
    """

    script: str
    share: float
    example: str


def unsplit(vocab: Vocabulary) -> Unsplit | None:
    """Return what in a vocabulary looks like whole clauses of a script without spaces, or None."""
    everything = " ".join(vocab.words)
    has_kana = bool(_KANA_SIGN.search(everything))
    for script, signs in _SCRIPTS.items():
        if (script == "japanese" and not has_kana) or not signs.search(everything):
            continue
        # Korean writes spaces, whatever its words are spelt with.
        n_signs = np.array([0 if _HANGUL.search(w) else len(signs.findall(w)) for w in vocab.words])
        times = vocab.counts * (n_signs > 0)
        share = float(times.sum() / vocab.counts.sum())
        if share >= _LEAST_SHARE and (times * n_signs).sum() >= _LONG[script] * times.sum():
            example = vocab.words[int(np.argmax(n_signs > _LONG[script]))]
            return Unsplit(script, share, example)
    return None
