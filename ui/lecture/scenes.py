"""What a lecture shows alone on the screen."""

from __future__ import annotations

from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

PREFIX = "scene-"
"""Begins the keys by which the browser finds the scenes of a page, in the order in which they stand there."""


def scene(name: str, gap: Literal["xsmall", "small"] = "small") -> DeltaGenerator:
    """Frame a part of a page that fills the screen in lecture mode; outside it, nothing is seen of the frame.

    In a lecture the browser shows one scene at a time, and nothing of a page that is in none. All scenes are there
    from the beginning: to go from one to the next takes no run of the script.

    Parameters
    ----------
    name : str
        The scene's name in the address: letters, digits, hyphens; no other scene of the page has it.
    gap : {"xsmall", "small"}
        The room between its elements.
    """
    return st.container(key=f"{PREFIX}{name}", gap=gap)


def shared(*names: str) -> DeltaGenerator:
    """Frame what several scenes have in common, sliders for example, above the first of them."""
    return st.container(key=f"shared{''.join(f'-with-{name}' for name in names)}-")


def box(name: str, height: int) -> DeltaGenerator:
    """Frame what may be longer than a screen, code for example: it scrolls in itself.

    In a lecture it is as high as the screen has room for, and what is lit in it is in sight.

    Parameters
    ----------
    name : str
    height : int
        Its height at a desk, in pixels.
    """
    return st.container(height=height, border=False, key=f"box-{name}")


def desk(name: str) -> DeltaGenerator:
    """Frame what a reader at a desk may want, and a lecture leaves out."""
    return st.container(key=f"desk-{name}")
