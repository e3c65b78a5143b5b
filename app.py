"""The launcher: ``streamlit run app.py``.

It imports what the pages need before the first visitor comes, puts it out of the garbage collector's reach, and
hands the pages to Streamlit with the routes that serve files and progress.
"""

import gc
import os

# The trainings' threads are ours to deal out; NumPy must not start its own.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from pathlib import Path

import streamlit as st

from ui.shell import late_fragments, overtaken, theme_once, warm_up
from ui.shell.errors import show_script_error
from ui.shell.server import MIDDLEWARE, ROUTES

late_fragments.install()
overtaken.install()
theme_once.install()
warm_up.warm_up()
gc.collect()
gc.freeze()
# By default a full collection stops a class of sixty for a seventh of a second, nearly every second.
gc.set_threshold(5000, 20, 5)

app = st.App(
    Path(__file__).parent / "ui" / "shell" / "shell.py",
    routes=ROUTES,
    middleware=MIDDLEWARE,
    on_script_error=show_script_error,
)
