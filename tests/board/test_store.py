"""Classes, answers and runs are kept alike in both databases, and faults of a database are one error."""

import threading
import time

import pytest
from sqlalchemy import text

from board import store as board_store
from board.codes import ALPHABET, LENGTH, MOST_TRIES, WITHIN, Tries, new_code, typed_code
from board.store import Answer, Store, student_of
from core.errors import BoardTooNew, BoardUnavailable, ClassClosed, NotTheLecturer, WrongCode

QUESTION = "sampler.predict.all"


def answer(value, student="a", number=1, question=QUESTION):
    return Answer(question, student, value, number)


def values(store, joined, question=QUESTION):
    return sorted(value for value, _ in store.read(joined.id).answers.get(question, []))


def test_a_class_is_joined_by_its_code_however_it_is_typed(store):
    opened, secret = store.open_class()
    assert store.join(f" {opened.code[:3].lower()}-{opened.code[3:]} ") == opened
    assert store.lead_class(opened.code, secret) == opened


def test_only_the_secret_s_digest_is_stored(store):
    opened, secret = store.open_class()
    with store._reading() as connection:
        rows = connection.execute(text("select * from board_class")).all()
    assert secret not in str(rows)
    with pytest.raises(NotTheLecturer):
        store.lead_class(opened.code, "guessed")


@pytest.mark.parametrize("typed", ["", "ABC", "ZZZZZZ", "O0I1LL", "';--aa", "ABCDEFG", "가나다라마바"])
def test_no_class_has_a_wrong_code(store, typed):
    with pytest.raises(WrongCode):
        store.join(typed)


def test_a_closed_class_takes_nobody_and_nothing(store):
    opened, _ = store.open_class()
    store.answer(opened.id, [answer("more")])
    store.set_open(opened.id, False)
    with pytest.raises(ClassClosed):
        store.join(opened.code)
    store.answer(opened.id, [answer("less", "b")])
    store.hand_in(opened.id, "a", "r", {"K": 5}, 3.0)
    assert values(store, opened) == ["more"]
    assert not store.read(opened.id).runs


def test_a_locked_class_keeps_the_answers_that_it_has(store):
    opened, _ = store.open_class()
    store.answer(opened.id, [answer("more")])
    store.set_locked(opened.id, True)
    store.answer(opened.id, [answer("less", number=2)])
    assert values(store, opened) == ["more"]
    store.set_locked(opened.id, False)
    store.answer(opened.id, [answer("less", number=2)])
    assert values(store, opened) == ["less"]


def test_one_answer_for_a_student_and_question_and_the_latest_counts(store):
    opened, _ = store.open_class()
    store.answer(opened.id, [answer("more", number=1), answer("less", number=3)])
    store.answer(opened.id, [answer("more", number=1), answer("nothing", number=2)])
    store.answer(opened.id, [answer([0.5, 0.5], "b"), answer(0.25, "b", question="other")])
    found = store.read(opened.id).answers
    assert sorted(map(str, (value for value, _ in found[QUESTION]))) == ["[0.5, 0.5]", "less"]
    assert found["other"] == [(0.25, None)]


def test_what_was_answered_before_the_answers_were_shown_is_kept(store):
    opened, _ = store.open_class()
    store.answer(opened.id, [answer("more"), answer("less", "b")])
    store.show(opened.id, QUESTION)
    store.show(opened.id, QUESTION)
    store.answer(opened.id, [answer("less", number=2), answer("more", "c")])
    seen = store.read(opened.id)
    assert seen.shown == {QUESTION}
    assert sorted(seen.answers[QUESTION], key=str) == [("less", "less"), ("less", "more"), ("more", None)]
    store.hide(opened.id, QUESTION)
    assert not store.read(opened.id).shown


def test_one_question_or_all_can_be_cleared(store):
    opened, _ = store.open_class()
    store.answer(opened.id, [answer("more"), answer("x", question="other")])
    store.hand_in(opened.id, "a", "r", {"K": 5}, 3.0)
    store.clear(opened.id, QUESTION)
    assert set(store.read(opened.id).answers) == {"other"}
    store.clear(opened.id)
    assert not store.read(opened.id).answers
    assert not store.read(opened.id).runs


def test_a_run_is_handed_in_once(store):
    opened, _ = store.open_class()
    for rank in (3.0, 3.0):
        store.hand_in(opened.id, "a", "r", {"K": 5, "power": 0.75}, rank)
    assert store.read(opened.id).runs == [({"K": 5, "power": 0.75}, 3.0)]


