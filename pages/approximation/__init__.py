"""What negative sampling approximates: its scores, gradients and losses beside those of the softmax."""
