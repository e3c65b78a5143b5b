"""What a class of sixty does to a server: a table of limits and what was measured.

    python -m benchmarks.load [row …]

Each row starts an app of its own. Server, students (connections that speak Streamlit's language, `classroom.py`) and a
sample of real Chromium tabs share this machine's cores, so others should not need it meanwhile. A limit that is not
kept is a line that says so; waiting too long ends nothing.
"""

from __future__ import annotations

import argparse
import asyncio
import math
import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass

from playwright.sync_api import Error as BrowserError

from benchmarks import latency
from benchmarks.classroom import Lesson, Student, Times, hold, move_sliders, processor_seconds, read
from benchmarks.own_app import own_app, resident_megabytes
from benchmarks.starts import POWERS, WITHIN, Start, all_start, different, read_events
from scripts.real_app import chromium

COLD = 10.0
"""The seconds after a cold start within which all come."""
TRAININGS = 20
HISTORY = 3.0
"""The seconds within which a stream has told what lies behind."""
MOVES, RUNS, SESSIONS = 10_000, 300, 600
"""A whole soak."""
IN_SLIDERS = latency.Case("sampler", "&corpus=wordnet", latency.POWER, ".st-key-among .lab-chart", 500)
"""What the real tabs do, without frames: each press of a key goes through the server."""


@dataclass(frozen=True)
class Scale:
    """How much of a class is played.

    Attributes
    ----------
    students : int
    seconds : float
        How long sliders are moved.
    epochs : int
        Of each training.
    soak : float
        The share of a whole soak.
    tabs : int
        Real browser tabs among the students.
    """

    students: int
    seconds: float
    epochs: int
    soak: float
    tabs: int


@dataclass(frozen=True)
class Found:
    """One line of the table."""

    what: str
    limit: str
    measured: str
    is_kept: bool


def quantiles(times: Sequence[float]) -> tuple[float, float]:
    """Return the median, and what nineteen in twenty stayed below, in milliseconds; no end without times."""
    if len(times) < 2:
        return math.inf, math.inf
    return 1000 * statistics.median(times), 1000 * statistics.quantiles(times, n=20)[-1]


def told(times: Times) -> str:
    """Return how long answers to sliders took."""
    median, most = quantiles(times.moved)
    left = f", {times.gave_up} gave up" if times.gave_up else ""
    return f"p50 {median:.0f} ms, p95 {most:.0f} ms of {len(times.moved)}{left}; {times.busy:.2f} cores"


def keeps(times: Times, p50: float, p95: float) -> bool:
    """Return whether answers to sliders were there in time; the limits are milliseconds."""
    median, most = quantiles(times.moved)
    return median <= p50 and most <= p95 and not times.gave_up


def in_tabs(address: str, tabs: int, seconds: float) -> list[float]:
    """Press keys on a slider in real tabs; return the milliseconds until each change that was painted was so."""
    found: list[float] = []
    with chromium() as browser:
        for _ in range(tabs):
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.route("**/lab/frames/*", lambda route: route.abort())
            with suppress(BrowserError):
                found += latency.measure(page, address, IN_SLIDERS, round(seconds / tabs / 2))
            page.close()
    return found


def at_sliders(scale: Scale) -> Iterator[Found]:
    """All move a slider every two seconds; some of them in real tabs."""
    with own_app() as (pid, address), ThreadPoolExecutor(1) as beside:
        seen = beside.submit(in_tabs, address, scale.tabs, scale.seconds)
        times = asyncio.run(hold(address, scale.students - scale.tabs, 0, scale.seconds, pid))
        painted = seen.result()
    what = f"{scale.students} students, a slider move every 2 s"
    yield Found(f"{what}, slow machine", "p50 ≤ 150 ms, p95 ≤ 500 ms", told(times), keeps(times, 150, 500))
    yield Found("the same, fast machine", "p50 ≤ 60 ms, p95 ≤ 300 ms", told(times), keeps(times, 60, 300))
    drawn = f"median {statistics.median(painted):.0f} ms, most {max(painted):.0f} ms" if painted else "none"
    is_kept = bool(painted) and statistics.median(painted) <= IN_SLIDERS.limit
    limit = f"median ≤ {IN_SLIDERS.limit:.0f} ms"
    yield Found(
        f"painted in {scale.tabs} Chromium tabs among them", limit, f"{drawn} of {len(painted)}", is_kept
    )
    opened = f"median {statistics.median(times.opened):.1f} s, last {max(times.opened):.1f} s"
    yield Found("all open the page at the same moment", "–", opened, is_kept=True)


