"""Words to ids, and ids to training examples."""

from __future__ import annotations

import gzip
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
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

    @cached_property
    def digest(self) -> str:
        """Equal for equal texts, and for no others."""
        content = blake2b("\0".join(self.vocab.words).encode("utf-8", "surrogatepass"))
        for numbers in (self.vocab.counts, self.ids, self.starts):
            content.update(numbers.astype(np.int64).tobytes())
        return content.hexdigest()

    @classmethod
    def from_sentences(cls, sentences: Iterable[Sequence[str]], min_count: int = 1) -> Corpus:
        """Give ids to the words of some sentences; words that occur less than `min_count` times are left out.

        Raises
        ------
        EmptyCorpus, OneWordVocabulary
        """
        return cls.counted(sentences).at_least(min_count)

    @classmethod
    def counted(cls, sentences: Iterable[Sequence[str]]) -> Corpus:
        """Give ids to all words of some sentences, were they too few to train on."""
        # A new word gets the next id when it is looked up. Ids in place of words keep a long text small.
        first_use: defaultdict[str, int] = defaultdict(lambda: len(first_use))
        ids, lengths = array("i"), array("i")
        for sentence in sentences:
            ids.extend(map(first_use.__getitem__, sentence))
            lengths.append(len(sentence))
        return cls._numbered(np.array(ids), np.array(lengths), tuple(first_use), 1)

    @classmethod
    def _numbered(cls, ids: Ints, lengths: Ints, words: Sequence[str], min_count: int) -> Corpus:
        """Return a text with its words numbered by falling count, without those below `min_count`."""
        counts = np.bincount(ids, minlength=len(words))
        order = np.argsort(-counts, kind="stable")
        order = order[: int(np.count_nonzero(counts >= min_count))]
        number = np.full(len(words), -1, dtype=np.int32)
        number[order] = np.arange(len(order), dtype=np.int32)
        ids = number[ids]
        kept = ids >= 0
        if not kept.all():
            lengths = np.bincount(np.repeat(np.arange(len(lengths)), lengths)[kept])
            ids = ids[kept]
        starts = np.concatenate([[0], np.cumsum(lengths[lengths > 0])])
        return cls(ids, starts, Vocabulary(tuple(words[i] for i in order), counts[order]))

    def at_least(self, min_count: int) -> Corpus:
        """Return the text without the words that occur less than `min_count` times.

        Raises
        ------
        EmptyCorpus, OneWordVocabulary
            If no words are left to learn from.
        """
        if not len(self):
            raise EmptyCorpus
        common = int(np.count_nonzero(self.vocab.counts >= min_count))
        if common < 2:
            raise OneWordVocabulary(words=common, min_count=min_count)
        return self._numbered(self.ids, np.diff(self.starts), self.vocab.words, min_count)

    def renamed(self, forms: Sequence[str]) -> Corpus:
        """Return the text with other forms of its words, in the order of the vocabulary.

        Words of one form fall together; those whose form is "" are left out.
        """
        distinct = {form: i for i, form in enumerate(dict.fromkeys(filter(None, forms)))}
        ids = np.array([distinct.get(form, -1) for form in forms], dtype=np.int32)[self.ids]
        kept = ids >= 0
        sentence = np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))
        lengths = np.bincount(sentence[kept], minlength=1)
        return self._numbered(ids[kept], lengths, tuple(distinct), 1)

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
