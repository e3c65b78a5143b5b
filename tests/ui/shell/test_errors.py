"""The last net: whatever fails, and however early, a sentence says so."""

from streamlit.testing.v1 import AppTest

from ui.text.i18n import LANGUAGES, Text


def script():
    """Fail before the language is chosen."""
    from ui.shell.errors import show_script_error

    show_script_error(RuntimeError("of no concern to a reader"))


def test_what_fails_before_a_language_is_chosen_is_said():
    app = AppTest.from_function(script).run()
    assert not app.exception
    assert app.error[0].value in {Text(lang)("errors.internal") for lang in LANGUAGES}