def beside_trainings(scale: Scale) -> Iterator[Found]:
    """All move a slider while different trainings run, each watched by two."""

    async def lesson(pid: int, address: str) -> tuple[Times, list[float]]:
        times, speeds = Times(), list[float]()
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(scale.students + 2 * TRAININGS))
        shared = Lesson(scale.students + TRAININGS, scale.seconds, pid)
        await asyncio.gather(
            *(move_sliders(address, shared, times) for _ in range(scale.students)),
            *(train_and_watch(address, seed, shared, times, speeds) for seed in range(TRAININGS)),
        )
        times.busy = (processor_seconds(pid) - shared.work) / scale.seconds
        return times, speeds

    with own_app() as (pid, address):
        times, speeds = asyncio.run(lesson(pid, address))
    what = f"{TRAININGS} different trainings and {2 * TRAININGS} streams beside"
    yield Found(what, "p50 ≤ 120 ms, p95 ≤ 500 ms", told(times), keeps(times, 120, 500))
    mean = statistics.mean(speeds) if speeds else 0.0
    off = max(abs(speed / mean - 1) for speed in speeds) if mean else math.inf
    measured = f"within {off:.0%} of {mean:,.0f} words/s; {len(speeds)} of {TRAININGS} told"
    yield Found("each training's share", "within 10 %", measured, off <= 0.1 and len(speeds) == TRAININGS)


async def train_and_watch(address: str, seed: int, lesson: Lesson, times: Times, speeds: list[float]) -> None:
    """Train through the lesson, watched from two places; note its speed.

    Without held-out words: to rank them takes of its share, at other moments in each.
    """
    student = Student(address, "train")
    student.query = f"lang=en&epochs=50&held_out=0&seed={seed}"
    async with times.patience():
        await student.open()
        await student.press("start")
    await lesson.begin()
    async with times.patience():
        url = address + student.stream
        one, _ = await asyncio.gather(*(asyncio.to_thread(words_a_second, url, lesson.end) for _ in range(2)))
        speeds += [one] if one else []
        await student.press("stop")
        await student.leave()


def words_a_second(url: str, end: float) -> float:
    """Return how fast a training gets on from now on: by the clock on the wall, with others' turns.

    Progress is told each fifth of a second of computing: from the first to the last telling, not from begin to end.
    """
    begin = time.perf_counter() + HISTORY
    seen: list[tuple[float, float]] = []
    for event in read_events(url, end):
        now = time.perf_counter()
        if event["kind"] == "progress" and now > begin:
            seen.append((now, float(str(event["words"]))))
    if len(seen) < 2:
        return 0.0
    (first, before), (last, after) = seen[0], seen[-1]
    return (after - before) / (last - first)


def last_point(starts: Sequence[Start]) -> float:
    """Return when the last of all saw a first point, in seconds after the press."""
    return max(math.inf if seen.first is None else seen.first for seen in starts)


def last_end(starts: Sequence[Start]) -> float:
    """Return when the last of all had finished, in seconds after the first press."""
    gap = WITHIN / len(starts)
    return max(math.inf if seen.end is None else seen.end + gap * place for place, seen in enumerate(starts))


def same_start(scale: Scale) -> Iterator[Found]:
    """All press Start with the same settings."""
    with own_app() as (_, address):
        alone = asyncio.run(all_start(address, [f"seed=1&epochs={scale.epochs}"]))
        starts = asyncio.run(all_start(address, [f"seed=2&epochs={scale.epochs}"] * scale.students))
    what = f"{scale.students} press Start with the same settings within {WITHIN:.0f} s, {scale.epochs} epochs"
    first = last_point(starts)
    yield Found(f"{what}: last first point", "≤ 2 s after its press", f"{first:.1f} s", first <= 2)
    end, one = last_end(starts), last_end(alone)
    yield Found(
        "all finished",
        "≤ 2 × one alone",
        f"{end:.1f} s = {end / one:.2f} × {one:.1f} s",
        end <= 2 * one < math.inf,
    )


def different_start(scale: Scale) -> Iterator[Found]:
    """All press Start, each with other settings."""
    queries = [f"epochs={scale.epochs}&{different(number)}" for number in range(scale.students)]
    with own_app() as (_, address):
        starts = asyncio.run(all_start(address, [f"seed=3&{query}" for query in queries]))
        # Sixty would take too long one after another: of each number of negatives, on which the work depends, one.
        alone = [asyncio.run(all_start(address, [f"seed=4&{query}"])) for query in queries[:: len(POWERS)]]
    first, end = last_point(starts), last_end(starts)
    work = sum(map(last_end, alone)) / len(alone) * len(starts)
    what = f"{scale.students} press Start with different powers and K, {scale.epochs} epochs"
    yield Found(f"{what}: last first point", "≤ 15 s", f"{first:.1f} s", first <= 15)
    measured = f"{end:.0f} s = {end / work:.2f} × {work:.0f} s"
    yield Found("all finished", "≤ 1.1 × one after another, alone", measured, end <= 1.1 * work < math.inf)


