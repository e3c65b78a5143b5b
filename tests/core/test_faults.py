"""The faults of the notes and of the book's code, put back one at a time: each must fail some test of the core."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Fault:
    """What to put in place of what, and the tests that must notice."""

    name: str
    file: str
    right: str
    wrong: str
    tests: str


LAYERS, CBOW, SAMPLER = "test_layers.py", "test_cbow.py", "test_sampler.py"
FAULTS = (
    Fault(
        "assignment loses repeated ids",
        "layers.py",
        "np.add.at(dW, self.idx, dout)",
        "dW[self.idx] = dout",
        LAYERS,
    ),
    Fault(
        "+= loses repeated ids", "layers.py", "np.add.at(dW, self.idx, dout)", "dW[self.idx] += dout", LAYERS
    ),
    Fault(
        "add.at in a loop adds too much",
        "layers.py",
        "np.add.at(dW, self.idx, dout)",
        "for _ in self.idx: np.add.at(dW, self.idx, dout)",
        LAYERS,
    ),
    Fault("gradients are not cleared", "layers.py", "dW[...] = 0", "pass", LAYERS),
    Fault("a call in place of an index", "layers.py", "return W[idx]", "return W(idx)", LAYERS),
    Fault("the mean's 1/B is missing", "layers.py", " / len(self.label)", "", LAYERS),
    Fault(
        "1e-7 in the logarithm",
        "functions.py",
        "return label * softplus(-score) + (1 - label) * softplus(score)",
        "y = sigmoid(score); return -(label * np.log(y + 1e-7) + (1 - label) * np.log(1 - y + 1e-7))",
        "test_functions.py",
    ),
    Fault(
        "exp overflows",
        "functions.py",
        "return np.exp(-softplus(-x))",
        "return 1 / (1 + np.exp(-x))",
        "test_functions.py",
    ),
    Fault("a class that nobody defined", "loss.py", "SigmoidWithLoss()", "SigmoidLoss()", CBOW),
    Fault(
        "a name with one letter less", "loss.py", "self.loss_layers, strict", "self.loss_layer, strict", CBOW
    ),
    Fault(
        "negatives are labelled 1",
        "loss.py",
        "np.zeros(len(target), dtype=int)",
        "np.ones(len(target), dtype=int)",
        CBOW,
    ),
    Fault("only the last layer's dW counts", "loss.py", "dW += dot.grads[0]", "dW[...] = dot.grads[0]", CBOW),
    Fault(
        "only the last layer's dh counts",
        "loss.py",
        "dh += dot.backward(dscore)",
        "dh = dot.backward(dscore)",
        CBOW,
    ),
    Fault(
        "the context gradient is not divided",
        "cbow.py",
        "dh / len(self.used) if self.divide else dh",
        "dh",
        CBOW,
    ),
    Fault(
        "only the last context counts", "cbow.py", "dW += layer.grads[0]", "dW[...] = layer.grads[0]", CBOW
    ),
    Fault("negative ids count from the end", "cbow.py", "ids.min() >= 0 and ids.max()", "ids.max()", CBOW),
    Fault("the target may be drawn", "sampler.py", "                p[word] = 0\n", "", SAMPLER),
    Fault(
        "words beyond a gap are lost",
        "sampler.py",
        "return np.bincount(corpus, minlength=vocab_size or 0)",
        "return np.unique(corpus, return_counts=True)[1]",
        SAMPLER,
    ),
    Fault("K may exceed the candidates", "sampler.py", "raise TooManyNegatives(", "print(", SAMPLER),
    Fault("words that never occur are drawn", "sampler.py", ", where=counts > 0", "", SAMPLER),
    Fault(
        "the branch decides the law", "sampler.py", "replace=self.replace, p=p", "replace=True, p=p", SAMPLER
    ),
    Fault(
        "the global generator",
        "sampler.py",
        "self.rng.choice(self.vocab_size, size=self",
        "np.random.choice(self.vocab_size, size=self",
        SAMPLER,
    ),
    Fault(
        "short rows are drawn anew",
        "alias.py",
        "stream = np.concatenate([stream, self.table.draw(self.rng, (len(stream), 2 * size))], axis=1)",
        "stream = self.table.draw(self.rng, (len(stream), 4 * size))",
        SAMPLER,
    ),
)


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """Return a copy of the core and its tests."""
    root = tmp_path_factory.mktemp("faults")
    for folder in ("core", "tests"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", root)
    return root


def run_tests(root, name):
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", f"tests/core/{name}"]
    environment = os.environ | {"PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, env=environment)


@pytest.mark.parametrize("name", sorted({fault.tests for fault in FAULTS}))
def test_without_a_fault_the_tests_pass(copy, name):
    result = run_tests(copy, name)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_noticed(copy, fault):
    path = copy / "core" / fault.file
    text = path.read_text()
    assert text.count(fault.right) >= 1, "the code has changed: write the fault anew"
    path.write_text(text.replace(fault.right, fault.wrong))
    try:
        assert run_tests(copy, fault.tests).returncode == 1
    finally:
        path.write_text(text)