def test_students_who_say_nothing_more_are_no_longer_counted(store, monkeypatch):
    opened, _ = store.open_class()
    for student, step in (("a", 1), ("b", 2), ("c", 2), ("b", 1)):
        store.note_place(opened.id, student, "sampler", step)
    assert store.read(opened.id).places == {("sampler", 1): 2, ("sampler", 2): 1}
    later = time.time() + board_store.HERE + 1
    monkeypatch.setattr(board_store.time, "time", lambda: later)
    assert store.read(opened.id).places == {}


def test_every_change_is_seen_by_the_revision(store):
    opened, _ = store.open_class()
    seen = [store.revision(opened.id)]
    for change in (
        lambda: store.answer(opened.id, [answer("more")]),
        lambda: store.show(opened.id, QUESTION),
        lambda: store.set_lead(opened.id, {"page": "sampler"}),
        lambda: store.set_lead(opened.id, None),
        lambda: store.clear(opened.id),
    ):
        change()
        seen.append(store.revision(opened.id))
    assert seen == sorted(set(seen))
    assert store.read(opened.id).lead is None


def test_old_classes_are_deleted_with_what_belongs_to_them(store, monkeypatch):
    old, _ = store.open_class()
    store.answer(old.id, [answer("more")])
    later = time.time() + store.days * 86_400 + 1
    monkeypatch.setattr(board_store.time, "time", lambda: later)
    store.open_class()
    assert store.read(old.id) is None
    assert store.export(old.id) == []


def test_a_deleted_class_is_gone(store):
    opened, _ = store.open_class()
    store.answer(opened.id, [answer("more")])
    store.delete_class(opened.id)
    assert store.revision(opened.id) == 0
    store.answer(opened.id, [answer("more")])
    assert store.export(opened.id) == []


def test_the_export_names_nobody(store):
    opened, _ = store.open_class()
    student = student_of(opened.id, "browser")
    store.answer(opened.id, [answer("more", student), answer(0.5, student, question="other")])
    assert store.export(opened.id) == [("other", 1, 0.5, None), (QUESTION, 1, "more", None)]


def test_a_browser_is_another_student_in_another_class():
    assert student_of("one", "browser") == student_of("one", "browser") != student_of("two", "browser")


def test_two_servers_share_a_board(url):
    one, two = Store(url), Store(url)
    opened, _ = one.open_class()

    def send(store, first):
        for i in range(20):
            store.answer(opened.id, [answer("more", f"{first}{i}")])

    threads = [threading.Thread(target=send, args=pair) for pair in ((one, "a"), (two, "b"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(values(one, opened)) == 40
    one.close()
    two.close()


def test_a_board_of_a_newer_program_says_so(url):
    store = Store(url)
    store.open_class()
    with store._writing() as connection:
        connection.execute(text("update board_version set number = 99"))
    try:
        with pytest.raises(BoardTooNew):
            Store(url).open_class()
    finally:
        with store._writing() as connection:
            connection.execute(text("update board_version set number = 1"))
        store.close()


@pytest.mark.parametrize(
    "address", ["sqlite:////proc/nowhere/board.sqlite", "postgresql://lab@127.0.0.1:1/none", "nonsense"]
)
def test_a_database_that_is_not_there_is_one_error(address):
    with pytest.raises(BoardUnavailable):
        Store(address).open_class()


def test_a_full_disk_is_one_error_and_later_all_is_well_again(tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'board.sqlite'}")
    opened, _ = store.open_class()
    with store._open().connect() as connection:
        pages = connection.execute(text("pragma page_count")).scalar()
    store.close()
    full = Store(store.url)
    with full._open().connect() as connection:
        connection.execute(text(f"pragma max_page_count = {pages}"))
    many = [answer("x" * 900, str(i)) for i in range(500)]
    with pytest.raises(BoardUnavailable):
        full.answer(opened.id, many)
    assert not full.read(opened.id).answers
    full.close()
    store.answer(opened.id, many)
    assert len(values(store, opened)) == 500
    store.close()


def test_a_code_is_read_from_a_wall_without_doubt():
    assert not set("0O1IL") & set(ALPHABET)
    codes = {new_code() for _ in range(100)}
    assert len(codes) == 100
    assert all(len(code) == LENGTH and typed_code(code) == code for code in codes)


def test_a_connection_has_so_many_tries():
    now = [0.0]
    tries = Tries(lambda: now[0])
    for _ in range(MOST_TRIES):
        assert tries.may("one")
        tries.note_failure("one")
    assert not tries.may("one")
    assert tries.may("another")
    now[0] = WITHIN + 1
    assert tries.may("one")
