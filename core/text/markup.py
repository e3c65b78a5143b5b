"""What stands in texts from the web and is no text: tags, comments, addresses."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

EXAMPLES = 3
"""How many of the things dropped are shown."""

# No text makes these patterns slow: each begins only at a sign of its own and ends at the next, or after so many signs.
_COMMENT = re.compile(
    r"<!--(?:(?!-->|<!--).)*+-->|<(script|style)\b[^<>]*+>(?:(?!</?\1\b).)*+</\1\s*+>", re.S
)
_VALUE = r"""=\s*+(?:"[^"<]{0,500}+"|'[^'<]{0,500}+')"""  # which may hold a >
_TAG = re.compile(
    rf"<([/!?]?)([a-z][a-z0-9_:-]{{0,40}}+)(\s(?:{_VALUE}|[^<>]){{0,2000}}+|/)?>"
    r"|<!\[(?:cdata\[|(?:end)?if\b[^<>]{0,100}+>)|\]\]>"
)
_UNPAIRED = "br hr img p li td tr th dd dt input option meta link col wbr unk s pad eos bos mask sep cls num"
_NEVER_CLOSED = frozenset(_UNPAIRED.split())
"""Tags that nothing closes: those of HTML, and the signs that stand for words left out."""

_CLOSING = re.compile(r"</([a-z][a-z0-9_:-]*+)")

_NEVER = r"\s<>\"'“”‘’，。、！？；：（）「」『』【】《》…"
_REST = rf"[^{_NEVER}]*[^{_NEVER}.,!?;:)\]]"
_PAGE = re.compile(rf"\b(?:(?:https?|ftp)://|www\.){_REST}")
_PERSON = re.compile(r"(?<![\w.+-])(?:mailto:)?[a-z0-9_.+-]{1,64}+@[\w-]++(?:\.[a-z0-9-]++)++[가-힣]*+")
_COUNTRIES = "ai|be|cn|co|de|fr|gg|gl|io|jp|ly|me|to|tv|uk"  # words or names too, unless a path follows
_DOMAIN = re.compile(
    rf"(?<![\w.-])(?:[a-z0-9-]{{1,63}}\.){{1,5}}"
    rf"(?:(?:com|org|net|edu|gov|kr)(?![a-z0-9-])(?:/{_REST})?|(?:{_COUNTRIES})/{_REST})[가-힣]*+"
)
_DOMAIN_END = re.compile(rf"\.(?:(?:com|org|net|edu|gov|kr)\b|(?:{_COUNTRIES})/)", re.ASCII)


@dataclass(frozen=True)
class Dropped:
    """Something that was left out of a text: how often it stood there, and some examples."""

    times: int = 0
    examples: tuple[str, ...] = ()


NOTHING = Dropped()


def without_tags(text: str) -> tuple[str, Dropped]:
    """Return a text in lower case without comments, scripts, styles and tags; ``&amp;`` becomes its sign.

    A name between < and > is a tag if the text closes it too, if it is one that nothing closes (``<br>``, ``<unk>``),
    if it closes itself (``<x />``), or if it has an attribute with a value: "a <b and c> d" and <기생충> are none.
    """
    found = _Found()
    if "<" in text:
        text = _COMMENT.sub(found.drop, text)
        closed = frozenset(_CLOSING.findall(text)) | _NEVER_CLOSED
        text = _TAG.sub(lambda match: found.drop(match) if _is_tag(match, closed) else match[0], text)
    return (html.unescape(text).lower() if "&" in text else text), found.all()


def without_addresses(text: str) -> tuple[str, Dropped]:
    """Return a text in lower case without addresses of pages and of people, and without a particle after one."""
    found = _Found()
    if "://" in text or "www." in text:
        text = _PAGE.sub(found.drop, text)
    if "@" in text:
        text = _PERSON.sub(found.drop, text)
    if _DOMAIN_END.search(text):
        text = _DOMAIN.sub(found.drop, text)
    return text, found.all()


def _is_tag(match: re.Match[str], closed: frozenset[str]) -> bool:
    sign, name, attributes = match[1], match[2], (match[3] or "").strip()
    if name is None or sign or "=" in attributes or attributes == "/":
        return True
    return name in closed and not attributes


class _Found:
    """Counts what is dropped."""

    def __init__(self) -> None:
        self._times = 0
        self._examples: dict[str, None] = {}

    def drop(self, match: re.Match[str]) -> str:
        """Count a match; return the space that takes its place."""
        self._times += 1
        if len(self._examples) < EXAMPLES:
            self._examples[match[0]] = None
        return " "

    def all(self) -> Dropped:
        return Dropped(self._times, tuple(self._examples))
