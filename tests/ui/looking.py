"""Looking on while a page's script runs: what each of its fragments shows and writes into the address."""

from collections import defaultdict
from dataclasses import dataclass, field
from urllib.parse import parse_qs

import streamlit as st
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState

from core.tracing.source import Source
from material.steps import Step
from ui.board import beside
from ui.charts import chart
from ui.lesson_parts import formulas, stepper
from ui.settings import controls, session
from ui.text.i18n import labels

MAIN = None
"""The page's own script, outside of all fragments."""


@dataclass
class Seen:
    """What was shown in all runs so far, by fragment; a fragment is known by Streamlit's id for it."""

    settings: dict[str | None, set[str]] = field(default_factory=lambda: defaultdict(set))
    addresses: dict[str | None, list[dict[str, str]]] = field(default_factory=lambda: defaultdict(list))
    charts: dict[str | None, set[str]] = field(default_factory=lambda: defaultdict(set))
    tables: dict[str | None, set[str]] = field(default_factory=lambda: defaultdict(set))
    buttons: set[str] = field(default_factory=set)
    steps: list[Step] = field(default_factory=list)
    lit: list[tuple[Source, set[int]]] = field(default_factory=list)

    def unshared(self, page: str) -> dict[str | None, set[str]]:
        """Return a page's settings that a fragment changes without writing the address.

        A run of the page itself runs all its fragments; one of them is enough for it.
        """
        own = {
            where: {key for key in keys if key.startswith(f"{page}.")}
            for where, keys in self.settings.items()
        }
        return {
            where: keys
            for where, keys in own.items()
            if keys and not (self.addresses[where] or (where is MAIN and any(self.addresses.values())))
        }


def fragment():
    return ThreadState.get().fragment_id


def watching_button(seen):
    """Return `st.button` so that what a page's own button changes counts as its fragment's."""
    show_button = st.button

    def button(label, *args, on_click=None, **kwargs):
        """Show a button; one of the page's own is listed, and what it changes counts as its fragment's."""
        where = fragment()

        def watched(*given):
            former = dict(st.session_state)
            on_click(*given)
            seen.settings[where] |= {key for key in former if st.session_state[key] != former[key]}

        is_own = getattr(on_click, "__module__", "") == "__main__"
        if is_own:
            seen.buttons.add(label)
        return show_button(label, *args, on_click=watched if is_own else on_click, **kwargs)

    return button


def look_on(monkeypatch) -> Seen:
    """Note from now on what the pages' scripts show."""
    seen = Seen()

    def before(owner, name, note):
        real = getattr(owner, name)

        def noting(*args, **kwargs):
            note(*args, **kwargs)
            return real(*args, **kwargs)

        monkeypatch.setattr(owner, name, noting)

    def note_grid(t, table, name, **_):
        seen.settings[fragment()].add(table.key(name))

    def note_steps(t, table, *_, **__):
        seen.settings[fragment()].add(table.key("step"))

    def note_address(data, key):
        query = {name: values[0] for name, values in parse_qs(data["query"]).items()}
        seen.addresses[fragment()].append(query)

    def note_table(label, key="", **_):
        if key.endswith(".table"):
            seen.tables[fragment()].add(key)

    def note_widget(t, setting, page, *_):
        seen.settings[fragment()].add(f"{page}.{setting.name}")

    before(controls, "_widget", note_widget)
    before(controls, "grid", note_grid)
    before(stepper, "stepper", note_steps)
    before(session, "_ADDRESS", note_address)
    before(chart, "_CHART", lambda key, **_: seen.charts[fragment()].add(key))
    before(st, "expander", note_table)
    monkeypatch.setattr(st, "button", watching_button(seen))
    before(formulas, "formula_code_numbers", lambda t, step, *_, **__: seen.steps.append(step))
    before(formulas, "code", lambda source, lit=(), **_: seen.lit.append((source, lit)))
    return seen


def guesses(page):
    """Return an answer to every question that a page asks before it shows a result, by its key in the session."""
    texts = labels("en")
    found = {}
    for key in texts:
        base, _, last = key.rpartition(".")
        if not key.startswith(f"{page}.predict.") or last != "question":
            continue
        options = [other.removeprefix(f"{base}.options.") for other in texts if f"{base}.options." in other]
        if f"{base}.bar" in texts:
            found[f"{base}.guess"] = (0.5, 0.3, 0.2)
        else:
            found[f"{base}.guess"] = options[0] if options else 0.5
    return found


def told_to_the_class(monkeypatch, name) -> list[object]:
    """Return what a lecturer is told from now on to be right of a page's prediction, run by run."""
    truths = []

    def noting(t, question, scale, **told):
        if question.partition("?")[0].endswith(f".predict.{name}"):
            truths.append(told["truth"])
        beside.beside(t, question, scale, **told)

    monkeypatch.setattr("ui.lesson_parts.prediction.beside", noting)
    return truths
