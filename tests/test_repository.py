"""What is said twice in the repository is said alike, and what is owed to others is said."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
FILES = {
    "requirements.txt": PROJECT["dependencies"],
    "requirements-dev.txt": PROJECT["optional-dependencies"]["dev"],
    "requirements-korean.txt": PROJECT["optional-dependencies"]["korean"],
    "requirements-data.txt": PROJECT["optional-dependencies"]["data"],
    "benchmarks/requirements.txt": PROJECT["optional-dependencies"]["bench"],
}


def requirements(lines):
    """Return the requirements in some lines; comments and references to other files are none."""
    bare = [line.partition("#")[0].strip() for line in lines]
    return {str(Requirement(line)) for line in bare if line and not line.startswith("-")}


@pytest.mark.parametrize("name", FILES)
def test_a_requirements_file_asks_for_what_the_project_asks_for(name):
    asked = requirements((ROOT / name).read_text().splitlines())
    assert asked
    assert asked == requirements(FILES[name])


def test_every_requirements_file_is_compared():
    found = {str(path.relative_to(ROOT)) for path in [*ROOT.glob("*.txt"), *ROOT.glob("*/requirements*.txt")]}
    assert found == set(FILES)


def test_the_notice_names_every_licence_in_the_repository():
    notice = (ROOT / "NOTICE").read_text()
    licences = [*ROOT.glob("assets/*/LICENSE"), *ROOT.glob("data/*/LICENSE")]
    assert len(licences) > 5
    for path in licences:
        assert str(path.relative_to(ROOT)) in notice


def test_every_shipped_work_says_its_licence():
    for folder in [*ROOT.glob("assets/*/"), *(path.parent for path in ROOT.glob("data/*/SOURCE.md"))]:
        assert (folder / "LICENSE").is_file(), folder


def test_the_readmes_pictures_are_there_and_small():
    named = re.findall(r'(?:src|srcset)="([^"]+)"', (ROOT / "README.md").read_text())
    assert {ROOT / name for name in named} == set((ROOT / "docs" / "pictures").iterdir())
    for name in named:
        assert (ROOT / name).stat().st_size < 60_000, name
