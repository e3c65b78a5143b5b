"""Prose as a tree: for sentences whose numbers move with a slider, as `st.markdown` cannot."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from ui.drawings.tree import Tree, element

_PARSER = MarkdownIt("commonmark", {"html": False})


def said(markdown: str) -> Tree:
    """Return paragraphs as elements: emphasis, code, links, lists; no formulas."""
    return element("div", "lab-said", *_children(SyntaxTreeNode(_PARSER.parse(markdown))))


def _children(node: SyntaxTreeNode) -> list[Tree | str]:
    return [part for child in node.children for part in _parts(child)]


def _parts(node: SyntaxTreeNode) -> list[Tree | str]:
    match node.type:
        case "inline":
            return _children(node)
        case "text":
            return [node.content]
        case "softbreak":
            return [" "]
        case "code_inline":
            return [element("code", "", node.content)]
        case "link":
            return [element("a", "", *_children(node), href=node.attrs["href"])]
        case _:
            return [element(node.tag, "", *_children(node))]
