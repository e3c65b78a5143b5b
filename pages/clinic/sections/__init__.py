"""The stages of a case on the page of the bug clinic."""
