"""The theme is what Streamlit would write, and read once."""

from streamlit import config
from streamlit.proto.NewSession_pb2 import NewSession
from streamlit.runtime import app_session

from ui.shell.theme_once import remembering

SECTIONS = ["theme", *(f"theme.{category.value}" for category in config.CustomThemeCategories)]


def written(populate):
    """Return a message's theme, written as Streamlit does at the beginning of each run."""
    theme = NewSession().custom_theme
    for section in SECTIONS:
        part = theme
        for name in section.split(".")[1:]:
            part = getattr(part, name)
        populate(part, section)
    return theme


def test_each_run_gets_what_streamlit_would_write_which_is_asked_once():
    asked = []

    def streamlits(message, section):
        asked.append(section)
        app_session._populate_theme_msg(message, section)

    once = remembering(streamlits)
    runs = [written(once) for _ in range(3)]
    assert asked == SECTIONS
    assert all(run == written(app_session._populate_theme_msg) for run in runs)
    assert runs[0].HasField("dark")


def test_a_section_without_settings_is_not_in_the_message():
    theme = written(remembering(lambda message, section: None))
    assert not theme.ListFields()
