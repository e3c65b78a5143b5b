"""How negatives are drawn: what the power 0.75 changes, and for whom (4.2.6)."""
