"""What the class board does when sixty students answer within five seconds: none is lost, none counts twice.

Run ``python -m benchmarks.board``; PostgreSQL is measured where it is installed. ``--app`` puts the app itself before
each database: students are connections that open page 6, join by the code and commit the prediction, while others move
its slider (`classroom.py`). Without it the board is measured alone: the students press at two servers
that share the database; a quarter of them change their mind, and every third answer is sent twice, once by each
server. Measured is the time from a press to its commit: from then on every server reads it.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from tempfile import TemporaryDirectory, TemporaryFile

from benchmarks.classroom import PAUSE, Student, in_words
from board.store import Answer, Store, student_of
from scripts.postgres import NoPostgres, postgres
from scripts.real_app import start_server
from ui.board.outbox import Outbox

STUDENTS = 60
WITHIN = 5.0
"""Seconds in which all of them answer."""
QUESTION = "sampler.predict.bars"
PATIENCE = 60.0
OTHERS = 20
"""Students who move a slider meanwhile."""
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


class Presser:
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
        list(pool.map(lambda n: Presser(joined.id, n, servers).answer(), range(students)))
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


async def join(address: str, code: str, number: int) -> Student:
    """Open page 6 by the class's link, as a browser of its own."""
    student = Student(address, "sampler")
    student.query = f"lang=en&class={code}"
    await student.open()
    told = {"browser": f"browser {number:08d}", "code": code, "secret": ""}
    await student.trigger("_class.keeper", "kept", told)
    return student


async def hold(address: str, code: str, students: int, others: int) -> tuple[list[float], list[float]]:
    """Let all answer; return the seconds of their presses, and of the moves of others' sliders meanwhile."""
    joined = [await join(address, code, number) for number in range(students)]
    movers = [Student(address, "sampler") for _ in range(others)]
    for mover in movers:
        await mover.open()

    async def press(student: Student, chance: random.Random) -> float:
        await asyncio.sleep(chance.random() * WITHIN)
        return await student.press("sampler.predict.bars.guess.commit")

    async def move(student: Student, chance: random.Random) -> list[float]:
        times = []
        end = time.perf_counter() + WITHIN
        while time.perf_counter() < end:
            await asyncio.sleep(chance.random() * 2 * PAUSE)
            times.append(await student.move("sampler.power", chance.randrange(21) / 20))
        return times

    pressed, moved = await asyncio.gather(
        asyncio.gather(*(press(student, random.Random(n)) for n, student in enumerate(joined))),
        asyncio.gather(*(move(student, random.Random(n)) for n, student in enumerate(movers))),
    )
    return pressed, [seconds for one in moved for seconds in one]


def report_app(name: str, url: str, students: int) -> None:
    """Measure the app before one database and print what came of it."""
    store = Store(url)
    opened, _ = store.open_class()
    with TemporaryFile() as log:
        process, address = start_server(log, url)
        try:
            pressed, moved = asyncio.run(hold(address, opened.code, students, OTHERS))
        finally:
            process.terminate()
            process.wait(60)
    rows = len(store.export(opened.id))
    store.close()
    print(
        f"{name}: {rows} rows of {students} students; seconds, median / 95 % below: a press {in_words(pressed)}, "
        f"others' sliders meanwhile {in_words(moved)}"
    )


def main() -> None:
    """Measure both databases, and print a row for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=STUDENTS)
    parser.add_argument("--app", action="store_true", help="measure the app before the databases")
    args = parser.parse_args()
    tell = report_app if args.app else report
    with TemporaryDirectory() as folder:
        tell("SQLite", f"sqlite:///{folder}/board.sqlite", args.students)
    try:
        with postgres() as url:
            tell("PostgreSQL", url, args.students)
    except NoPostgres as reason:
        print(f"PostgreSQL: not measured; {reason}")


if __name__ == "__main__":
    main()
