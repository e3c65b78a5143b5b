"""Starting: without Numba, without a place for machine code, two at once, and warmed up."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from core.engines.kinds import ENGINES, warm_up
from core.engines.settings import TrainingSettings
from core.training.loop import Training
from material import corpora

ROOT = Path(__file__).parents[3]

NUMBA_IS_MISSING = "import sys; sys.modules['numba'] = None"
LLVM_IS_DAMAGED = """
import sys
class Damaged:
    def find_spec(self, name, path=None, target=None):
        if name.split('.')[0] in ('numba', 'llvmlite'):
            raise OSError("Could not find/load shared object file")
sys.meta_path.insert(0, Damaged())
"""


def command(before, *arguments):
    """Run ``python -m core`` after some code."""
    code = f"""{before}
import runpy
sys.argv = {["core", *arguments]!r}
runpy.run_module("core", run_name="__main__")
"""
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("before", [NUMBA_IS_MISSING, LLVM_IS_DAMAGED], ids=["missing", "damaged"])
def test_without_numba_the_command_trains_in_numpy(tmp_path, before):
    text, vectors = tmp_path / "text.txt", tmp_path / "vectors.txt"
    text.write_text("you say goodbye and i say hello\n" * 50)
    done = command(before, "train", str(text), "--out", str(vectors), "--dim", "8", "--epochs", "2", "--json")
    assert done.returncode == 0, done.stderr
    assert '"engine": "vectorised"' in done.stdout
    assert vectors.read_text().splitlines()[0] == "6 8"


def test_without_numba_the_compiled_engine_is_refused_in_one_line(tmp_path):
    text = tmp_path / "text.txt"
    text.write_text("a b c\n" * 20)
    done = command(
        NUMBA_IS_MISSING, "train", str(text), "--out", str(tmp_path / "v.txt"), "--engine", "compiled"
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "v.txt").exists()


@pytest.mark.parametrize(
    ("file", "right", "wrong"),
    [
        ("__init__.py", "import CompiledEngine", "import CompiledEngin"),
        ("engine.py", "core.engines.compiled.rows", "core.engines.compiled.row"),
    ],
    ids=["name", "module"],
)
def test_a_misspelt_name_in_the_compiled_engines_is_no_missing_numba(fresh, file, right, wrong):
    source = fresh / "core" / "engines" / "compiled" / file
    source.write_text(source.read_text().replace(right, wrong, 1))
    done = subprocess.run(
        [sys.executable, "-c", "import core.engines.kinds"],
        cwd=fresh,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert wrong in done.stderr


# The kernel that draws random numbers stands for all; compiling the others here would take a minute.
CALL_A_KERNEL = """
import numpy as np
from core.engines.compiled.draws import scramble
print(int(scramble(np.uint64(7))))
"""


@pytest.fixture
def fresh(tmp_path):
    """Return a copy of the core that has never run."""
    pytest.importorskip("numba")
    shutil.copytree(ROOT / "core", tmp_path / "core", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def start(folder, **environment):
    return subprocess.Popen(
        [sys.executable, "-c", CALL_A_KERNEL],
        cwd=folder,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def expected():
    from core.engines.compiled.draws import scramble

    return f"{int(scramble(np.uint64(7)))}\n"


def test_machine_code_that_cannot_be_kept_is_made_anew(fresh):
    # A file where a folder is wanted cannot be written to, not even by root.
    nowhere = fresh / "file"
    nowhere.touch()
    (fresh / "core" / "engines" / "compiled" / "__pycache__").touch()
    process = start(
        fresh, HOME=str(nowhere), XDG_CACHE_HOME=str(nowhere), PYTHONDONTWRITEBYTECODE="1", NUMBA_CACHE_DIR=""
    )
    assert process.communicate() == (expected(), "")


def test_processes_that_start_at_once_do_not_disturb_each_other(fresh):
    processes = [start(fresh) for _ in range(3)]
    assert [process.communicate() for process in processes] == [(expected(), "")] * 3
    assert list((fresh / "core" / "engines" / "compiled" / "__pycache__").glob("draws.scramble*.nbi"))


@pytest.mark.parametrize("kind", ["nbi", "nbc"])
def test_code_that_a_crash_left_empty_is_made_anew(fresh, kind):
    first = start(fresh).communicate()
    for code in (fresh / "core" / "engines" / "compiled" / "__pycache__").glob(f"draws.scramble*.{kind}"):
        code.write_bytes(b"")
    assert first == start(fresh).communicate() == (expected(), "")


def test_code_older_than_the_source_is_not_used(fresh):
    start(fresh).communicate()
    source = fresh / "core" / "engines" / "compiled" / "draws.py"
    source.write_text(source.read_text().replace("    z = state\n", "    z = state + GOLDEN\n", 1))
    (code,) = (fresh / "core" / "engines" / "compiled" / "__pycache__").glob("draws.scramble*.nbi")
    later = code.stat().st_mtime + 5
    os.utime(source, (later, later))
    output, errors = start(fresh).communicate()
    assert errors == ""
    assert output not in ("", expected())


@pytest.mark.parametrize("corpus", ["toy_en", "toy_ko", "book"])
@pytest.mark.parametrize("threads", [1, 2])
def test_after_warming_up_nothing_is_compiled(corpus, threads):
    pytest.importorskip("numba")
    from core.engines.compiled import blocks
    from core.engines.compiled import book_engine as letter

    kernels = {"compiled": blocks.train_piece, "letter": letter.train_batches}
    for name, kernel in kernels.items():
        warm_up(name)
        warmed = len(kernel.signatures)
        shipped = corpora.CORPORA[corpus]
        settings = TrainingSettings(
            engine=name,
            window_size=shipped.window_size,
            sample_size=shipped.sample_size,
            learning_rate=ENGINES[name].learning_rate,
            threads=threads,
        )
        slices = Training(corpora.load(corpus, shipped.min_count), settings, slice_seconds=0).slices()
        next(slices)
        slices.close()
        assert len(kernel.signatures) == warmed
