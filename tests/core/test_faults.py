"""The faults of the notes and of the book's code, put back one at a time: each must fail a test of the core."""

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
    """What to put in place of what, and a test that must notice."""

    name: str
    file: str
    right: str
    wrong: str
    test: str


LAYERS, FUNCTIONS, CBOW, SAMPLER = (
    f"tests/core/test_{name}.py::" for name in ("layers", "functions", "cbow", "sampler")
)
FAULTS = (
    Fault(
        "assignment loses repeated ids",
        "layers.py",
        "np.add.at(dW, self.idx, dout)",
        "dW[self.idx] = dout",
        LAYERS + "test_repeated_ids_add_up",
    ),
    Fault(
        "+= loses repeated ids",
        "layers.py",
        "np.add.at(dW, self.idx, dout)",
        "dW[self.idx] += dout",
        LAYERS + "test_repeated_ids_add_up",
    ),
    Fault(
        "add.at in a loop adds too much",
        "layers.py",
        "np.add.at(dW, self.idx, dout)",
        "for _ in self.idx: np.add.at(dW, self.idx, dout)",
        LAYERS + "test_repeated_ids_add_up",
    ),
    Fault(
        "gradients are not cleared",
        "layers.py",
        "dW[...] = 0",
        "pass",
        LAYERS + "test_a_second_backward_pass_starts_from_zero",
    ),
    Fault(
        "a call in place of an index",
        "layers.py",
        "return W[idx]",
        "return W(idx)",
        LAYERS + "test_embedding_takes_rows_as_one_hot_vectors_would",
    ),
    Fault(
        "the mean's 1/B is missing",
        "layers.py",
        " / len(self.label)",
        "",
        LAYERS + "test_sigmoid_with_loss_is_a_mean_over_the_batch",
    ),
    Fault(
        "1e-7 in the logarithm",
        "functions.py",
        "return label * softplus(-score) + (1 - label) * softplus(score)",
        "y = sigmoid(score); return -(label * np.log(y + 1e-7) + (1 - label) * np.log(1 - y + 1e-7))",
        FUNCTIONS + "test_cross_entropy_by_its_definition",
    ),
    Fault(
        "exp overflows",
        "functions.py",
        "return np.exp(-softplus(-x))",
        "return 1 / (1 + np.exp(-x))",
        FUNCTIONS + "test_sigmoid_neither_overflows_nor_leaves_its_range",
    ),
    Fault(
        "a class that nobody defined",
        "loss.py",
        "SigmoidWithLoss()",
        "SigmoidLoss()",
        CBOW + "test_every_parameter_of_cbow_against_differences",
    ),
    Fault(
        "a name with one letter less",
        "loss.py",
        "self.loss_layers, strict",
        "self.loss_layer, strict",
        CBOW + "test_every_parameter_of_cbow_against_differences",
    ),
    Fault(
        "negatives are labelled 1",
        "loss.py",
        "np.zeros(len(target), dtype=int)",
        "np.ones(len(target), dtype=int)",
        CBOW + "test_the_loss_by_its_formula",
    ),
    Fault(
        "only the last layer's dW counts",
        "loss.py",
        "dW += dot.grads[0]",
        "dW[...] = dot.grads[0]",
        CBOW + "test_every_parameter_of_cbow_against_differences",
    ),
    Fault(
        "only the last layer's dh counts",
        "loss.py",
        "dh += dot.backward(dscore)",
        "dh = dot.backward(dscore)",
        CBOW + "test_every_parameter_of_cbow_against_differences",
    ),
    Fault(
        "the context gradient is not divided",
        "cbow.py",
        "dh / len(self.used) if self.divide else dh",
        "dh",
        CBOW + "test_every_parameter_of_cbow_against_differences",
    ),
    Fault(
        "only the last context counts",
        "cbow.py",
        "dW += layer.grads[0]",
        "dW[...] = layer.grads[0]",
        CBOW + "test_every_parameter_of_cbow_against_differences",
    ),
    Fault(
        "negative ids count from the end",
        "cbow.py",
        "ids.min() >= 0 and ids.max()",
        "ids.max()",
        CBOW + "test_batches_that_do_not_fit_are_named",
    ),
    Fault(
        "the target may be drawn",
        "sampler.py",
        "                p[word] = 0\n",
        "",
        SAMPLER + "test_without_replacement_rows_hold_different_words_and_no_target",
    ),
    Fault(
        "words beyond a gap are lost",
        "sampler.py",
        "return np.bincount(corpus, minlength=vocab_size or 0)",
        "return np.unique(corpus, return_counts=True)[1]",
        SAMPLER + "test_ids_with_gaps_keep_their_words",
    ),
    Fault(
        "K may exceed the candidates",
        "sampler.py",
        "raise TooManyNegatives(",
        "print(",
        SAMPLER + "test_more_negatives_than_candidates_is_an_error",
    ),
    Fault(
        "words that never occur are drawn",
        "sampler.py",
        ", where=counts > 0",
        "",
        SAMPLER + "test_power_zero_makes_all_words_equal",
    ),
    Fault(
        "the branch decides the law",
        "sampler.py",
        "replace=self.replace, p=p",
        "replace=True, p=p",
        SAMPLER + "test_without_replacement_rows_hold_different_words_and_no_target",
    ),
    Fault(
        "the global generator",
        "sampler.py",
        "self.rng.choice(self.vocab_size, size=self",
        "np.random.choice(self.vocab_size, size=self",
        SAMPLER + "test_the_same_seed_gives_the_same_negatives",
    ),
    Fault(
        "short rows are drawn anew",
        "engines/alias.py",
        "stream = np.concatenate([stream, self.table.draw(self.rng, (len(stream), 2 * size))], axis=1)",
        "stream = self.table.draw(self.rng, (len(stream), 4 * size))",
        SAMPLER + "test_without_replacement_both_columns_follow_their_laws",
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


def run(root, *tests):
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    # Plugins that these tests do not use would take longer than the tests.
    light = {"PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return subprocess.run(
        command, cwd=root, capture_output=True, text=True, check=False, env=os.environ | light
    )


def test_without_a_fault_the_tests_pass(copy):
    result = run(copy, *sorted({fault.test for fault in FAULTS}))
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_noticed(copy, fault):
    path = copy / "core" / fault.file
    text = path.read_text()
    assert text.count(fault.right) >= 1, "the code has changed: write the fault anew"
    path.write_text(text.replace(fault.right, fault.wrong))
    try:
        assert run(copy, fault.test).returncode == 1
    finally:
        path.write_text(text)