def cold_start(scale: Scale) -> Iterator[Found]:
    """All come for the first time, to a server that has just begun to answer."""

    async def come(address: str) -> tuple[float, int]:
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(scale.students))
        begin, times, usable = time.perf_counter(), Times(), list[float]()

        async def visit(number: int) -> None:
            await asyncio.sleep(COLD * number / scale.students)
            student = Student(address, "")
            async with times.patience():
                await asyncio.to_thread(read, address)
                await student.open()
                usable.append(time.perf_counter() - begin)
                await student.fetch_frames()

        await asyncio.gather(*(visit(number) for number in range(scale.students)))
        return max(usable, default=math.inf), scale.students - len(usable)

    with own_app() as (_, address):
        last, failed = asyncio.run(come(address))
    what = f"{scale.students} first visits within {COLD:.0f} s of a cold start"
    measured = f"{failed} failed; last {last:.1f} s after the start"
    yield Found(what, "none fails; last one usable within 15 s", measured, not failed and last <= 15)


async def train_once(address: str, seed: int) -> Student:
    """Return a student, still there, whose run of one epoch has finished."""
    student = Student(address, "train")
    student.query = f"lang=en&epochs=1&seed={seed}"
    await student.open()
    await student.press("start")
    await asyncio.to_thread(lambda: list(read_events(address + student.stream, math.inf)))
    return student


def memory(scale: Scale) -> Iterator[Found]:
    """All have a finished run of their own."""

    async def all_train(address: str) -> None:
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(scale.students))
        await asyncio.gather(*(train_once(address, seed) for seed in range(scale.students)))

    with own_app() as (pid, address):
        empty = resident_megabytes(pid)
        asyncio.run(all_train(address))
        full = resident_megabytes(pid)
    what = f"memory: {scale.students} sessions, a finished run each"
    yield Found(what, "≤ 1.5 GB", f"{full / 1000:.2f} GB; {empty / 1000:.2f} GB without them", full <= 1500)


AT_ONCE = 6
"""Students of the soak that are there at the same time."""
FULL = 140
"""Sessions after which a server is as full as it gets: Streamlit keeps the last 128 that left for two minutes."""


def soak(scale: Scale) -> Iterator[Found]:
    """Sessions come and go, move sliders and train; what is kept of those that went is soon forgotten."""
    visits = max(FULL + AT_ONCE, round(SESSIONS * scale.soak))
    marks: dict[int, float] = {}

    async def visit(address: str, number: int) -> None:
        student = Student(address, "sampler")
        await student.open()
        for _ in range(MOVES // SESSIONS + 1):
            await student.move("sampler.power", random.randrange(20) / 20)
        await student.leave()
        if number % (SESSIONS // RUNS) == 0:
            await (await train_once(address, number)).leave()

    async def all_come(pid: int, address: str, times: Times) -> None:
        numbers = iter(range(visits))

        async def one_after_another() -> None:
            for number in numbers:
                async with times.patience():
                    await visit(address, number)
                marks[number] = resident_megabytes(pid)

        await asyncio.gather(*(one_after_another() for _ in range(AT_ONCE)))

    times = Times()
    with own_app(LAB_KEEP="10", LAB_GRACE="5") as (pid, address):
        asyncio.run(all_come(pid, address, times))
    early, late = marks[FULL], marks[visits - 1]
    what = f"a soak of {visits} sessions, {visits * 17:,} moves, {visits // 2} trainings"
    measured = f"{late / early - 1:+.0%}: {early:.0f} MB after {FULL} sessions, {late:.0f} MB at the end"
    measured += f" ({marks[visits // 10]:.0f} MB after a tenth of them)"
    if times.gave_up:
        measured += f"; {times.gave_up} gave up"
    yield Found(
        what,
        "ends within 10 % of where it stood when full",
        measured,
        late <= 1.1 * early and not times.gave_up,
    )


ROWS: dict[str, Callable[[Scale], Iterator[Found]]] = {
    "sliders": at_sliders,
    "trainings": beside_trainings,
    "same": same_start,
    "different": different_start,
    "cold": cold_start,
    "memory": memory,
    "soak": soak,
}


def main() -> None:
    """Measure the rows asked for, all by default."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("rows", nargs="*", help=", ".join(ROWS))
    parser.add_argument("--students", type=int, default=60)
    parser.add_argument("--seconds", type=float, default=60, help="of lessons at sliders")
    parser.add_argument("--epochs", type=int, default=20, help="of the trainings that are started at once")
    parser.add_argument(
        "--soak-share", type=float, default=0.5, help="of a whole soak, which has 600 sessions"
    )
    parser.add_argument("--tabs", type=int, default=2, help="real tabs of Chromium at sliders")
    args = parser.parse_args()
    if unknown := set(args.rows) - set(ROWS):
        parser.error(f"no such row: {', '.join(unknown)}")
    scale = Scale(args.students, args.seconds, args.epochs, args.soak_share, args.tabs)
    print("| | at most | measured | kept |\n| --- | --- | --- | --- |", flush=True)
    for name in args.rows or ROWS:
        for found in ROWS[name](scale):
            kept = "yes" if found.is_kept else "**no**"
            print(f"| {found.what} | {found.limit} | {found.measured} | {kept} |", flush=True)


if __name__ == "__main__":
    main()
