"""Bug clinic: faults that readers of this chapter really make, found as a doctor would find them."""
