"""The same training by different code: the layers themselves, and the same mathematics faster."""
