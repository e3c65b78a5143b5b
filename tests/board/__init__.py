"""The class board in its databases."""
