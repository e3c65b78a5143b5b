"""The desk of an app under test."""

from typing import Any

from streamlit.testing.v1 import AppTest

from ui.live.desk import desks

SESSION = "test session id"
"""What an `AppTest` calls its session."""


def on_desk(app: AppTest) -> dict[str, Any]:
    """Return what lies on the app's desk, also before its first run."""
    if "_desk" not in app.session_state:
        app.session_state["_desk"] = desks().add(SESSION).key
    found = desks().get(app.session_state["_desk"])
    assert found, "the desk was forgotten"
    return found.contents
