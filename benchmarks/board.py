"""What the class board does when sixty students answer within five seconds: none is lost, none counts twice.

Run ``python -m benchmarks.board``; PostgreSQL is measured where it is installed. The students press at two servers
that share the database; a quarter of them change their mind, and every third answer is sent twice, once by each
server. Measured is the time from a press to its commit: from then on every server reads it.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from tempfile import TemporaryDirectory

from board.store import Answer, Store, student_of
from scripts.postgres import NoPostgres, postgres
from ui.board.outbox import Outbox

STUDENTS = 60
WITHIN = 5.0
"""Seconds in which all of them answer."""
QUESTION = "sampler.predict.bars"
PATIENCE = 60.0
_MIND = [0.5, 0.3, 0.2]


class Noting(Store):
    """Notes how long after its press an answer was committed."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.waits: list[float] = []

    def answer(self, class_id: str, given: Sequence[Answer]) -> None:
        """Keep answers; a press is as old as its number says."""
        super().answer(class_id, given)
        now = time.time_ns()
        self.waits += [(now - one.number) / 1e9 for one in given]


class Student:
    """Presses once, or twice with another answer."""

    def __init__(self, class_id: str, number: int, servers: Sequence[Outbox]) -> None:
        self.class_id = class_id
        self.number = number
        self.own, self.other = servers[number % 2], servers[1 - number % 2]

    def answer(self) -> int:
        """Press at some time; return how many answers were sent."""
        time.sleep(random.Random(self.number).random() * WITHIN)
        student = student_of(self.class_id, f"browser {self.number}")
        sent = 0
        for value in (_MIND, _MIND[::-1])[: 2 if self.number % 4 == 0 else 1]:
            given = Answer(QUESTION, student, value, time.time_ns())
            for server in (self.own, self.other)[: 2 if self.number % 3 == 0 else 1]:
                server.put(self.class_id, given)
                sent += 1
        return sent


def measure(url: str, students: int) -> tuple[list[object], list[float]]:
    """Return the answers that there are in the end, and how many seconds each press waited for its commit."""
    stores = [Noting(url), Noting(url)]
    joined, _ = stores[0].open_class()
    stores[1].read(joined.id)
    servers = [Outbox(store) for store in stores]
    with ThreadPoolExecutor(students) as pool:
        list(pool.map(lambda n: Student(joined.id, n, servers).answer(), range(students)))
    end = time.time() + PATIENCE
    while any(server.waiting for server in servers) and time.time() < end:
        time.sleep(0.01)
    rows: list[object] = [value for _, _, value, _ in stores[0].export(joined.id)]
    waits = [wait for store in stores for wait in store.waits]
    for store in stores:
        store.close()
    return rows, waits


def report(name: str, url: str, students: int) -> None:
    """Measure one database and print what came of it."""
    rows, waits = measure(url, students)
    changed = sum(value == _MIND[::-1] for value in rows)
    p50, p95 = (statistics.quantiles(waits, n=20)[i] for i in (9, 18))
    print(
        f"{name}: {len(rows)} rows of {students} students, {changed} of {-(-students // 4)} changed minds; press to "
        f"commit p50 {1000 * p50:.0f} ms, p95 {1000 * p95:.0f} ms, most {1000 * max(waits):.0f} ms"
    )


def main() -> None:
    """Measure both databases, and print a row for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=STUDENTS)
    students = parser.parse_args().students
    with TemporaryDirectory() as folder:
        report("SQLite", f"sqlite:///{folder}/board.sqlite", students)
    try:
        with postgres() as url:
            report("PostgreSQL", url, students)
    except NoPostgres as reason:
        print(f"PostgreSQL: not measured; {reason}")


if __name__ == "__main__":
    main()
