"""Typed errors for input that cannot be used.

Each class has a `code`; the app looks up the sentence for the user's language by it and fills it
with `values`. The message in English is for programmers and for the command line.
"""

from typing import ClassVar


class LabError(ValueError):
    """Base of all errors that a user can mend by changing the input."""

    code: ClassVar[str] = "input"
    template: ClassVar[str] = "The input cannot be used."

    def __init__(self, **values: object) -> None:
        self.values = values
        super().__init__(self.template.format(**values))


class EmptyCorpus(LabError):
    """There is no word in the text."""

    code = "empty_corpus"
    template = "The corpus holds no words. Give a text with at least two different words."


class CorpusTooShort(LabError):
    """No position of the text has the context words that the window asks for."""

    code = "corpus_too_short"
    template = (
        "The corpus has {words} word(s), a window of {window} needs at least {needed}. "
        "Use a longer text or a smaller window."
    )


class NoContext(LabError):
    """No sentence of the text has two words."""

    code = "no_context"
    template = (
        "Every sentence has one word only, so no word has another to be guessed from. "
        "Put words that belong together on one line, or lower the minimum count."
    )


class CorpusTooLarge(LabError):
    """The text exceeds the limit of this server."""

    code = "corpus_too_large"
    template = "The text has {size:,} characters; the limit is {limit:,}. Use a shorter text."


class NotText(LabError):
    """The bytes are not text in any encoding we read."""

    code = "not_text"
    template = "The file is not text in UTF-8, UTF-16 or CP949. Save it as a UTF-8 text file."


class OneWordVocabulary(LabError):
    """A vocabulary of one word has no wrong answers to sample."""

    code = "one_word_vocabulary"
    template = (
        "Only {words} different word(s) remain with minimum count {min_count}. Lower it or use more text."
    )


class BadWordIds(LabError):
    """Word ids are whole numbers from 0 to V - 1."""

    code = "bad_word_ids"
    template = "Word ids must be whole numbers from 0 to {last}; found {found}."


class TooManyNegatives(LabError):
    """Drawing without replacement needs at least K candidates."""

    code = "too_many_negatives"
    template = (
        "Cannot draw {sample_size} different negatives from {candidates} candidate word(s). "
        "Use a smaller sample size, a larger vocabulary, or draw with replacement."
    )


class BadSetting(LabError):
    """A setting is outside its bounds."""

    code = "bad_setting"
    template = "{name} must be between {low} and {high}; got {value}."


class BadShape(LabError):
    """Arrays do not fit together."""

    code = "bad_shape"
    template = "{name} must have shape {expected}; got {got}."


class Diverged(LabError):
    """The loss grew beyond all bounds, or is no longer a number."""

    code = "diverged"
    template = (
        "Training diverged after {words:,} words at learning rate {learning_rate:g}: "
        "the scores grew beyond all bounds. Lower the learning rate."
    )


class UnknownWord(LabError):
    """A word is not in the vocabulary."""

    code = "unknown_word"
    template = "The word {word!r} is not in the vocabulary."


class BadVectors(LabError):
    """A file does not begin as a file of word vectors does; the base of all errors in such files."""

    code = "bad_vectors"
    template = (
        "Not a file of word vectors in word2vec's text format: its first line must hold two whole numbers, "
        "of words and of numbers a word."
    )


class VectorsNotUtf8(BadVectors):
    """The bytes are not text in UTF-8."""

    code = "vectors_not_utf8"
    template = "Not a file of word vectors: it is not text in UTF-8."


class VectorsEndEarly(BadVectors):
    """The file holds less than it promises."""

    code = "vectors_end_early"
    template = "Line {line}: the first line promises {promised} words of {numbers} numbers, but the file ends before."


class VectorsGoOn(BadVectors):
    """The file holds more than it promises."""

    code = "vectors_go_on"
    template = "Line {line}: the first line promises {promised} words, and here is one more."


class BadVectorLine(BadVectors):
    """A line holds something other than a word and its numbers."""

    code = "bad_vector_line"
    template = "Line {line} must hold one word and {numbers} finite numbers."


class RepeatedWord(BadVectors):
    """A word has two vectors."""

    code = "repeated_word"
    template = "Line {line}: the word {word!r} has a vector already."


class VectorsTooLarge(BadVectors):
    """The vectors exceed the limit of this server."""

    code = "vectors_too_large"
    template = "The file holds {size:,} numbers; the limit is {limit:,}. Use fewer words or dimensions."


class BadMetadata(BadVectors):
    """The Projector's two files do not belong together."""

    code = "bad_metadata"
    template = "There are {vectors} vectors but {words} words. Choose the two files that were saved together."


class UnreadableFile(LabError):
    """A file cannot be read or written."""

    code = "unreadable_file"
    template = "{path}: {reason}."


class WrongCode(LabError):
    """No class has this code."""

    code = "wrong_code"
    template = "There is no class with the code {typed}. Check its six characters with the wall."


class ClassClosed(LabError):
    """The class is over."""

    code = "class_closed"
    template = "The class {typed} is closed. The lesson goes on without the board."


class TooManyTries(LabError):
    """A connection has tried too many wrong codes."""

    code = "too_many_tries"
    template = "That were {most} wrong codes within a minute. Wait a minute, then try again."


class NotTheLecturer(LabError):
    """Somebody without the secret asks for what only the lecturer may do."""

    code = "not_the_lecturer"
    template = "Only who opened this class can do that. Open it in that browser, or by its secret link."


class BoardUnavailable(LabError):
    """The board's database does not answer, or cannot be written."""

    code = "board_unavailable"
    template = "The class board cannot be reached just now. The lesson goes on without it."


class BoardTooNew(LabError):
    """A newer program wrote the board's database."""

    code = "board_too_new"
    template = (
        "The class board was written by a newer version of this program ({found}; this one knows {known}). "
        "Update the program, or give the board another file (LAB_BOARD)."
    )
