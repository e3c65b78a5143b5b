"""The board in its database: SQLite in a file, or PostgreSQL that several servers share.

Every method is one transaction, so that a server that dies leaves nothing half done. SQLite allows one writer at a
time: within a process writers take turns by a lock, other processes are waited for.
"""

from __future__ import annotations

import os
import threading
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    Table,
    and_,
    create_engine,
    delete,
    event,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Row, make_url
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from board.codes import digest, new_code, new_secret, typed_code
from board.schema import answers, classes, migrate, places, questions, runs
from core.errors import BoardUnavailable, ClassClosed, NotTheLecturer, WrongCode

VARIABLE = "LAB_BOARD"
"""The environment variable with the database's address; without it there is a file beside the app."""
DAYS = "LAB_BOARD_DAYS"
"""The environment variable with the days after which a class is deleted."""
USUAL_DAYS = 14.0
FILE = Path(__file__).parents[1] / ".lab" / "board.sqlite"
HERE = 75.0
"""Seconds for which a student who says nothing more counts as present; browsers say so every 30."""
PATIENCE = 5
"""Seconds for which a locked or silent database is waited for."""


@dataclass(frozen=True)
class Joined:
    """A class as one of its students, or its lecturer, knows it.

    Attributes
    ----------
    id : str
        Unguessable; whoever knows it belongs to the class.
    code : str
    """

    id: str
    code: str


@dataclass(frozen=True)
class Answer:
    """What a student answered.

    Attributes
    ----------
    question : str
    student : str
        A digest that differs from class to class.
    value : str, number or list of numbers
    number : int
        Grows from one send of the student to the next: a late copy of an older answer replaces nothing.
    """

    question: str
    student: str
    value: Any
    number: int


@dataclass(frozen=True)
class Class:
    """All that is known of a class at one moment."""

    code: str
    view: str
    """What opens the lecturer's view; it follows from the secret, and the secret does not follow from it."""
    is_open: bool
    is_locked: bool
    lead: dict[str, Any] | None
    revision: int
    shown: frozenset[str]
    answers: Mapping[str, list[tuple[Any, Any]]]
    """By question: each student's answer and what it was when the class's were first shown, or None."""
    places: Mapping[tuple[str, int], int]
    """How many students are at a page and step."""
    runs: Sequence[tuple[dict[str, Any], float]]
    """Settings and median rank."""


def student_of(class_id: str, browser: str) -> str:
    """Return what stands for a browser in a class: the same in all its tabs, another in every class."""
    return digest("student", class_id, browser)


