"""The subject itself: word2vec with negative sampling, in NumPy and the standard library."""
