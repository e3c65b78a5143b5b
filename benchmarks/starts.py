"""All press Start at once: when each sees the first point of its curve, and when all have finished.

Run ``python -m benchmarks.starts`` beside a running app (``--address``). Each student is a connection that speaks
Streamlit's own language (`classroom.py`); the stream of a run is read as the browser reads it.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import time
import urllib.request
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import orjson

from benchmarks.classroom import Student

WITHIN = 3.0
"""The seconds within which all press."""

TOO_LONG = 900.0
"""The seconds after which nobody waits any longer."""

POWERS = (0.0, 0.25, 0.5, 0.75, 1.0)
"""With twelve numbers of negatives each, sixty different settings."""


@dataclass
class Start:
    """What one student saw: seconds from the press to the page, to the first point, and to the end.

    A student who saw no end in time has none: that is slowness, and is counted as such.
    """

    page: float
    first: float | None = None
    end: float | None = None
    status: str = ""
    seconds: float = 0.0
    """The seconds of computing that the run took, as its last report says."""


def different(number: int) -> str:
    """Return the settings of one student of sixty, as in an address."""
    return f"K={1 + number // len(POWERS)}&power={POWERS[number % len(POWERS)]}"


def read_events(url: str, end: float) -> Iterator[dict[str, object]]:
    """Yield a run's events until it is over or the time is."""
    with urllib.request.urlopen(url, timeout=TOO_LONG) as lines:
        for line in lines:
            if line.startswith(b"event: end") or time.perf_counter() > end:
                return
            if line.startswith(b"data: "):
                for told in orjson.loads(line.removeprefix(b"data: ")):
                    yield told["event"]


def watch(url: str, begin: float, start: Start) -> None:
    """Note when a run's first point and its end are seen."""
    for event in read_events(url, begin + TOO_LONG):
        if event["kind"] == "progress":
            start.first = start.first or time.perf_counter() - begin
            start.seconds = float(str(event["seconds"]))
        elif event["kind"] == "status":
            start.status = str(event["status"])
    if start.status in ("done", "stopped", "failed"):
        start.end = time.perf_counter() - begin


async def start(address: str, query: str, delay: float, everybody: asyncio.Barrier) -> Start:
    """Open the page, wait for the others, press Start and watch."""
    student = Student(address, "train")
    student.query = f"lang=en&{query}"
    await student.open()
    await everybody.wait()
    await asyncio.sleep(delay)
    begin = time.perf_counter()
    seen = Start(await student.press("start"))
    await asyncio.to_thread(watch, address + student.stream, begin, seen)
    await student.leave()
    return seen


async def all_start(address: str, queries: Sequence[str]) -> list[Start]:
    """Let a class press Start, evenly spread over `WITHIN` seconds."""
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(len(queries)))
    everybody = asyncio.Barrier(len(queries))
    gap = WITHIN / len(queries)
    return await asyncio.gather(
        *(start(address, query, gap * i, everybody) for i, query in enumerate(queries))
    )


def said(name: str, starts: Sequence[Start]) -> str:
    """Return a row of the table."""
    firsts = [seen.first for seen in starts if seen.first is not None]
    ends = [seen.end for seen in starts if seen.end is not None]
    times = [
        f"{statistics.median(values):.1f} / {max(values):.1f}" if values else "–"
        for values in ([seen.page for seen in starts], firsts, ends)
    ]
    done = sum(seen.status == "done" for seen in starts)
    work = sum(seen.seconds for seen in starts)
    return f"| {name} | {len(firsts)} | {' | '.join(times)} | {done} of {len(starts)} | {work:.0f} |"


def main() -> None:
    """Measure one run alone, then a class with equal and with different settings."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--address", default="http://127.0.0.1:8501")
    parser.add_argument("--students", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1000, help="of runs that are not yet kept by the server")
    parser.add_argument(
        "--settings", default="", help="more settings of all runs, as in an address: epochs=5"
    )
    args = parser.parse_args()
    more = f"&{args.settings}" if args.settings else ""
    classes = {
        "one alone": [f"seed={args.seed}{more}"],
        "the same": [f"seed={args.seed + 1}{more}"] * args.students,
        "the same again": [f"seed={args.seed + 1}{more}"] * args.students,
        "different": [f"seed={args.seed + 2}&{different(i)}{more}" for i in range(args.students)],
    }
    print("Seconds, median / most")
    print("| settings | saw a point | the page | first point | end | finished | computed |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for name, queries in classes.items():
        print(said(name, asyncio.run(all_start(args.address, queries))), flush=True)


if __name__ == "__main__":
    main()
