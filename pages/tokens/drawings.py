"""Sentences with their particles marked, and the forms of one word."""

from __future__ import annotations

from pages.tokens.lesson import View
from ui.drawings.tree import Tree, element
from ui.text.i18n import Text


def sentences(view: View) -> Tree:
    """Return the first sentences, stem and particle of each word told apart."""
    lines = []
    for sentence in view.sentences:
        words = [
            element(
                "span",
                "lab-token",
                piece.stem,
                *([element("b", "", piece.particle)] if piece.particle else []),
            )
            for piece in sentence
        ]
        lines.append(element("div", "lab-tokens", *words))
    return element("div", "", *lines, lang="ko")


def forms(t: Text, view: View) -> Tree:
    """Return all forms of one word: to the model each is a word of its own."""
    chips = [
        element("span", "lab-token", view.word, element("b", "", form.removeprefix(view.word)))
        for form in view.forms
    ]
    text = element("span", "lab-muted", t("tokens.forms", n=len(view.forms), word=view.word))
    return element("div", "lab-tokens", text, *chips)
