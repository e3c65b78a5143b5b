"""What a class does to the server: how long a slider and a training take with all of them at it.

Run ``python -m benchmarks.classroom`` beside a running app (``--address``, by default the one of `make run`). There are
no browsers: each student is a connection that speaks Streamlit's own language, so two cores are enough for a class.
The time of an answer runs from the slider's message to the end of the page's run; the browser's drawing comes on top
(`latency.py`). Who waits for longer than `PATIENCE`, or whose connection breaks, gives up and is counted.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import statistics
import time
import urllib.request
from collections.abc import AsyncIterator, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Subprotocol

PAUSE = 2.0
"""Seconds between two moves of a student's slider, on average."""

PATIENCE = 180.0
"""Seconds after which a student gives up."""

STREAM = re.compile(rb"/lab/jobs/[\w-]+/events")
FRAMES = re.compile(rb"/lab/frames/\w+")


class Student:
    """A session of the app.

    Parameters
    ----------
    address : str
        The address of the app, as ``http://host:port``.
    page : str
    """

    def __init__(self, address: str, page: str) -> None:
        self.address = address
        self.page = page
        self.query = "lang=en"
        self.page_hash = ""
        self.connection: ClientConnection
        self.widgets: dict[str, str] = {}
        self.fragments: dict[str, str] = {}
        self.stream = ""
        self.frames: set[str] = set()
        self.fetched: set[str] = set()

    async def open(self) -> float:
        """Connect and open the page; return the seconds until it is there."""
        self.connection = await connect(
            self.address.replace("http", "ws", 1) + "/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            max_size=None,
            open_timeout=PATIENCE,
            # A server that is slow to answer is measured, not left.
            ping_interval=None,
        )
        return await self._run(())

    async def follow(self, query: str) -> float:
        """Follow a link to the same page; return the seconds until it is there."""
        self.query = query
        return await self._run(())

    async def leave(self) -> None:
        """Close the connection."""
        await self.connection.close()

    async def press(self, key: str) -> float:
        """Press a button; return the seconds until the page has run."""
        return await self._run([WidgetState(id=self.widgets[key], trigger_value=True)], self.fragments[key])

    async def trigger(self, key: str, event: str, value: object) -> float:
        """Let one of the page's own components tell something; return the seconds until the page has run."""
        name = self.widgets[key]
        told = json.dumps([{"event": event, "value": value}])
        states = [
            WidgetState(id=name, json_value="{}"),
            WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{name}__events", json_trigger_value=told),
        ]
        return await self._run(states, self.fragments[key])

    async def move(self, key: str, value: float) -> float:
        """Move a slider; return the seconds until what depends on it has run."""
        state = WidgetState(id=self.widgets[key])
        state.double_array_value.data.append(value)
        return await self._run([state], self.fragments[key])

    async def choose(self, key: str, option: str) -> float:
        """Choose an option of a row of buttons that belongs to the whole page; return the seconds until it has run."""
        state = WidgetState(id=self.widgets[key])
        state.string_array_value.data.append(option)
        return await self._run([state])

    async def fetch_frames(self) -> None:
        """Fetch what the sliders show while they are dragged, as the browser does, each once."""
        new, self.frames = self.frames - self.fetched, set()
        self.fetched |= new
        for path in new:
            await asyncio.to_thread(read, self.address + path)

    async def _run(self, states: Iterable[WidgetState], fragment: str = "") -> float:
        message = BackMsg()
        message.rerun_script.page_name = self.page
        message.rerun_script.query_string = self.query
        message.rerun_script.fragment_id = fragment
        if fragment:
            # A fragment of a page that is no longer shown does not run.
            message.rerun_script.page_script_hash = self.page_hash
        message.rerun_script.widget_states.widgets.extend(states)
        begin = time.perf_counter()
        async with asyncio.timeout(PATIENCE):
            await self.connection.send(message.SerializeToString())
            await self._follow()
        return time.perf_counter() - begin

    async def _follow(self) -> None:
        """Take in what the server sends until the script has run."""
        while True:
            received = await self.connection.recv(decode=False)
            answer = ForwardMsg.FromString(received)
            kind = answer.WhichOneof("type")
            if kind == "navigation":
                self.page_hash = answer.navigation.page_script_hash
            if kind == "delta" and answer.delta.HasField("new_element"):
                self._note(answer)
            if found := STREAM.search(received):
                self.stream = found.group().decode()
            self.frames |= {found.decode() for found in FRAMES.findall(received)}
            if kind == "script_finished":
                return

    def _note(self, answer: ForwardMsg) -> None:
        """Remember a widget by its key."""
        element = answer.delta.new_element
        widget = getattr(element, element.WhichOneof("type") or "empty")
        if (name := getattr(widget, "id", "")).startswith("$$ID-"):
            key = name.split("-", 2)[2]
            self.widgets[key] = name
            self.fragments[key] = answer.delta.fragment_id


