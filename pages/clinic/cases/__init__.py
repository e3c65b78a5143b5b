"""The cases, in three wards, each from easy to hard."""

from __future__ import annotations

from collections.abc import Mapping

from pages.clinic.cases import silent, slow, stops
from pages.clinic.fault import Case

CASES: Mapping[str, Case] = {case.name: case for case in (*stops.CASES, *silent.CASES, *slow.CASES)}
