"""The learner's own text: pasted or uploaded, read with a report, kept in the session."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from core.errors import LabError
from core.text.corpus import Corpus
from core.text.korean import without_particles
from core.text.markup import Dropped
from core.text.morphemes import check_length
from core.text.reading import MOST_BYTES, ReadText, read
from core.text.recipe import Recipe, recipe_for
from jobs.job import Job
from pages.studio.train.sections import splitting
from ui.live.desk import Kept
from ui.settings.slot import Slot
from ui.text.i18n import Text, plain
from ui.text.numbers import size

LONGEST_SHOWN = 40
_TEXT: Kept[str | bytes] = Kept("_own_text", str)
_NAME: Kept[str] = Kept("_own_text_name", str)
"""The name of the file that counts; empty if the pasted text does."""

_READ: Slot[dict[int, ReadText]] = Slot("_own_read", dict)
_CORPORA: Slot[dict[tuple[int, int, str], Corpus]] = Slot("_own_corpus", dict)
"""The latest corpora made of it, by text, minimum count and way of splitting."""


def ask(t: Text, on_change: Callable[[], None]) -> None:
    """Show the two ways to give a text, and which of them counts: what was given last."""

    def take_pasted() -> None:
        _TEXT.set(st.session_state.get("own.pasted", ""))
        _NAME.set("")
        on_change()

    def take_uploaded() -> None:
        uploaded = st.session_state["own.uploaded"]
        if uploaded is None:
            take_pasted()
            return
        _TEXT.set(uploaded.getvalue())
        _NAME.set(uploaded.name)
        on_change()

    pasted = _TEXT.get()
    if isinstance(pasted, str):
        # A tab that has come back brings its text, but not what its widgets held.
        st.session_state.setdefault("own.pasted", pasted)
    st.text_area(
        t("train.own.paste"),
        key="own.pasted",
        height=140,
        help=t("train.own.help", limit=MOST_BYTES // 2**20),
        on_change=take_pasted,
        persist_state="session",
    )
    st.file_uploader(
        t("train.own.upload", limit=MOST_BYTES // 2**20),
        type=["txt"],
        key="own.uploaded",
        on_change=take_uploaded,
        max_upload_size=MOST_BYTES // 2**20,
    )
    if _NAME.get():
        st.caption(t("train.own.file_counts", name=plain(_NAME.get()), size=size(len(pasted))))
    elif is_given():
        st.caption(t("train.own.pasted_counts"))


def is_given() -> bool:
    """Whether there is a text; blank ones are none."""
    return bool(_TEXT.get().strip())


def _read() -> ReadText:
    """Return the text as it was read, once for each text."""
    given = _TEXT.get()
    known = _READ.get()
    key = hash(given)
    if key not in known:
        known.clear()
        known[key] = read(given, most=MOST_BYTES)
    return known[key]


def corpus(min_count: int, tokens: str) -> Corpus:
    """Return the text as a corpus.

    Parameters
    ----------
    min_count : int
    tokens : str
        "words" as they stand, "stems" with the particles of Korean nouns left out, or "morphemes", the words in the
        form of a dictionary.

    Raises
    ------
    LabError
        If there is no text, or it cannot be used; `StillSplit` if it has to be waited for.
    """
    known = _CORPORA.get()
    key = (hash(_TEXT.get()), min_count, tokens)
    if key not in known:
        found = _split(tokens).at_least(min_count)
        while len(known) > 3:
            known.pop(next(iter(known)))
        known[key] = found
    return known[key]


def _split(tokens: str) -> Corpus:
    found = _read().corpus
    if tokens == "morphemes":
        check_length(found)
        return splitting.morphemes(_TEXT.get())
    return without_particles(found) if tokens == "stems" else found


def split_job() -> Job:
    """Return the job that splits the text into morphemes; it begins if need be."""
    return splitting.job(_TEXT.get())


def is_split() -> bool:
    """Whether the text is there in morphemes."""
    return splitting.known(_TEXT.get()) is not None


def is_being_split() -> bool:
    """Whether the text is being split into morphemes."""
    return splitting.is_under_way(_TEXT.get())


def too_long() -> LabError | None:
    """Return why the text is too long to be split into morphemes, if it is."""
    try:
        check_length(_read().corpus)
    except LabError as error:
        return error
    return None


def recipe(tokens: str) -> Recipe:
    """Return the settings that suit the text: in morphemes those of its stems, which are as many and at once there.

    Raises
    ------
    LabError
        If the text cannot be used.
    """
    return recipe_for(corpus(1, "stems" if tokens == "morphemes" else tokens))


def warn(t: Text) -> None:
    """Warn of a script without spaces, whose clauses were taken for words.

    Raises
    ------
    LabError
        If the text cannot be read.
    """
    found = _read().report.unsplit
    if found is not None:
        example = plain(found.example[:LONGEST_SHOWN])
        tool = t(f"train.reading.tool.{found.script}")
        st.warning(t("train.reading.unsplit", example=example, tool=tool), icon=":material/warning:")


def report(t: Text, tokens: str) -> None:
    """Tell what was read and what was done to it, and which settings suit it.

    Raises
    ------
    LabError
        If the text cannot be used.
    """
    found = _read().report
    lines = [t("train.reading.longest", word=plain(found.longest[:LONGEST_SHOWN]), n=len(found.longest))]
    if found.encoding:
        lines.append(t("train.reading.encoding", encoding=found.encoding))
    if found.unreadable:
        lines.append(t("train.reading.unreadable", n=f"{found.unreadable:,}"))
    if found.decomposed:
        lines.append(t("train.reading.composed"))
    if found.invisible:
        lines.append(t("train.reading.invisible", n=f"{found.invisible:,}"))
    dropped = {name: getattr(found, name) for name in ("tags", "addresses", "numbers", "joined")}
    lines += [_dropped(t, name, what) for name, what in dropped.items() if what.times]
    suits = recipe(tokens)
    suited = {
        "min_count": suits.min_count,
        "window": suits.window_size,
        "K": suits.sample_size,
        "epochs": f"{suits.epochs:,}",
    }
    lines.append(t("train.reading.suits", subsample=f"{suits.subsample:g}", **suited))
    st.markdown(f"**{t('train.reading.title')}**\n\n" + "\n".join(f"- {line}" for line in lines))


def _dropped(t: Text, name: str, what: Dropped) -> str:
    shown = ", ".join(plain(example[:LONGEST_SHOWN]) for example in what.examples)
    return t(f"train.reading.{name}", n=f"{what.times:,}", examples=shown)
