"""What the words of the bench are called: those of the book's example have names in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence

from pages.sampler.lesson import BOOK_CORPUS, vocabulary
from ui.text.i18n import Text


def words_of(t: Text, corpus: str) -> Sequence[str]:
    """Return the words of a corpus, from the commonest to the rarest."""
    words, _ = vocabulary(corpus)
    return [t(f"sampler.example.words.{word}") for word in words] if corpus == "example" else words


def book_words(t: Text) -> list[str]:
    """Return names for the ids 0 to 4 of the book's example, where they are ids and no more."""
    return [t(f"sampler.example.ids.{word}") for word in range(int(BOOK_CORPUS.max()) + 1)]
