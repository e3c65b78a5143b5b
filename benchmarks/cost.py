"""What a student costs the server, in processor time: an opening of a page, a slider's move, a change of language.

    python -m benchmarks.cost [page …]

It starts an app of its own and counts the processor time of that process, so other programs beside it hardly matter:
a busy machine takes longer, but does no more work. One student (`classroom.py`) opens each page and goes through it.
A slider that has frames costs as much, once, when it is let go; while it is dragged the server does nothing.
"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from benchmarks.classroom import Student, processor_seconds
from benchmarks.own_app import own_app
from ui.navigation.entries import ENTRIES
from ui.text import i18n

PAUSE = 2.0
"""Seconds between two moves of a student's slider."""
FULL = 0.7
"""The share of a core that moves may take: what is beyond makes a queue."""

WARM = 0.05
"""The share of a core below which a server does nothing but wait."""


@dataclass(frozen=True)
class Slider:
    """A page's slider and two of its values."""

    key: str
    values: tuple[float, float]
    query: str = ""


SLIDERS = {
    "home": Slider("home.sample_size", (4, 6)),
    "bottleneck": Slider("bottleneck.sample_size", (4, 6), "g.times=e3"),
    "yes_or_no": Slider("yes_or_no.sample_size", (4, 6)),
    "sigmoid": Slider("sigmoid.wrong", (-1.0, 1.0)),
    "embedding_dot": Slider("embedding_dot.vocab_size", (8, 9)),
    "negative_sampling": Slider("negative_sampling.sample_size", (2, 3)),
    "sampler": Slider("sampler.power", (0.5, 0.6)),
    "loss_layer": Slider("loss_layer.sample_size", (3, 4)),
    "approximation": Slider("approximation.size", (10, 20), "g.near=falls"),
    "train": Slider("train.power", (0.5, 0.6)),
    "explore": Slider("explore.top", (8, 9)),
}


@dataclass(frozen=True)
class Cost:
    """Milliseconds of a processor that the server took for one student; None where a page has no such thing."""

    opening: float
    move: float | None
    language: float


class Meter:
    """Counts the processor time of a process, less what it takes by itself.

    Parameters
    ----------
    pid : int
    idle : float
        The share of a core that the process takes while nobody asks it anything.
    """

    def __init__(self, pid: int, idle: float = 0.0) -> None:
        self.pid, self.idle = pid, idle

    async def each(self, times: int, do: Callable[[int], Awaitable[object]]) -> float:
        """Do something some times; return the milliseconds of one, from the message to the end of the run."""
        clock = asyncio.get_running_loop().time
        begin, work = clock(), processor_seconds(self.pid)
        for turn in range(times):
            await do(turn)
        took = processor_seconds(self.pid) - work - self.idle * (clock() - begin)
        return 1000 * took / times


async def idle_share(pid: int, seconds: float = 3.0) -> float:
    """Return the share of a core that a process takes while nobody asks it anything; wait until it has warmed up."""
    meter, share = Meter(pid), 1.0
    while share > WARM:
        share = await meter.each(1, lambda _: asyncio.sleep(seconds)) / 1000 / seconds
    return share


async def cost(address: str, page: str, meter: Meter, times: int) -> Cost:
    """Go through a page as one student after another does; return what each thing took."""
    slider = SLIDERS.get(page)
    query = f"lang=en&{slider.query}" if slider else "lang=en"

    async def visit(_: int = 0) -> Student:
        student = Student(address, "" if page == "home" else page)
        student.query = query
        await student.open()
        return student

    async def come_and_go(turn: int) -> None:
        await (await visit(turn)).leave()

    await come_and_go(0)  # what all students share is made at the first visit
    opening = await meter.each(max(1, times // 4), come_and_go)
    student = await visit()
    languages = [i18n.name(lang) for lang in ("ko", "en")]
    await student.choose("lang", languages[0])
    language = await meter.each(
        max(2, times // 4), lambda turn: student.choose("lang", languages[1 - turn % 2])
    )
    move = None
    if slider:
        student = await visit()
        for value in slider.values:
            await student.move(slider.key, value)
        move = await meter.each(times, lambda turn: student.move(slider.key, slider.values[turn % 2]))
    await student.leave()
    return Cost(opening, move, language)


def row(name: str, found: Cost) -> str:
    """Return a row of the table: the students are those whose moves fill a core to `FULL`."""
    if found.move is None:
        return f"| {name} | {found.opening:.0f} | – | {found.language:.0f} | – |"
    students = FULL * 1000 * PAUSE / found.move
    return f"| {name} | {found.opening:.0f} | {found.move:.1f} | {found.language:.0f} | {students:.0f} |"


def main() -> None:
    """Print what each page costs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    names = [entry.name for entry in ENTRIES]
    parser.add_argument("pages", nargs="*", default=names, choices=[*names, names])
    parser.add_argument("--times", type=int, default=40, help="moves of each slider")
    args = parser.parse_args()
    with own_app() as (pid, address):
        meter = Meter(pid, asyncio.run(idle_share(pid)))
        print(f"Milliseconds of a processor; students: a move every {PAUSE:.0f} s fills {FULL:.0%} of a core")
        print("| page | an opening | a move | a change of language | students a core |")
        print("| --- | --- | --- | --- | --- |")
        for page in args.pages:
            print(row(page, asyncio.run(cost(address, page, meter, args.times))), flush=True)


if __name__ == "__main__":
    main()
