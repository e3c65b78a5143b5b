"""Word vectors from files, in the formats that people own; never pickles, which may run code.

`read_vectors` tells the format by what a file holds, not by its name:

- word2vec's text format, whose first line holds V and H (word2vec.c, gensim, fastText's .vec), and the same without
  that line (GloVe); numbers separated by spaces or tabs;
- word2vec's binary format;
- NumPy's .npz and the .zip that this app writes, with both matrices and the words' counts;
- the Embedding Projector's two files (Smilkov et al. 2016): vectors in one, words in another;
- each of them packed by gzip, or alone in a .zip.

Files are streams: of a large one the first words are read, and no more is kept than those.
"""

from core.text.vectors.found import ALL, Amount, WordVectors
from core.text.vectors.opening import read_file, read_vectors

__all__ = ["ALL", "Amount", "WordVectors", "read_file", "read_vectors"]
