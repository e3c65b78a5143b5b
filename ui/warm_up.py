"""What the launcher loads before the first visitor comes."""

import numpy as np  # noqa: F401 - imported so that no visitor waits for it
import pandas as pd  # noqa: F401
import plotly.graph_objects as go

from lessons import corpora
from ui import assets, i18n

FIRST_CORPUS = "wordnet"


def warm_up() -> None:
    """Load the libraries' lazy parts, the texts and the corpus that the Train page opens with."""
    go.Figure(go.Scatter(x=[0], y=[0])).to_json()
    for lang in i18n.LANGUAGES:
        i18n.labels(lang)
    assets.load("plotly.js")
    corpora.load(FIRST_CORPUS, corpora.CORPORA[FIRST_CORPUS].min_count)
