"""What a job tells those who look on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import orjson


class Event(Mapping[str, Any]):
    """A kind, and plain values by name; it cannot be changed.

    ``Event("progress", fraction=0.5)`` reaches the browser as ``{"kind": "progress", "fraction": 0.5}``.

    Parameters
    ----------
    kind : str
        What it is about: charts and panels take what is of their kind.
    **values
        Whatever JSON can say, and NumPy's arrays and numbers. With ``then="pause"`` the job pauses after it, with
        ``rest=2.0`` its next turn comes two seconds later, and with ``refresh=True`` the page is drawn anew.
    """

    __slots__ = ("_json", "_values")

    def __init__(self, kind: str, /, **values: Any) -> None:
        self._values = {**values, "kind": kind}
        self._json: bytes | None = None

    @property
    def kind(self) -> str:
        """What it is about."""
        kind: str = self._values["kind"]
        return kind

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Event({self._values})"

    def having(self, **values: Any) -> Event:
        """Return the event with more values, or with others in their place."""
        return Event(self.kind, **self._values | values)

    def to_json(self) -> bytes:
        """Return what the browser gets, written once for all who look on.

        Raises
        ------
        TypeError
            If JSON cannot say a value.
        """
        if self._json is None:
            self._json = orjson.dumps(self._values, option=orjson.OPT_SERIALIZE_NUMPY)
        return self._json
