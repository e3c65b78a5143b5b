"""The loss layer whole: one mini-batch, from word ids to updated rows (4.2.7)."""
