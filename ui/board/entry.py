"""The way into a class, and what its lecturer does with it: one button on every page."""

from __future__ import annotations

import csv
import io
from base64 import b64encode
from pathlib import Path

import orjson
import streamlit as st

from core.errors import LabError
from ui.board import keeper, membership, route
from ui.board.membership import Membership
from ui.board.runtime import store
from ui.drawings.show import show_tree
from ui.drawings.tree import element
from ui.navigation.entries import ENTRIES
from ui.settings.slot import Slot
from ui.text.errors import error_text, show_error
from ui.text.i18n import Text
from ui.web import assets
from ui.web.address import below_root
from ui.web.component import DOM, component
from ui.web.qr import qr_svg

HERE = Path(__file__).parent
_ROOM = component("class_room", DOM, HERE / "room.js", HERE / "room.css", html='<div class="lab-room"></div>')
_SHOWN: Slot[int] = Slot("_class.large.shown", int)
"""How often the code was shown large."""
_LARGE: Slot[bool] = Slot("_class.large.asked", bool)
_TOLD: Slot[LabError | None] = Slot("_class.problem.told", lambda: None)
"""The problem that was told beside the page; once is enough."""
_TYPED = "_class.typed"
_LOCKED = "_class.locked"


def entry(t: Text) -> None:
    """Show the button of the class; behind it one joins, opens or leads a class."""
    member = membership.current()
    label = t("class.named", code=member.joined.code) if member else t("class.title")
    # A popover with another key is another one, and closed: when a class is joined, and before its code is shown large.
    with st.popover(
        label, icon=":material/groups:", key=f"_class.entry.{label}.{_SHOWN.get()}", width="content"
    ):
        if member is None:
            _outside(t)
        elif member.leads:
            _lecturer(t, member)
        else:
            _student(t, member)
    if member is not None and member.leads and _LARGE.take():
        _large(t, _link(member), member.joined.code)
    problem = membership.problem()
    if problem is not None and problem is not _TOLD.get():
        _TOLD.set(problem)
        st.toast(error_text(t, problem.code, problem.values), icon=":material/error:")


def _outside(t: Text) -> None:
    st.markdown(t("class.join.text"))
    st.text_input(t("class.join.code"), key=_TYPED, max_chars=12, placeholder="K7M4QX", autocomplete="off")
    st.button(t("class.join.press"), on_click=_join, type="primary", key="_class.join", width="stretch")
    _say_problem(t)
    st.divider()
    st.caption(t("class.open.text", days=f"{store().days:g}"))
    st.button(
        t("class.open.press"), on_click=membership.open_class, icon=":material/co_present:", key="_class.open"
    )


def _join() -> None:
    membership.wish_for(st.session_state[_TYPED])


def _say_problem(t: Text) -> None:
    problem = membership.problem()
    if problem is not None:
        show_error(t, problem)


def _student(t: Text, member: Membership) -> None:
    st.markdown(t("class.student.text", code=member.joined.code))
    st.session_state.setdefault(keeper.FOLLOWS, True)
    st.toggle(
        t("class.student.follow"),
        key=keeper.FOLLOWS,
        on_change=keeper.return_to_lead,
        help=t("class.student.follow_help"),
    )
    _room(t, member)
    st.button(t("class.student.leave"), on_click=membership.leave, key="_class.leave")


