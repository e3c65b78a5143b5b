"""The rules of import are enforced: each contract is broken when an import breaks it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("core", "material", "runs", "jobs", "board", "ui", "pages", "data", "benchmarks", "scripts")

BREAKS = [
    ("core/layers.py", "import pygments", "core is NumPy and the standard library"),
    ("core/functions.py", "import core.layers", "core: the subject below"),
    ("material/steps.py", "import pandas", "material, like the lessons"),
    ("runs/library.py", "import orjson", "runs are NumPy"),
    ("jobs/job.py", "import core.cbow, material.steps", "Arrows point one way"),
    ("jobs/job.py", "import numpy", "jobs know of no trainings"),
    ("board/codes.py", "import orjson", "the board is SQLAlchemy"),
    ("board/codes.py", "import jobs.job", "Arrows point one way"),
    ("ui/text/numbers.py", "import ui.charts.chart", "ui: each mechanism"),
    ("ui/charts/chart.py", "import data.common", "Arrows point one way"),
    ("ui/charts/chart.py", "import pages.home.page", "Arrows point one way"),
    ("core/loss.py", "import benchmarks.engines", "Arrows point one way"),
    ("pages/home/lesson.py", "import pages.sampler.lesson", "No page knows another"),
    ("pages/home/lesson.py", "import ui.settings.controls", "Only a page lays out"),
    ("pages/sampler/figures.py", "import streamlit", "Only a page lays out"),
    ("pages/studio/explore/lesson.py", "import plotly", "Lessons never come to Plotly"),
    ("pages/sampler/page.py", "import core.sampler", "A page asks its lesson"),
    ("pages/studio/train/page.py", "import core.cbow", "A page asks its lesson"),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """Return a copy of the code."""
    root = tmp_path_factory.mktemp("house")
    for package in PACKAGES:
        ignored = shutil.ignore_patterns("__pycache__", "*.gz", "*.npz", "*.json")
        shutil.copytree(ROOT / package, root / package, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", root)
    return root


def lint(root):
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as c; c()",
        "--no-cache",
    ]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def test_the_contracts_are_kept(copy):
    result = lint(copy)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(("file", "line", "contract"), BREAKS)
def test_a_forbidden_import_breaks_its_contract(copy, file, line, contract):
    path = copy / file
    text = path.read_text()
    path.write_text(f"{text}\n{line}\n")
    try:
        result = lint(copy)
    finally:
        path.write_text(text)
    assert result.returncode == 1, result.stderr
    broken = [row for row in result.stdout.splitlines() if row.rstrip().endswith("BROKEN")]
    assert any(row.startswith(contract) for row in broken) or contract in result.stdout.partition("Broken")[2]
