"""A fragment of a page that was left does not run any more.

Whoever presses something in the moment of leaving asks for a run of the old page's fragment while the new page's
script runs. Streamlit runs it afterwards, under the old page's name; the browser takes that for a change of page and
throws away what the new one has drawn ("Bad delta path index" when it is drawn on).
"""

from __future__ import annotations

from streamlit.runtime import app_session
from streamlit.runtime.scriptrunner import RerunData, ScriptRunner


class PunctualRunner(ScriptRunner):
    """Runs scripts, and fragments of the page that is there."""

    def _run_script(self, rerun_data: RerunData) -> None:
        if not is_late(rerun_data, self._pages_manager.current_page_script_hash):
            super()._run_script(rerun_data)


def is_late(asked: RerunData, page: str) -> bool:
    """Return whether a fragment is asked for from another page than the one that the latest run has drawn."""
    return bool(asked.fragment_id_queue) and asked.page_script_hash != page


def install() -> None:
    """Let all sessions to come run their scripts so."""
    app_session.ScriptRunner = PunctualRunner  # type: ignore[attr-defined]
