"""Write the book's two example texts.

Run ``python -m data.book.build`` in the repository's folder. It needs nothing but Python.
"""

from pathlib import Path

from data.common import record_counts, write_corpus

HERE = Path(__file__).parent

# In the order in which they first occur, its words have the ids 0 1 2 3 4 1 5 6.
SENTENCE = "you say goodbye and i say hello ."

# The corpus that the book's sampler is tried on is given as ids; as words, they keep their ids.
SAMPLER_IDS = (0, 1, 2, 3, 4, 1, 2, 3)


def main() -> None:
    """Write the two files and bring the counts in SOURCE.md up to date."""
    write_corpus(HERE / "corpus.txt.gz", [SENTENCE.split()])
    write_corpus(HERE / "sampler.txt.gz", [[str(word_id) for word_id in SAMPLER_IDS]])
    for counts in record_counts(HERE / "SOURCE.md", ["corpus.txt.gz", "sampler.txt.gz"]):
        print(counts)


if __name__ == "__main__":
    main()
