"""What surrounds every page: title, language, navigation, and the badge of a running training."""

from pathlib import Path

import streamlit as st

from ui.board import entry, keeper, membership
from ui.lecture import head as lecture
from ui.lecture import mode
from ui.lecture.scenes import scene
from ui.links import dialog as links
from ui.live import returning
from ui.navigation.entries import ENTRIES
from ui.navigation.links import navigation, onward
from ui.progress import kept, way
from ui.settings import outlived, session
from ui.shell import badge, reach
from ui.shell.style import style
from ui.text import i18n
from ui.text.i18n import Text

ROOT = Path(__file__).parents[2]

session.open_address()
mode.open_link()
lang = session.choose_language()
t = Text(lang)
# The icon is set first: a page's own icon would be fetched from another host.
st.set_page_config(
    page_icon=str(ROOT / "assets" / "icon.svg"), layout="wide", menu_items={"About": t("common.about")}
)
membership.open_link()
current = navigation(t)
keeper.follow(t)
st.set_page_config(page_title=f"{current.title} · {t('common.app')}")
st.logo(i18n.logo(lang), size="large", icon_image=str(ROOT / "assets" / "icon.svg"))
st.html(style(t))
with st.container(
    horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", key="page_head"
):
    st.header(current.title, anchor=False, width="content")
    badge.show(t, current.url_path)
    entry.entry(t)
    lecture.show(t, current.url_path or ENTRIES[0].name)
    links.button(t)
    st.segmented_control(
        t("common.language"),
        i18n.LANGUAGES,
        format_func=i18n.name,
        key=session.LANG,
        label_visibility="collapsed",
        persist_state="session",
        required=True,
        width="content",
    )
returning.show(t)
current.run()
present = current.url_path or ENTRIES[0].name
with scene("onward"):
    # From Home the way leads to where the learner is.
    onward(present, t, None if current.url_path else way.upcoming(kept.record()))
reach.scrolled()
links.show(t, current.title)
outlived.follow()
returning.keep()
keeper.keep()
kept.keep(present)
