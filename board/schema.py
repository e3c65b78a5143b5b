"""The tables of the board, their version, and the way from an older one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Connection,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    select,
)

from core.errors import BoardTooNew

VERSION = 1
"""The version of the tables below; each step that leads to it from an older one stands in `STEPS`."""

LONGEST_QUESTION = 200
"""Characters of a question's name."""

METADATA = MetaData()

version = Table("board_version", METADATA, Column("number", Integer, nullable=False))

classes = Table(
    "board_class",
    METADATA,
    Column("id", String(32), primary_key=True),  # unguessable: who knows it has joined
    Column("code", String(6), nullable=False, unique=True),
    Column("secret", String(64), nullable=False),  # its digest
    Column("opened_at", Float, nullable=False),  # seconds since 1970
    Column("is_open", Boolean, nullable=False),
    Column("is_locked", Boolean, nullable=False),
    Column("lead", JSON),  # where the lecturer is, while they lead
    Column("revision", Integer, nullable=False),  # grows with whatever changes below
)


def _of_class() -> Column[str]:
    return Column("class_id", String(32), ForeignKey("board_class.id", ondelete="CASCADE"), primary_key=True)


questions = Table(
    "board_question",
    METADATA,
    _of_class(),
    Column("question", String(LONGEST_QUESTION), primary_key=True),
    Column("shown_at", Float),
)

answers = Table(
    "board_answer",
    METADATA,
    _of_class(),
    Column("question", String(LONGEST_QUESTION), primary_key=True),
    Column("student", String(64), primary_key=True),  # a digest, another in every class
    Column("value", JSON, nullable=False),
    Column("before", JSON),  # the answer as it was when the class's were first shown
    Column("number", BigInteger, nullable=False),  # grows from one send of a student to the next
)

places = Table(
    "board_place",
    METADATA,
    _of_class(),
    Column("student", String(64), primary_key=True),
    Column("page", String(40), nullable=False),
    Column("step", Integer, nullable=False),
    Column("seen_at", Float, nullable=False),
)

runs = Table(
    "board_run",
    METADATA,
    _of_class(),
    Column("student", String(64), primary_key=True),
    Column("run", String(64), primary_key=True),
    Column("settings", JSON, nullable=False),
    Column("median_rank", Float, nullable=False),
)

STEPS: Mapping[int, Callable[[Connection], None]] = {}
"""By version: what makes the tables of the one after it."""


def migrate(connection: Connection) -> None:
    """Make the tables, or bring older ones up to `VERSION`, all in the connection's transaction.

    Raises
    ------
    BoardTooNew
        If a newer program wrote them.
    """
    version.create(connection, checkfirst=True)
    number = connection.scalar(select(version.c.number))
    if number is None:
        METADATA.create_all(connection)
        connection.execute(version.insert().values(number=VERSION))
        return
    if number > VERSION:
        raise BoardTooNew(found=number, known=VERSION)
    for older in range(number, VERSION):
        STEPS[older](connection)
    connection.execute(version.update().values(number=VERSION))
