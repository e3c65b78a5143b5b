"""What the launcher loads before the first visitor comes."""

from threading import Thread

import numpy as np  # noqa: F401 - imported so that no visitor waits for it
import pandas as pd  # noqa: F401
import plotly.graph_objects as go

from core.engines import kinds as engines
from material import corpora
from ui.text import i18n
from ui.web import assets

FIRST_CORPUS = "wordnet"
COMPILED = ("compiled", "letter")


def warm_up() -> None:
    """Load the libraries' lazy parts, the texts and the corpus that the Train page opens with."""
    go.Figure(go.Scatter(x=[0], y=[0])).to_json()
    for lang in i18n.LANGUAGES:
        i18n.labels(lang)
    assets.load("plotly.js")
    corpora.load(FIRST_CORPUS, corpora.CORPORA[FIRST_CORPUS].min_count)
    # At the very first start they are compiled, which takes some seconds; no page needs to wait for that.
    Thread(target=_compile, name="warm-up", daemon=True).start()


def _compile() -> None:
    for name in COMPILED:
        if name in engines.ENGINES:
            engines.warm_up(name)
