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
    template = "The text has {size} MB; the limit is {limit} MB. Use a shorter text."


class NoAnalyser(LabError):
    """The library that finds morphemes is not installed."""

    code = "no_analyser"
    template = (
        "Splitting into morphemes needs kiwipiepy, which is not installed here: "
        "pip install -r requirements-korean.txt. Or use words or stems."
    )


class TooLongToAnalyse(LabError):
    """The text is too long to be analysed while somebody waits."""

    code = "too_long_to_analyse"
    template = (
        "The text has {signs:,} characters; up to {limit:,} are split into morphemes. "
        "Use stems, or a shorter text."
    )


class StillSplit(LabError):
    """The text is being split into morphemes."""

    code = "still_split"
    template = "The text is still being split into morphemes. Wait a moment."


class NotText(LabError):
    """The bytes are not text in any encoding we read."""

    code = "not_text"
    template = "The file is not text in UTF-8, UTF-16 or CP949. Save it as a UTF-8 text file."


class SubsampledAway(LabError):
    """Subsampling has dropped all words with a context, in every pass."""

    code = "subsampled_away"
    template = (
        "Subsampling at {threshold:g} left no words to train on: the text is too short for it. Set it to 0."
    )


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


class NeedsMoreMemory(LabError):
    """Work would hold more than the server gives to all work together."""

    code = "needs_more_memory"
    template = "This needs about {needs:,} MB of memory; the server gives {limit:,} MB. Choose smaller sizes."


class NeedsSmallerVectors(NeedsMoreMemory):
    """A training would fit with shorter vectors alone."""

    code = "needs_smaller_vectors"
    template = (
        "This training needs about {needs:,} MB of memory; the server gives {limit:,} MB. "
        "It fits with H up to {hidden_size}."
    )


class NeedsFewerWords(NeedsMoreMemory):
    """A training would fit with fewer different words alone."""

    code = "needs_fewer_words"
    template = (
        "This training needs about {needs:,} MB of memory; the server gives {limit:,} MB. "
        "It fits with a minimum count from {min_count} on."
    )


class NeedsLess(NeedsMoreMemory):
    """A training would fit with shorter vectors, or with fewer different words."""

    code = "needs_less"
    template = (
        "This training needs about {needs:,} MB of memory; the server gives {limit:,} MB. "
        "It fits with H up to {hidden_size}, or with a minimum count from {min_count} on."
    )


class UnknownWord(LabError):
    """A word is not in the vocabulary."""

    code = "unknown_word"
    template = "The word {word!r} is not in the vocabulary."


class NoDirection(LabError):
    """A vector of zeros points nowhere: no cosine with it is defined."""

    code = "no_direction"
    template = "The vector of {word!r} is zero: it has no direction, so nothing is near to it."


class NotFiniteVectors(LabError):
    """Weights of a training that ran away."""

    code = "not_finite_vectors"
    template = "The vectors hold numbers that are not finite, as after a training that diverged; they are not written."


class BadVectors(LabError):
    """A file does not begin as a file of word vectors does; the base of all errors in such files."""

    code = "bad_vectors"
    template = (
        "Line 1: expected two whole numbers (of words, and of numbers a word), or a word and its numbers; "
        "found {found!r}. This is no file of word vectors that can be read."
    )


class OtherPrograms(BadVectors):
    """A file that a program saves for itself."""

    code = "other_programs"
    template = (
        "This is a file that {program} saves for itself. Save the vectors in word2vec's format: "
        "save_word2vec_format in gensim; fastText's .vec beside its .bin."
    )


class DamagedPacking(BadVectors):
    """A .gz, .zip or .npz cannot be unpacked."""

    code = "damaged_packing"
    template = "The packed file is damaged or was cut off. Copy it again, or unpack it elsewhere."


class BadArchive(BadVectors):
    """A .zip holds other files than expected."""

    code = "bad_archive"
    template = (
        "The .zip should hold vectors.tsv and metadata.tsv, the arrays words and W_in, or one file alone; "
        "found {found}. Unpack it and choose one file."
    )


class BadArrays(BadVectors):
    """An array of an .npz is not what it should be."""

    code = "bad_arrays"
    template = (
        "The array {name!r} should fit the others (words: V different texts; counts: V whole numbers; "
        "W_in and W_out: V rows of H finite numbers); found {found}."
    )


class VectorsNotUtf8(BadVectors):
    """The bytes are not text in UTF-8 or CP949."""

    code = "vectors_not_utf8"
    template = "Line {line}: expected text in UTF-8 or CP949, found other bytes. Save the file as UTF-8."


class VectorLineTooLong(BadVectors):
    """A line has no end."""

    code = "vector_line_too_long"
    template = (
        "Line {line}: expected a word and its numbers, found more than {limit:,} bytes without a line end."
    )


