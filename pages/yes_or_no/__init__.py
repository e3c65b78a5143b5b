"""From many classes to yes or no: one row of W_out, one dot product, one sigmoid (4.2.2)."""
