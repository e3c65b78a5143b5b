"""What pages show only after a guess: every guess, in both languages, without a browser."""

from tests.pages.test_all_pages import open_page


def test_another_language_before_a_guess_keeps_the_slider_and_is_nothing_to_warn_of(monkeypatch):
    warnings = []
    monkeypatch.setattr(
        "streamlit.elements.lib.policies._LOGGER.warning", lambda *said: warnings.append(said)
    )
    app = open_page("tokens", "en")
    slider = "tokens.predict.solved.guess.choice"
    app.slider(key=slider).set_value(25.0).run()
    app.session_state["lang"] = "ko"
    app.run()
    assert app.slider(key=slider).value == 25
    assert not warnings
