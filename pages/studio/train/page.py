"""Train: watch a real CBOW learn, and settle arguments with runs side by side."""

import streamlit as st

from pages.studio.train.sections import compare, setup, stage
from pages.studio.train.settings import TRAIN
from ui.lecture.scenes import scene
from ui.lesson_parts import terms
from ui.settings.session import open_table, share, text

t = text()
open_table(TRAIN)

controls, area = st.columns([1, 2.6], gap="medium")
with controls, scene("settings"):
    setup.show(t)
with area:
    stage.show(t)
compare.show(t)
terms.on_page(t, TRAIN.page)
share(TRAIN, key="address.train")
