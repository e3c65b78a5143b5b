"""Words to ids, and ids to training examples."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, repeat
from pathlib import Path

import numpy as np

from core.errors import CorpusTooShort, EmptyCorpus, OneWordVocabulary, UnknownWord
from core.functions import Ints
from core.text.normal_form import normal_form


def preprocess(text: str) -> tuple[Ints, dict[str, int], dict[int, str]]:
    """Return a text's word ids and the two dictionaries; ids in order of first use (the book's section 2.3.1).

    Returns
    -------
    corpus : array of shape (N,)
    word_to_id, id_to_word : dict

    Examples
    --------
    >>> preprocess("You say goodbye and I say hello.")[0]
    array([0, 1, 2, 3, 4, 1, 5, 6])
    """
    words = text.lower().replace(".", " .").split()
    if not words:
        raise EmptyCorpus
    word_to_id: dict[str, int] = {}
    for word in words:
        word_to_id.setdefault(word, len(word_to_id))
    corpus = np.array([word_to_id[word] for word in words])
    return corpus, word_to_id, {i: word for word, i in word_to_id.items()}


def create_contexts_target(corpus: Ints, window_size: int = 1) -> tuple[Ints, Ints]:
    """Return the positions with a full window: the words around them, and the words themselves (section 3.3.1).

    Parameters
    ----------
    corpus : array of shape (N,)
    window_size : int
        The number w of context words on each side.

    Returns
    -------
    contexts : array of shape (N - 2w, 2w)
    target : array of shape (N - 2w,)

    Raises
    ------
    CorpusTooShort
    """
    n_targets = len(corpus) - 2 * window_size
    if n_targets < 1:
        raise CorpusTooShort(words=len(corpus), window=window_size, needed=2 * window_size + 1)
    offsets = np.delete(np.arange(2 * window_size + 1), window_size)
    contexts = corpus[np.arange(n_targets)[:, None] + offsets]
    target = corpus[window_size : window_size + n_targets]
    return contexts, target


@dataclass(frozen=True)
class Vocabulary:
    """The words, their ids (their places in `words`) and how often each occurs."""

    words: tuple[str, ...]
    counts: Ints

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def ids(self) -> dict[str, int]:
        """The id of each word."""
        return {word: i for i, word in enumerate(self.words)}

    @cached_property
    def _by_form(self) -> dict[str, str]:
        """The commonest word of each normal form."""
        return {normal_form(word): word for word in reversed(self.words)}

    def find(self, typed: str) -> str | None:
        """Return the word that somebody means who types this, if there is one.

        It is looked up as it was typed, then in its normal form (composed, trimmed, in lower case), which words from
        files of vectors need not have.
        """
        form = normal_form(typed)
        if not form:
            return None
        for spelling in (typed, typed.strip(), form):
            if spelling in self.ids:
                return spelling
        return self._by_form.get(form)

    def id_of(self, word: str) -> int:
        """Return the id of a word.

        Raises
        ------
        UnknownWord
        """
        try:
            return self.ids[word]
        except KeyError:
            raise UnknownWord(word=word) from None


@dataclass(frozen=True)
class Corpus:
    """A text as word ids, cut into sentences.

    Attributes
    ----------
    ids : array of shape (N,)
        All words, sentence after sentence.
    starts : array of shape (S + 1,)
        Sentence s is ``ids[starts[s] : starts[s + 1]]``.
    vocab : Vocabulary
        Sorted by falling count; equal counts in order of first use.
    """

    ids: Ints
    starts: Ints
    vocab: Vocabulary

    def __len__(self) -> int:
        return len(self.ids)

    @classmethod
    def from_sentences(cls, sentences: Iterable[Sequence[str]], min_count: int = 1) -> Corpus:
        """Give ids to the words of some sentences; words that occur less than `min_count` times are left out.

        Raises
        ------
        EmptyCorpus, OneWordVocabulary
        """
        lines = [line for line in sentences if line]
        words = list(chain.from_iterable(lines))
        if not words:
            raise EmptyCorpus
        common = [(word, n) for word, n in Counter(words).most_common() if n >= min_count]
        if len(common) < 2:
            raise OneWordVocabulary(words=len(common), min_count=min_count)
        vocab = Vocabulary(tuple(word for word, _ in common), np.array([n for _, n in common]))

        ids = np.fromiter(map(vocab.ids.get, words, repeat(-1)), dtype=np.int32, count=len(words))
        kept = ids >= 0
        line_of_word = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
        lengths = np.bincount(line_of_word[kept])
        starts = np.concatenate([[0], np.cumsum(lengths[lengths > 0])])
        return cls(ids[kept], starts, vocab)

    @classmethod
    def load(cls, path: Path, min_count: int = 1) -> Corpus:
        """Read a text of one sentence a line, words separated by spaces; .gz files are unpacked.

        Raises
        ------
        EmptyCorpus, OneWordVocabulary
        """
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode()
        return cls.from_sentences((line.split() for line in text.splitlines()), min_count)

    def sentence(self, index: int) -> list[str]:
        """Return the words of one sentence."""
        return [self.vocab.words[i] for i in self.ids[self.starts[index] : self.starts[index + 1]]]