class VectorsEndEarly(BadVectors):
    """The file holds less than it promises."""

    code = "vectors_end_early"
    template = (
        "The first line promises {promised:,} words, but the file holds {found:,}. "
        "It may have been cut off; save it again or correct the first line."
    )


class VectorsGoOn(BadVectors):
    """The file holds more than it promises."""

    code = "vectors_go_on"
    template = (
        "The first line promises {promised:,} words, but the file holds {found:,}. Correct the first line."
    )


class BadVectorLine(BadVectors):
    """A line holds more or fewer numbers than the others."""

    code = "bad_vector_line"
    template = (
        "Line {line}: expected a word and {numbers} numbers, found {found} after the word. "
        "If it is the last line, the file was cut off."
    )


class BadNumberLine(BadVectors):
    """A line of numbers alone holds more or fewer than the others."""

    code = "bad_number_line"
    template = (
        "Line {line}: expected {numbers} numbers and no word, found {found}. "
        "If it is the last line, the file was cut off."
    )


class CommasFound(BadVectors):
    """A table with commas or semicolons, as spreadsheets save it."""

    code = "commas_found"
    template = (
        "Line {line}: expected numbers with a decimal point, separated by spaces or tabs, found {found!r}. "
        "Replace the commas and semicolons: a spreadsheet saves text separated by tabs, too."
    )


class SpaceInWord(BadVectors):
    """A word has a space in it, which in this format ends the word."""

    code = "space_in_word"
    template = (
        "Line {line}: expected one word and {numbers} numbers, found {word!r} before the numbers. "
        "In this format a space ends the word: join its parts by an underscore."
    )


class NotANumber(BadVectors):
    """A line holds something other than finite numbers after its word."""

    code = "not_a_number"
    template = "Line {line}, number {place}: expected a finite number, found {found!r}."


class EmptyWord(BadVectors):
    """A line has numbers but no word."""

    code = "empty_word"
    template = "Line {line}: expected a word and {numbers} numbers, found no word."


class EmptyVectorLine(BadVectors):
    """A line before the end is empty."""

    code = "empty_vector_line"
    template = "Line {line}: expected a word and its numbers, found an empty line. Delete it."


class RepeatedWord(BadVectors):
    """A word has two vectors."""

    code = "repeated_word"
    template = "Line {line}: expected a new word, found {word!r}, which has a vector in line {first} already."


class RepeatedVector(BadVectors):
    """A word of a binary file has two vectors."""

    code = "repeated_vector"
    template = "Word {row}: expected a new word, found {word!r}, which has a vector as word {first} already."


class BadBinaryWord(BadVectors):
    """Where a binary file should have a word, there is none."""

    code = "bad_binary_word"
    template = "Word {row} of the binary file: expected a word in UTF-8 and a space, found other bytes."


class BadBinaryVector(BadVectors):
    """A binary file holds numbers that are not finite."""

    code = "bad_binary_vector"
    template = "Word {row} of the binary file: expected {numbers} finite numbers, found nan or inf."


class OtherNumbers(BadVectors):
    """The numbers of a binary file have another size."""

    code = "other_numbers"
    template = (
        "The numbers of the binary file have {found} bytes each, expected 4 (float32). "
        "Save the vectors again as float32."
    )


class BigEndian(BadVectors):
    """The bytes of the numbers in a binary file stand in the other order."""

    code = "big_endian"
    template = (
        "The numbers of the binary file look as if they were stored from the highest byte (big-endian), "
        "expected from the lowest. Save the vectors again in the usual order."
    )


class VectorsTooLarge(BadVectors):
    """There is no room for what a file asks for."""

    code = "vectors_too_large"
    template = "The file asks for room for {size:,} numbers at once; the limit is {limit:,}."


class WordsMissing(BadVectors):
    """The Projector's vectors came without their words."""

    code = "words_missing"
    template = "Line 1: expected a word, found a number. Give the file of words (metadata.tsv) too."


class BadMetadata(BadVectors):
    """The Projector's two files do not belong together."""

    code = "bad_metadata"
    template = (
        "There are {vectors:,} vectors but {words:,} words. Choose the two files that were saved together. "
        "A file of words with one column has no heading: if its first line, {first!r}, is one, delete it."
    )


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


class ProgressFileTooLarge(LabError):
    """A file of a learner's progress is larger than any that was saved here."""

    code = "progress_too_large"
    template = "The file has {size} kB; a saved progress has at most {limit} kB."


class BadProgressFile(LabError):
    """A file is no learner's progress."""

    code = "bad_progress"
    template = "The file holds no saved progress."


class OtherProgressVersion(LabError):
    """A file of a learner's progress was written by another version."""

    code = "other_progress_version"
    template = "The file is of version {found}; version {known} is read here."
