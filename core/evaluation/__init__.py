"""What word vectors know: neighbours, ranks of held-out words, analogies, a plane to look at."""
