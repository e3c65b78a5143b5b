"""From texts to the ids that are trained on, and from files of vectors and back."""
