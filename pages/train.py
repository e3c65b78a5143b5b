"""Train: watch a real CBOW learn, and settle arguments with runs side by side."""

import streamlit as st

from ui import glossary
from ui.session import open_table, share, text
from ui.tables.train import TRAIN
from ui.train import compare, setup, stage

t = text()
open_table(TRAIN)

controls, area = st.columns([1, 2.6], gap="medium")
with controls:
    setup.show(t)
with area:
    stage.show(t)
compare.show(t)
glossary.on_page(t, TRAIN.page)
share(TRAIN, key="address.train")
