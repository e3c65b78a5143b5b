"""Numbers as a reader takes them in."""

from __future__ import annotations

from math import floor, log10

_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def decimal(value: float, form: str = ".2f") -> str:
    """Return a number in a format, with a minus sign that is as wide as a plus; what is rounded to 0 has none."""
    return f"{value:z{form}}".replace("-", "−")


def places(largest: float) -> int:
    """Return how many digits after the point such numbers need: two, or more where two would show only zeros."""
    return 2 if largest == 0 or largest >= 0.1 else 1 - floor(log10(largest))


def power_of_ten(exponent: str) -> str:
    """Return 10 with a raised exponent, given as Python writes it: "-04"."""
    return f"10{str(int(exponent)).translate(_RAISED)}"


def number(value: float) -> str:
    """Return four digits of a number, all before its point, or a power of ten where it is tiny or huge."""
    if value == 0 or 1e-3 <= abs(value) < 9999.5:
        return decimal(value, "#.4g").rstrip(".")
    if 1 < abs(value) < 1e5:
        return decimal(value, ",.0f")
    digits, exponent = f"{value:.2e}".split("e")
    return f"{decimal(float(digits))}×{power_of_ten(exponent)}"


def latex(value: float) -> str:
    """Return the same as `number` for a formula."""
    if value == 0 or 1e-3 <= abs(value) < 1e5:
        return number(value).replace("−", "-").replace(",", "{,}")
    digits, power = f"{value:.2e}".split("e")
    return rf"{digits}\times 10^{{{int(power)}}}"


def tiny(value: float) -> str:
    """Return a number in a digit or two, a very small one by its power of ten: 6·10⁻¹⁰."""
    if value == 0 or value >= 0.01:
        return f"{value:.2g}"
    digits, _, exponent = f"{value:.0e}".partition("e")
    return f"{digits}·{power_of_ten(exponent)}"


def rounded(number: float, digits: int = 3) -> str:
    """Return a measured count in as many digits as it deserves, the rest zeros."""
    return f"{float(f'{number:.{digits}g}'):,.0f}"


def count(number: float) -> str:
    """Return a count in full up to a million, then by its power of ten."""
    if abs(number) < 1e7:
        return f"{number:,.0f}" if abs(number) >= 100 else f"{number:.3g}"
    mantissa, _, exponent = f"{number:.1e}".partition("e")
    return f"{mantissa.removesuffix('.0')} × {power_of_ten(exponent)}"


def size(n_bytes: float) -> str:
    """Return bytes with a unit, in three digits."""
    for unit in ("B", "kB", "MB"):
        if n_bytes < 999.5:
            return f"{n_bytes:.3g} {unit}"
        n_bytes /= 1000
    return f"{n_bytes:.3g} GB"


def times(ratio: float) -> str:
    """Return how many times, in no more digits than a measured ratio deserves."""
    return f"{ratio:,.0f}" if ratio >= 10 else f"{ratio:.2f}"


def share(value: float) -> str:
    """Return a share in per cent, or as a power of ten where it is very small."""
    if value == 0 or value >= 0.001:
        return f"{value:.1%}"
    digits, _, exponent = f"{value:.1e}".partition("e")
    return f"{digits}·{power_of_ten(exponent)}"
