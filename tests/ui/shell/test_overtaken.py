"""A run may list its session while another writes."""

import pytest
from streamlit.runtime import state
from streamlit.runtime.state.session_state import SessionState

from ui.shell import overtaken


def listed(kind):
    """List a session into which a key comes meanwhile."""

    class Written(kind):
        def _get_widget_id(self, key):
            self._old_state.setdefault("late", True)
            return super()._get_widget_id(key)

    session = Written()
    session._old_state.update(one=1, two=2)
    return session._keys()


def test_a_session_can_be_listed_while_another_run_writes():
    assert listed(overtaken.SharedState) == {"one", "two", "late"}


def test_streamlits_own_cannot():
    """When this fails, Streamlit has mended it and ours can go."""
    with pytest.raises(RuntimeError, match="changed size"):
        listed(SessionState)


def test_sessions_to_come_have_such_a_state(monkeypatch):
    monkeypatch.setattr(state, "SessionState", SessionState)
    overtaken.install()
    assert state.SessionState is overtaken.SharedState