@dataclass
class Times:
    """Seconds that students waited: for the page as all come at once, for a slider, for a training and its queue."""

    opened: list[float] = field(default_factory=list)
    moved: list[float] = field(default_factory=list)
    trained: list[float] = field(default_factory=list)
    gave_up: int = 0
    """How many left because they had waited too long, or because the connection broke."""
    busy: float = 0.0
    """The share of a core that the server took once all had opened the page."""

    @asynccontextmanager
    async def patience(self) -> AsyncIterator[None]:
        """Let a student who waits too long go, and count them: that is slowness, and what is measured here."""
        try:
            yield
        except (OSError, WebSocketException):
            self.gave_up += 1


class Lesson:
    """A lesson of some seconds, counted from when everybody is there.

    Parameters
    ----------
    students : int
    seconds : float
    pid : int or None
        The server's process, if its work is to be measured.
    """

    def __init__(self, students: int, seconds: float, pid: int | None) -> None:
        self.seconds = seconds
        self.pid = pid
        self.end = float("inf")
        self.work = 0.0
        self._all = asyncio.Barrier(students)

    async def begin(self) -> None:
        """Wait for the others."""
        if await self._all.wait() == 0:
            self.end = time.perf_counter() + self.seconds
            self.work = processor_seconds(self.pid)
        await self._all.wait()

    @property
    def is_over(self) -> bool:
        """Whether its time is over."""
        return time.perf_counter() > self.end


def processor_seconds(pid: int | None) -> float:
    """Return the processor time that a process has taken (Linux)."""
    if pid is None:
        return 0.0
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def move_sliders(address: str, lesson: Lesson, times: Times, key: str = "sampler.power") -> None:
    """Move the power now and then until the lesson is over."""
    student = Student(address, "sampler")
    async with times.patience():
        times.opened.append(await student.open())
        await student.fetch_frames()
    await lesson.begin()
    async with times.patience():
        for n in count():
            await asyncio.sleep(random.uniform(0.5, 1.5) * PAUSE)
            if lesson.is_over or key not in student.widgets:
                break
            times.moved.append(await student.move(key, 0.5 + 0.05 * (n % 10)))
            await student.fetch_frames()
        await student.leave()


async def train(address: str, lesson: Lesson, times: Times) -> None:
    """Train the default model again and again until the lesson is over, each time another run."""
    student = Student(address, "train")
    async with times.patience():
        times.opened.append(await student.open())
    await lesson.begin()
    async with times.patience():
        while not lesson.is_over and "start" in student.widgets:
            await student.follow(f"lang=en&seed={random.randrange(10_000)}")
            begin = time.perf_counter()
            await student.press("start")
            await asyncio.to_thread(read_stream, address + student.stream, lesson.end)
            if not lesson.is_over:
                times.trained.append(time.perf_counter() - begin)
        await student.leave()


def read(url: str) -> None:
    """Fetch an address."""
    with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
        answer.read()


def read_stream(url: str, end: float) -> None:
    """Read a training's progress as the browser does, until it is over or the lesson is."""
    with urllib.request.urlopen(url, timeout=PATIENCE) as lines:
        for line in lines:
            if line.startswith(b"event: end") or time.perf_counter() > end:
                return


async def hold(address: str, students: int, trainers: int, seconds: float, pid: int | None) -> Times:
    """Hold a lesson; return how long its students waited."""
    times = Times()
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(trainers + students))
    lesson = Lesson(students + trainers, seconds, pid)
    await asyncio.gather(
        *(move_sliders(address, lesson, times) for _ in range(students)),
        *(train(address, lesson, times) for _ in range(trainers)),
    )
    times.busy = (processor_seconds(pid) - lesson.work) / seconds
    return times


def in_words(times: list[float]) -> str:
    """Return the median, and what nineteen in twenty stayed below."""
    if len(times) < 2:
        return "–"
    return f"{statistics.median(times):.2f} / {statistics.quantiles(times, n=20)[-1]:.2f}"


def main() -> None:
    """Measure a class with and without trainings."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--address", default="http://127.0.0.1:8501")
    parser.add_argument("--students", type=int, default=50)
    parser.add_argument("--trainers", type=int, nargs="*", default=[0, 1, 10, 20])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pid", type=int, help="the server's process: its work is then told too (Linux)")
    args = parser.parse_args()
    print("Seconds, median / 95 % below")
    print(
        "| at sliders | at trainings | all open the page | a slider | a training | trainings done | gave up | cores |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for trainers in args.trainers:
        times = asyncio.run(hold(args.address, args.students, trainers, args.seconds, args.pid))
        waited = " | ".join(in_words(list_) for list_ in (times.opened, times.moved, times.trained))
        busy = f"{times.busy:.2f}" if args.pid else "–"
        print(
            f"| {args.students} | {trainers} | {waited} | {len(times.trained)} | {times.gave_up} | {busy} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
