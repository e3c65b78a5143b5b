"""Sentences with their particles marked, and the forms of one word."""

from __future__ import annotations

from pages.tokens.lesson import View
from ui.drawings.markup import Tree, h
from ui.text.i18n import Text


def sentences(view: View) -> Tree:
    """Return the first sentences, stem and particle of each word told apart."""
    lines = []
    for sentence in view.sentences:
        words = [
            h("span", "lab-token", piece.stem, *([h("b", "", piece.particle)] if piece.particle else []))
            for piece in sentence
        ]
        lines.append(h("div", "lab-tokens", *words))
    return h("div", "", *lines, lang="ko")


def forms(t: Text, view: View) -> Tree:
    """Return all forms of one word: to the model each is a word of its own."""
    chips = [
        h("span", "lab-token", view.word, h("b", "", form.removeprefix(view.word))) for form in view.forms
    ]
    text = h("span", "lab-muted", t("tokens.forms", n=len(view.forms), word=view.word))
    return h("div", "lab-tokens", text, *chips)
