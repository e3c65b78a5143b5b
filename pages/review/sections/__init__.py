"""The sections of this page that are laid out in files of their own."""
