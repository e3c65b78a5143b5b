"""Settings as typed tables: one row gives a widget its default and bounds, the address its name, and the reset.

A page's settings are a frozen dataclass; each field says its type and, as an annotation, its row of the table::

    @dataclass(frozen=True)
    class Settings:
        power: Annotated[float, Real("power", 0.75, low=-0.5, high=1.5, step=0.05)]

    TABLE = Table("sampler", Settings)

Pure: no Streamlit here, so that the rules of the address are tested as plain functions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar, get_type_hints

S = TypeVar("S")
P = TypeVar("P")


class BadValue(ValueError):
    """A text from the address is no value of a setting."""


@dataclass(frozen=True)
class Whole:
    """A whole number.

    Attributes
    ----------
    url : str
        Its name in the address.
    name : str
        The field of the page's settings; labels are found by it.
    """

    url: str
    default: int
    low: int
    high: int
    step: int = 1
    name: str = field(default="", kw_only=True)

    def parse(self, text: str) -> int:
        """Return the value that a text from the address stands for."""
        try:
            value = int(text)
        except ValueError:
            raise BadValue(text) from None
        if not self.low <= value <= self.high:
            raise BadValue(text)
        # Between two steps the slider would show another value than the page's.
        return self.low + round((value - self.low) / self.step) * self.step

    def format(self, value: int) -> str:
        """Return the text that stands for a value in the address."""
        return str(value)

    def grid(self, high: int | None = None) -> list[int]:
        """Return the values that a slider can take, up to a smaller bound if there is one."""
        top = self.high if high is None else min(high, self.high)
        return list(range(self.low, top + 1, self.step))


@dataclass(frozen=True)
class Real:
    """A number on a grid of steps."""

    url: str
    default: float
    low: float
    high: float
    step: float
    name: str = field(default="", kw_only=True)

    def parse(self, text: str) -> float:
        """Return the value that a text from the address stands for."""
        try:
            value = float(text)
        except ValueError:
            raise BadValue(text) from None
        # This also turns away NaN, for which no comparison holds.
        if not self.low <= value <= self.high:
            raise BadValue(text)
        # Between two steps the slider would show another value than the page's.
        return round(self.low + round((value - self.low) / self.step) * self.step, 10)

    @property
    def decimals(self) -> int:
        """How many digits after the point the values have."""
        return len(f"{self.step:g}".partition(".")[2])

    def format(self, value: float) -> str:
        """Return the text that stands for a value in the address."""
        return f"{value:.6g}"

    def grid(self, high: float | None = None) -> list[float]:
        """Return the values that a slider can take, up to a smaller bound if there is one."""
        top = self.high if high is None else min(high, self.high)
        steps = round((top - self.low) / self.step)
        return [round(self.low + i * self.step, 10) for i in range(steps + 1)]


@dataclass(frozen=True)
class Choice:
    """A choice of one value among several."""

    url: str
    default: Any
    options: Sequence[Any]
    row: bool = False
    name: str = field(default="", kw_only=True)

    @property
    def is_row(self) -> bool:
        """Whether the options are shown side by side, because they are few or it is asked for."""
        return self.row or len(self.options) <= 3

    def parse(self, text: str) -> Any:  # noqa: ANN401 - the options' own type
        """Return the option that a text from the address stands for; of numbers, however it is written."""
        for option in self.options:
            if self.format(option) == text or (_is_number(option) and _same_number(option, text)):
                return option
        raise BadValue(text)

    def format(self, value: object) -> str:
        """Return the text that stands for a value in the address."""
        return f"{value:.6g}" if isinstance(value, float) else str(value)

    def grid(self, high: int | None = None) -> list[Any]:
        """Return the options."""
        return list(self.options)


def _is_number(option: object) -> bool:
    return isinstance(option, int | float) and not isinstance(option, bool)


def _same_number(option: float, text: str) -> bool:
    try:
        return float(text) == option
    except ValueError:
        return False


@dataclass(frozen=True)
class Switch:
    """A switch that is on or off."""

    url: str
    default: bool
    name: str = field(default="", kw_only=True)

    def parse(self, text: str) -> bool:
        """Return the value that a text from the address stands for."""
        if text not in ("0", "1"):
            raise BadValue(text)
        return text == "1"

    def format(self, value: bool) -> str:
        """Return the text that stands for a value in the address."""
        return "1" if value else "0"


@dataclass(frozen=True)
class Numbers:
    """A fixed number of numbers: a vector, or a matrix row by row."""

    url: str
    default: tuple[float, ...]
    low: float
    high: float
    whole: bool = False
    name: str = field(default="", kw_only=True)

    def parse(self, text: str) -> tuple[float, ...]:
        """Return the numbers that a text from the address stands for."""
        try:
            values = tuple(int(part) if self.whole else float(part) for part in text.split(","))
        except ValueError:
            raise BadValue(text) from None
        if len(values) != len(self.default) or not all(self.low <= value <= self.high for value in values):
            raise BadValue(text)
        return values

    def format(self, value: tuple[float, ...]) -> str:
        """Return the text that stands for the numbers in the address."""
        return ",".join(f"{number:.6g}" for number in value)


@dataclass(frozen=True)
class Line:
    """A line of text, words for example."""

    url: str
    default: str
    most: int = 200
    name: str = field(default="", kw_only=True)

    def parse(self, text: str) -> str:
        """Return the text itself, unless it is too long."""
        if len(text) > self.most or not text.isprintable():
            raise BadValue(text)
        return text

    def format(self, value: str) -> str:
        """Return the text itself."""
        return value


Grid = Whole | Real | Choice
"""Settings with so few values that each can be drawn ahead."""
Setting = Whole | Real | Choice | Switch | Numbers | Line


@dataclass(frozen=True)
class Problem:
    """A part of the address that was not used, and the value that stands in its place."""

    setting: Setting
    text: str
    value: Any


class Table(Generic[S]):
    """The settings of one page.

    Parameters
    ----------
    page : str
        Names the page; each page has its own values.
    kind : type
        A frozen dataclass whose fields are annotated with their settings.
    suited : callable, optional
        Returns what suits some settings, by name: an address that names these and not those means what suits.
    way : sequence of str
        The settings that say how far the learner has come: a link can name them, but not hold them.
    can_start : bool
        Whether the page has something that a link may start.
    """

    def __init__(
        self,
        page: str,
        kind: type[S],
        suited: Callable[[S], Mapping[str, Any]] = lambda settings: {},
        *,
        way: Sequence[str] = ("step",),
        can_start: bool = False,
    ) -> None:
        self.page = page
        self.kind = kind
        self.way = way
        self.can_start = can_start
        self._suited = suited
        hints = get_type_hints(kind, include_extras=True)
        self.settings: dict[str, Setting] = {
            name: replace(hint.__metadata__[0], name=name) for name, hint in hints.items()
        }

    def __iter__(self) -> Iterator[Setting]:
        return iter(self.settings.values())

    def __getitem__(self, name: str) -> Setting:
        return self.settings[name]

    @property
    def defaults(self) -> S:
        """The page's settings as nobody has changed them yet."""
        return self.kind(**{setting.name: setting.default for setting in self})

    def key(self, name: str) -> str:
        """Return a setting's key in the session."""
        return f"{self.page}.{self.settings[name].name}"

    def read(self, query: Mapping[str, str]) -> tuple[S | None, list[Problem]]:
        """Return the settings that an address names, and what in it could not be used.

        A setting that the address does not name, or names wrongly, has the value that suits the named ones, or its
        default; an address that names no setting of this page says nothing and gives None.
        """
        if not any(setting.url in query for setting in self):
            return None, []
        named: dict[str, Any] = {}
        wrong = []
        for setting in self:
            text = query.get(setting.url)
            if text is None:
                continue
            try:
                named[setting.name] = setting.parse(text)
            except BadValue:
                wrong.append((setting, text))
        values = self._unnamed(self._with(named)) | named
        return self.kind(**values), [Problem(setting, text, values[setting.name]) for setting, text in wrong]

    def write(self, settings: S) -> dict[str, str]:
        """Return the part of an address that names the settings that differ from what they are without it."""
        unnamed = self._unnamed(settings)
        values = {setting: getattr(settings, setting.name) for setting in self}
        return {
            setting.url: setting.format(value)
            for setting, value in values.items()
            if value != unnamed[setting.name]
        }

    def _with(self, named: Mapping[str, Any]) -> S:
        return self.kind(**({setting.name: setting.default for setting in self} | dict(named)))

    def _unnamed(self, settings: S) -> dict[str, Any]:
        """Return the values that an address need not name beside these: the defaults, and what suits."""
        return {setting.name: setting.default for setting in self} | dict(self._suited(settings))


def part_of(settings: object, kind: type[P], **given: object) -> P:
    """Return a lesson's State, or another dataclass, from the settings of the same names; `given` are other fields.

    Raises
    ------
    TypeError
        If a field has no setting of its name, or one of another type.
    """
    has = get_type_hints(type(settings))
    wanted = {name: hint for name, hint in get_type_hints(kind).items() if name not in given}
    for name, hint in wanted.items():
        if has.get(name) != hint:
            raise TypeError(f"{kind.__qualname__}.{name} is {hint}, the page's setting is {has.get(name)}")
    return kind(**{name: getattr(settings, name) for name in wanted}, **given)