class Store:
    """The board in one database.

    Parameters
    ----------
    url : str, optional
        As SQLAlchemy reads it; by default `VARIABLE`'s, else the file beside the app.
    days : float, optional
        How long a class is kept; by default `DAYS`'s, else `USUAL_DAYS`.
    """

    def __init__(self, url: str | None = None, days: float | None = None) -> None:
        self.url = url or os.environ.get(VARIABLE) or f"sqlite:///{FILE}"
        self.days = days or float(os.environ.get(DAYS, USUAL_DAYS))
        self._engine: Engine | None = None
        self._lock = threading.RLock()

    # What a lecturer does.

    def open_class(self) -> tuple[Joined, str]:
        """Open a class; return it and the secret that leads it, which is stored nowhere."""
        secret = new_secret()
        with self._writing() as connection:
            self._delete_old(connection)
            while True:
                joined = Joined(uuid.uuid4().hex, new_code())
                try:
                    with connection.begin_nested():
                        connection.execute(
                            insert(classes).values(
                                id=joined.id,
                                code=joined.code,
                                secret=digest("lead", secret),
                                opened_at=time.time(),
                                is_open=True,
                                is_locked=False,
                                revision=1,
                            )
                        )
                except IntegrityError:
                    continue  # the code is taken
                return joined, secret

    def lead_class(self, code: str, secret: str) -> Joined:
        """Return the class that a secret leads, open or closed.

        Raises
        ------
        WrongCode, NotTheLecturer
        """
        with self._reading() as connection:
            row = self._find(connection, code)
        if row.secret != digest("lead", secret):
            raise NotTheLecturer()
        return Joined(row.id, row.code)

    def show(self, class_id: str, question: str) -> None:
        """Show a question's answers from now on; what they are now is kept beside what they become."""
        with self._writing() as connection:
            now = time.time()
            self._upsert(
                connection,
                questions,
                [{"class_id": class_id, "question": question, "shown_at": now}],
                ["shown_at"],
                ["class_id", "question"],
            )
            mine = and_(answers.c.class_id == class_id, answers.c.question == question)
            connection.execute(
                update(answers).where(mine, answers.c.before.is_(None)).values(before=answers.c.value)
            )
            self._touch(connection, class_id)

    def hide(self, class_id: str, question: str) -> None:
        """Show a question's answers no longer."""
        with self._writing() as connection:
            mine = and_(questions.c.class_id == class_id, questions.c.question == question)
            connection.execute(delete(questions).where(mine))
            self._touch(connection, class_id)

    def clear(self, class_id: str, question: str | None = None) -> None:
        """Forget the answers to a question, or all answers and runs."""
        with self._writing() as connection:
            for table in (answers, questions):
                mine = table.c.class_id == class_id
                if question is not None:
                    mine = and_(mine, table.c.question == question)
                connection.execute(delete(table).where(mine))
            if question is None:
                connection.execute(delete(runs).where(runs.c.class_id == class_id))
            self._touch(connection, class_id)

    def set_locked(self, class_id: str, is_locked: bool) -> None:
        """Accept no answers for a while, or accept them again."""
        self._change(class_id, is_locked=is_locked)

    def set_open(self, class_id: str, is_open: bool) -> None:
        """Close a class, or open it again."""
        self._change(class_id, is_open=is_open)

    def set_lead(self, class_id: str, lead: dict[str, Any] | None) -> None:
        """Note where the lecturer is, or that they lead no more."""
        self._change(class_id, lead=lead)

    def delete_class(self, class_id: str) -> None:
        """Delete a class and all that belongs to it."""
        with self._writing() as connection:
            connection.execute(delete(classes).where(classes.c.id == class_id))

    def export(self, class_id: str) -> list[tuple[str, int, Any, Any]]:
        """Return question, a number for the student, the answer, and the answer before all were shown."""
        with self._reading() as connection:
            rows = connection.execute(
                select(answers).where(answers.c.class_id == class_id).order_by(answers.c.question)
            ).all()
        students = {name: number for number, name in enumerate(sorted({row.student for row in rows}), 1)}
        return [(row.question, students[row.student], row.value, row.before) for row in rows]

    # What a student does.

    def join(self, text: str) -> Joined:
        """Return the class with the code that somebody typed.

        Raises
        ------
        WrongCode, ClassClosed
        """
        with self._reading() as connection:
            row = self._find(connection, text)
        if not row.is_open:
            raise ClassClosed(typed=row.code)
        return Joined(row.id, row.code)

    def answer(self, class_id: str, given: Sequence[Answer]) -> None:
        """Keep answers, one for each student and question; a closed or locked class keeps what it has."""
        latest: dict[tuple[str, str], Answer] = {}
        for one in sorted(given, key=lambda one: one.number):
            latest[one.question, one.student] = one
        with self._writing() as connection:
            if not self._accepts(connection, class_id) or not latest:
                return
            rows = [
                {
                    "class_id": class_id,
                    "question": one.question,
                    "student": one.student,
                    "value": one.value,
                    "number": one.number,
                }
                # In one order, whoever writes: two servers that write the same rows never wait for each other.
                for one in sorted(latest.values(), key=lambda one: (one.question, one.student))
            ]
            keys = ["class_id", "question", "student"]
            self._upsert(connection, answers, rows, ["value", "number"], keys, newer="number")
            self._touch(connection, class_id)

    def note_place(self, class_id: str, student: str, page: str, step: int) -> None:
        """Note where a student is, and that they are there."""
        row = {"class_id": class_id, "student": student, "page": page, "step": step, "seen_at": time.time()}
        with self._writing() as connection:
            if not self._accepts(connection, class_id, although_locked=True):
                return
            self._upsert(connection, places, [row], ["page", "step", "seen_at"], ["class_id", "student"])

    def hand_in(
        self, class_id: str, student: str, run: str, settings: dict[str, Any], median_rank: float
    ) -> None:
        """Keep a student's finished run, once."""
        row = {
            "class_id": class_id,
            "student": student,
            "run": run,
            "settings": settings,
            "median_rank": median_rank,
        }
        with self._writing() as connection:
            if not self._accepts(connection, class_id):
                return
            keys = ["class_id", "student", "run"]
            self._upsert(connection, runs, [row], ["settings", "median_rank"], keys)
            self._touch(connection, class_id)

    # What everybody sees.

    def revision(self, class_id: str) -> int:
        """Return a number that grows with every change of a class but of places; 0 if it is not there."""
        with self._reading() as connection:
            return connection.scalar(select(classes.c.revision).where(classes.c.id == class_id)) or 0

    def read(self, class_id: str) -> Class | None:
        """Return all that is known of a class, or None if it was deleted."""
        with self._reading() as connection:
            row = connection.execute(select(classes).where(classes.c.id == class_id)).one_or_none()
            if row is None:
                return None
            shown = connection.scalars(
                select(questions.c.question).where(questions.c.class_id == class_id)
            ).all()
            given: dict[str, list[tuple[Any, Any]]] = {}
            asked = select(answers.c.question, answers.c.value, answers.c.before)
            for question, value, before in connection.execute(
                asked.where(answers.c.class_id == class_id).order_by(answers.c.student)
            ):
                given.setdefault(question, []).append((value, before))
            present = and_(places.c.class_id == class_id, places.c.seen_at > time.time() - HERE)
            counted = select(places.c.page, places.c.step, func.count()).where(present)
            found = connection.execute(counted.group_by(places.c.page, places.c.step)).all()
            handed = connection.execute(
                select(runs.c.settings, runs.c.median_rank).where(runs.c.class_id == class_id)
            ).all()
        return Class(
            code=row.code,
            view=digest("view", row.secret),
            is_open=row.is_open,
            is_locked=row.is_locked,
            lead=row.lead,
            revision=row.revision,
            shown=frozenset(shown),
            answers=given,
            places={(page, step): number for page, step, number in found},
            runs=[(settings, rank) for settings, rank in handed],
        )

    def close(self) -> None:
        """Let go of the database; the next use opens it again."""
        with self._lock:
            if self._engine is not None:
                self._engine.dispose()
                self._engine = None

    # How.

    def _open(self) -> Engine:
        with self._lock:
            if self._engine is None:
                engine = _engine_of(self.url)
                try:
                    _prepare(engine)
                    with engine.execution_options(is_writer=True).begin() as connection:
                        self._delete_old(connection)
                except Exception:
                    engine.dispose()
                    raise
                self._engine = engine
            return self._engine

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._open().connect() as connection:
                yield connection
        except (SQLAlchemyError, OSError) as error:
            raise BoardUnavailable() from error

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with self._lock, self._open().execution_options(is_writer=True).begin() as connection:
                yield connection
        except (SQLAlchemyError, OSError) as error:
            raise BoardUnavailable() from error

    def _find(self, connection: Connection, text: str) -> Row[Any]:
        code = typed_code(text)
        row = connection.execute(select(classes).where(classes.c.code == code)).one_or_none()
        if row is None:
            raise WrongCode(typed=text.strip()[:20] or "–")
        return row

    def _accepts(self, connection: Connection, class_id: str, *, although_locked: bool = False) -> bool:
        row = connection.execute(
            select(classes.c.is_open, classes.c.is_locked).where(classes.c.id == class_id)
        ).one_or_none()
        return row is not None and row.is_open and (although_locked or not row.is_locked)

    def _change(self, class_id: str, **values: object) -> None:
        with self._writing() as connection:
            connection.execute(update(classes).where(classes.c.id == class_id).values(**values))
            self._touch(connection, class_id)

    def _touch(self, connection: Connection, class_id: str) -> None:
        connection.execute(
            update(classes).where(classes.c.id == class_id).values(revision=classes.c.revision + 1)
        )

    def _delete_old(self, connection: Connection) -> None:
        connection.execute(delete(classes).where(classes.c.opened_at < time.time() - self.days * 86_400))

    def _upsert(
        self,
        connection: Connection,
        table: Table,
        rows: list[dict[str, Any]],
        changing: list[str],
        keys: list[str],
        *,
        newer: str | None = None,
    ) -> None:
        """Insert rows, or change those that are there; with `newer` only if its column has grown."""
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        statement = dialect.insert(table)
        new = statement.excluded
        where = None if newer is None else or_(table.c[newer].is_(None), table.c[newer] < new[newer])
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=keys, set_={name: new[name] for name in changing}, where=where
            ),
            rows,
        )


def _prepare(engine: Engine) -> None:
    """See to it that a database has the tables."""
    with engine.execution_options(is_writer=True).begin() as connection:
        if engine.dialect.name == "postgresql":
            # Two servers that start at once make the tables one after the other.
            connection.execute(select(func.pg_advisory_xact_lock(7_402_006)))
        migrate(connection)


def _engine_of(address: str) -> Engine:
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        if url.database:
            Path(url.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(url, connect_args={"timeout": PATIENCE})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    if url.drivername in ("postgres", "postgresql"):
        url = url.set(drivername="postgresql+psycopg")
    limits = {"connect_timeout": PATIENCE, "options": f"-c statement_timeout={1000 * PATIENCE}"}
    # A connection that the database has dropped is noticed before it is used.
    return create_engine(url, pool_pre_ping=True, pool_size=4, max_overflow=4, connect_args=limits)


def _prepare_sqlite(connection: Any, _: object) -> None:  # noqa: ANN401 - SQLAlchemy's type for a driver's connection
    # Transactions are begun by the listener above; sqlite3 would begin them late, and none for a SELECT.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A writer that began as a reader could not be made to wait for another: it would fail at once.
    is_writer = connection.get_execution_options().get("is_writer", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writer else "BEGIN")
