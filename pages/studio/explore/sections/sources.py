"""Where the vectors come from: the session's runs, the finished runs that come with the app, and loaded files."""

from __future__ import annotations

import streamlit as st

from core.errors import LabError
from pages.studio.explore.lesson import Space, finished
from pages.studio.explore.loaded import Files, Loaded
from pages.studio.explore.settings import EXPLORE
from pages.studio.sections import experiments
from runs.library import Record, Vectors
from runs.reference import available, reference
from ui.live.desk import Kept
from ui.settings.controls import own_help
from ui.settings.session import change, settings_of
from ui.settings.slot import Slot
from ui.text.errors import error_text
from ui.text.i18n import Text, plain
from ui.text.words import short

NONE = ""
_REFERENCE = "ref:"
_RUN = "run:"
_FILE = "file:"
_FILES: Kept[Files] = Kept("_files", Files)
_WANTED = Slot("_files.wanted", str)
"""The file just loaded: it is shown from the next run on."""
_SPACES: Slot[dict[str, Space]] = Slot("_spaces", dict)
SHOWN = 2
"""The number of sources shown beside each other; only their vectors are kept ready."""


def names() -> list[str]:
    """Return the sources: the latest runs first, then the finished ones."""
    records = experiments.library().records
    runs = [run_source(record.name) for record in reversed(records) if record.vectors is not None]
    loaded = [f"{_FILE}{name}" for name in reversed(files())]
    return [*loaded, *runs, *(f"{_REFERENCE}{name}" for name in available())]


def run_source(name: str) -> str:
    """Return the source that a run of the library is, by its name."""
    return f"{_RUN}{name}"


def files() -> dict[str, Loaded]:
    """Return what this session has loaded, by file name."""
    return _FILES.get().by_name


def add_file(name: str, loaded: Loaded) -> None:
    """Keep the vectors of a file, and show them from the next run on."""
    _FILES.get().add(name, loaded)
    _WANTED.set(f"{_FILE}{name}")


def label(t: Text, name: str) -> str:
    """Return what a source is called."""
    if name == NONE:
        return t("explore.nothing")
    if name.startswith(_REFERENCE):
        corpus = t(f"train.corpus.options.{name.removeprefix(_REFERENCE)}")
        return t("explore.reference", corpus=corpus)
    if name.startswith(_FILE):
        return t("explore.file", name=name.removeprefix(_FILE))
    return name.removeprefix(_RUN)


def _own_name(name: str) -> str:
    """Return what a run, a corpus or a file is called, whether or not it is there."""
    for kind in (_REFERENCE, _FILE, _RUN):
        name = name.removeprefix(kind)
    return name


def finished_corpus(name: str) -> str | None:
    """Return the corpus of a finished run that comes with the app; None for all other sources."""
    return name.removeprefix(_REFERENCE) if name.startswith(_REFERENCE) else None


def corpus(name: str) -> str:
    """Return the name of the corpus behind a source; of a file it is unknown."""
    if name.startswith(_FILE):
        return ""
    return _record(name).corpus


def _record(name: str) -> Record:
    if name.startswith(_REFERENCE):
        return reference(name.removeprefix(_REFERENCE))
    return experiments.library().get(name.removeprefix(_RUN))


def _vectors(name: str) -> Vectors:
    found = files()[name.removeprefix(_FILE)].vectors if name.startswith(_FILE) else _record(name).vectors
    if found is None:
        raise LabError
    return found


def choose(t: Text) -> tuple[str, list[str]]:
    """Show the two choices; return the first source, and both in a list (or the one)."""
    experiments.collect()
    if wanted := _WANTED.take():
        change(EXPLORE, source=wanted)
    known = names()
    for key, fallback in (("source", known[0]), ("beside", NONE)):
        state = EXPLORE.key(key)
        named = st.session_state[state]
        if named not in (*known, NONE):
            # A link may name a run of somebody else's session, or one that is gone.
            st.warning(t("explore.gone", name=plain(_own_name(named)), instead=label(t, fallback)))
        if named not in (*known, NONE) or (key == "source" and not named):
            st.session_state[state] = fallback
    left, right = st.columns(2)
    with left:
        _select(t, "source", known)
    with right:
        _select(t, "beside", [NONE, *known])
    settings = settings_of(EXPLORE)
    first, second = settings.source, settings.beside
    for name in dict.fromkeys((first, second)):
        _say_of_file(t, name)
    return first, [first] if second in (NONE, first) else [first, second]


def _select(t: Text, name: str, options: list[str]) -> None:
    st.selectbox(
        t(f"explore.{name}.label"),
        options,
        format_func=lambda option: label(t, option),
        key=EXPLORE.key(name),
        persist_state="session",
        **own_help(t, EXPLORE, name),
    )


def space(name: str) -> Space:
    """Return a source's vectors, ready to be asked; those of finished runs are shared by all sessions."""
    if name.startswith(_REFERENCE):
        return finished(name.removeprefix(_REFERENCE))
    spaces = _SPACES.get()
    vectors = _vectors(name)
    key = f"{name}#{id(vectors)}"
    if key not in spaces:
        while len(spaces) >= SHOWN:
            spaces.pop(next(iter(spaces)))
        spaces[key] = Space(vectors)
    return spaces[key]


def _say_of_file(t: Text, name: str) -> None:
    """Say what was read of a file."""
    if not name.startswith(_FILE):
        return
    loaded = files()[name.removeprefix(_FILE)]
    V, H = loaded.vectors.W_in.shape
    read = {"words": f"{V:,}", "numbers": H, "total": f"{loaded.total or V:,}"}
    kind = "whole" if loaded.is_whole else "part" if loaded.total else "beginning"
    said = t(f"explore.read.{kind}", **read)
    if loaded.heading:
        said += " " + t("explore.read.heading", heading=plain(loaded.heading))
    st.caption(said)


def unknown(t: Text, asked: Space, typed: str, field: str, key: str) -> None:
    """Say that a word is unknown, and offer words that are spelt like it for a press.

    Parameters
    ----------
    t : Text
    asked : Space
    typed : str
    field : str
        The setting that it was typed into.
    key : str
        Names the place on the page.
    """
    st.warning(error_text(t, "unknown_word", {"word": typed}), icon=":material/search_off:")
    similar = asked.did_you_mean(typed)
    if similar:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(t("explore.did_you_mean"), width="content")
            for word in similar:
                st.button(
                    plain(short(word)),
                    on_click=_replace,
                    args=(field, typed, word),
                    key=f"{key}.{field}.{typed}.{word}",
                )


def _replace(field: str, typed: str, word: str) -> None:
    """Put a word in the place of one that was typed."""
    given = str(getattr(settings_of(EXPLORE), field))
    words = given.replace(",", " ").split()
    change(
        EXPLORE,
        **{field: " ".join(word if one == typed else one for one in words) if typed in words else word},
    )


def without_direction(t: Text, word: str) -> None:
    """Say that a word's vector is zero."""
    st.info(error_text(t, "no_direction", {"word": short(word)}), icon=":material/info:")