def _lecturer(t: Text, member: Membership) -> None:
    link = _link(member)
    left, right = st.columns([1, 1.2], gap="small", vertical_alignment="center")
    with left:
        st.image(qr_svg(link).decode(), width="stretch")
    with right:
        st.markdown(f"## {member.joined.code}")
        st.caption(t("class.lecturer.text"))
    st.code(link, language=None, wrap_lines=True)
    st.button(
        t("class.lecturer.large"),
        on_click=_ask_large,
        key="_class.large",
        icon=":material/fullscreen:",
        width="stretch",
    )
    _room(t, member)
    st.toggle(t("class.lecturer.lead"), key=keeper.LEADS, on_change=_lead, help=t("class.lecturer.lead_help"))
    st.toggle(t("class.lecturer.lock"), key=_LOCKED, on_change=_lock, help=t("class.lecturer.lock_help"))
    with st.expander(t("class.lecturer.take_along")):
        st.caption(t("class.lecturer.secret"))
        st.code(f"{link}#lead={member.secret}", language=None, wrap_lines=True)
    with st.expander(t("class.lecturer.end")):
        with st.container(horizontal=True):
            st.download_button(
                t("lesson.csv"),
                lambda: _csv(member),
                file_name=f"class-{member.joined.code}.csv",
                mime="text/csv",
                key="_class.csv",
            )
            st.button(t("class.lecturer.clear"), on_click=_do, args=("clear",), key="_class.clear")
            st.button(t("class.lecturer.close"), on_click=_do, args=("close",), key="_class.close")
            st.button(t("class.lecturer.reopen"), on_click=_do, args=("reopen",), key="_class.reopen")
            st.button(t("class.lecturer.delete"), on_click=_do, args=("delete",), key="_class.delete")
        st.caption(t("class.lecturer.kept", days=f"{store().days:g}"))
        st.button(t("class.lecturer.leave"), on_click=membership.leave, key="_class.leave")
    _say_problem(t)


def _link(member: Membership) -> str:
    """Return the address by which a class is joined, on the page on which the lecturer is."""
    address = (st.context.url or "").partition("?")[0]
    return f"{address}?{membership.QUERY}={member.joined.code}"


def _ask_large() -> None:
    _LARGE.set(True)
    _SHOWN.set(_SHOWN.get() + 1)


def _large(t: Text, link: str, code: str) -> None:
    """Show the code and its QR code for the last row of a hall."""

    @st.dialog(t("class.lecturer.text"), width="large")
    def on_the_wall() -> None:
        # As high as the screen has room for, beside letters for the last row.
        source = f"data:image/svg+xml;base64,{b64encode(qr_svg(link)).decode()}"
        picture = element("img", "", src=source, alt=link)
        words = element("div", "", element("strong", "", code), element("small", "", link.partition("?")[0]))
        show_tree(element("div", "lab-wall", picture, words), key="class_wall")

    on_the_wall()


def _room(t: Text, member: Membership) -> None:
    """Show, as it changes, who is there, or a student what the class is doing."""
    names = ("nobody", "present", "one", "step", "open", "locked", "closed", "away", "led")
    _ROOM(
        key="_class.room",
        data={
            "leads": member.leads,
            "streamModule": below_root(assets.url("class_stream.js")),
            "events": below_root(route.events_url(member.joined.id, member.secret)),
            "pages": {entry.name: t(f"nav.{entry.name}.title") for entry in ENTRIES},
            "labels": {name: t(f"class.room.{name}") for name in names},
        },
    )


def _lead() -> None:
    if not st.session_state[keeper.LEADS]:
        _do("lead_no_more")


def _lock() -> None:
    _do("lock" if st.session_state[_LOCKED] else "unlock")


def _do(what: str) -> None:
    """Do something as the lecturer of the session's class; for use as a callback."""
    member = membership.current()
    if member is None or not member.leads:
        return
    class_id = member.joined.id
    does = {
        "clear": lambda: store().clear(class_id),
        "close": lambda: store().set_open(class_id, False),
        "reopen": lambda: store().set_open(class_id, True),
        "delete": lambda: store().delete_class(class_id),
        "lock": lambda: store().set_locked(class_id, True),
        "unlock": lambda: store().set_locked(class_id, False),
        "lead_no_more": lambda: store().set_lead(class_id, None),
    }
    try:
        does[what]()
    except LabError as error:
        membership.note(error)
        return
    if what == "delete":
        membership.leave()


def _csv(member: Membership) -> bytes:
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["question", "student", "answer", "before_shown"])
    for question, student, value, before in store().export(member.joined.id):
        rows.writerow([question, student, orjson.dumps(value).decode(), orjson.dumps(before).decode()])
    # With a mark at its beginning spreadsheets read Korean rightly.
    return b"\xef\xbb\xbf" + out.getvalue().encode()
