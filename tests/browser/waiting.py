"""What the browser tests wait for, in place of a time: no machine is too slow or too fast for a condition."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from weakref import WeakKeyDictionary

from playwright.sync_api import Page, WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PATIENCE = 90_000
"""Milliseconds before a wait is given up: at the very first start the engines are compiled, beside all else."""

TRAINING = 300_000
"""The same for a training: its thread has the lowest priority, and whatever else the machine does comes first."""

_SETTLED = """async (withFonts) => {
  const app = document.querySelector("[data-testid=stApp]");
  // The last thing that every page shows, and what a script at rest can lack: at first it has not begun.
  const isQuiet = () =>
    app?.dataset.testScriptState === "notRunning" && document.querySelector("[class*='st-key-_progress-keeper']") &&
    !document.querySelector("[data-testid=stSkeleton]");
  if (!isQuiet()) return false;
  if (withFonts) {
    for (const weight of [400, 600, 700])
      if (!(await document.fonts.load(`${weight} 16px Pretendard`, "가a")).length) return false;
    await document.fonts.ready;
  }
  const charts = [...document.querySelectorAll(".lab-chart")];
  if (!charts.every((node) => !node.offsetParent || node.dataset.drawn)) return false;
  const layout = () => [...document.querySelectorAll("body *")].map((node) => {
    const { x, y, width, height } = node.getBoundingClientRect();
    return [x, y, width, height].join();
  }).join(";");
  const isMoving = () => document.getAnimations().some(
    ({ playState, effect }) => playState === "running" && effect.getComputedTiming().endTime !== Infinity
  );
  const before = layout();
  for (let frame = 0; frame < 6; frame++) await new Promise(requestAnimationFrame);
  const areFontsThere = !withFonts || document.fonts.status === "loaded";
  return areFontsThere && isQuiet() && !isMoving() && layout() === before;
}"""

_sockets: WeakKeyDictionary[Page, WebSocket] = WeakKeyDictionary()


def settle(page: Page, *, fonts: bool = True) -> None:
    """Wait until the script has run, the app's fonts and all charts in sight are there, and nothing moves.

    Without `fonts`, those of the app need not have come.
    """
    # `wait_for_function` would take the promise itself, which is something, for the answer.
    end = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(_SETTLED, fonts):
        if time.monotonic() > end:
            raise TimeoutError("the page does not come to rest")
        page.wait_for_timeout(50)


def listen(page: Page) -> None:
    """Note a tab's connection to the server, for `after_a_run`."""

    def note(socket: WebSocket) -> None:
        _sockets[page] = socket

    page.on("websocket", note)


@contextmanager
def after_a_run(page: Page) -> Iterator[None]:
    """Wait until the server has run the script, or a fragment, for what is done inside; then until all rests."""
    with _sockets[page].expect_event("framereceived", _ends_a_run, timeout=PATIENCE):
        yield
    settle(page)


def _ends_a_run(frame: str | bytes) -> bool:
    return isinstance(frame, bytes) and ForwardMsg.FromString(frame).WhichOneof("type") == "script_finished"
