"""The figures that the cases' texts say are those that the code shows."""

import pytest

from pages.clinic import casebook
from pages.clinic.casebook import SOUND
from pages.clinic.cases import CASES
from pages.clinic.findings import Stopped
from ui.text.i18n import LANGUAGES, labels

# Case, repair, examination, figure, its unit, and how the texts write it.
SAID = (
    ("call_for_index", "first_row", "seen", "last", 1, "1.7"),
    ("no_such_flag", "true", "drawn", "hits", 100, "29"),
    ("comma", "fresh", "seen", "last", 1, "2.079"),
    ("two_windows_too_many", "shorter", "last_loss", "adam", 1, "0.26"),
    ("two_windows_too_many", "cut", "last_loss", "adam", 1, "0.26"),
    ("says_yes", None, "seen", "first", 1, "2.08"),
    ("says_yes", None, "seen", "last", 1, "0.001"),
    ("says_yes", "zeros", "last_loss", "adam", 1, "0.25"),
    ("says_yes", "swapped", "last_loss", "adam", 1, "0.25"),
    ("says_yes", "swapped", "ranks", "mean", 1, "6.8"),
    ("says_yes", "halves", "last_loss", "adam", 1, "1.47"),
    ("eighty", None, "seen", "first", 1, "80.590"),
    ("eighty", "near_zero", "first_loss", "loss", 1, "4.159"),
    ("eighty", "mean_zero", "seen", "first", 1, "15"),
    ("eighty", "larger_epsilon", "first_loss", "loss", 1, "34.54"),
    ("eighty", "slower", "first_loss", "loss", 1, "80.59"),
    ("wrong_factor", None, "seen", "last", 1, "2.079"),
    ("wrong_factor", "both", "last_loss", "sgd", 1, "1.27"),
    ("gradient_not_passed_on", None, "gradient_check", "W_out", 1, "1"),
    ("added_not_scaled", None, "seen", "first", 1, "2.075"),
    ("added_not_scaled", None, "seen", "last", 1, "1.9"),
    ("added_not_scaled", "backward_only", "last_loss", "adam", 1, "0.25"),
    ("added_not_scaled", "backward_only", "gradient_check", "W_in", 1, "0.5"),
    ("last_question", SOUND, "last_loss", "sgd", 1, "0.27"),
    ("only_the_targets_row", None, "last_loss", "sgd", 1, "1"),
    ("only_the_targets_row", None, "moved", "W_out", 1, "5"),
    ("only_the_targets_row", SOUND, "last_loss", "adam", 1, "0.25"),
    ("only_the_targets_row", "mean", "seen", "last", 1, "0.23"),
    ("only_the_targets_row", "mean", "gradient_check", "W_out", 3, "2"),
    ("hidden_by_adam", "sgd", "gradient_check", "W_out", 1, "0.83"),
    ("hidden_by_adam", None, "gradient_check", "W_out", 6, "5"),
    ("no_memory", None, "last_loss", "sgd", 1, "0.27"),
    ("no_memory", "small_rate", "seen", "last", 1, "1.26"),
    ("same_context_twice", SOUND, "last_loss", "adam", 1, "0.25"),
    ("same_context_twice", "zero", "last_loss", "adam", 1, "0.27"),
    ("reshaped", None, "seen", "last", 1, "0.8"),
    ("used_up", None, "last_loss", "steps", 1, "1"),
    ("too_small_a_step", None, "seen", "last", 1, "2.079"),
    ("too_small_a_step", "epochs", "seen", "n", 1, "1203"),
    ("too_small_a_step", "epochs", "seen", "last", 1, "2.079"),
    ("one_by_one", None, "work", "draws", 1, "2000"),
    ("one_by_one", "at_once", "work", "draws", 1, "400"),
    ("one_by_one", "same_p", "drawn", "repeats", 10, "9"),
    ("counted_anew", "original", "seen", "last", 1, "0.001"),
)


@pytest.mark.parametrize(("name", "repair", "examination", "figure", "unit", "text"), SAID)
def test_a_figure_is_what_the_code_shows(name, repair, examination, figure, unit, text):
    found = (
        casebook.seen(name, repair) if examination == "seen" else casebook.examined(name, examination, repair)
    )
    assert not isinstance(found, Stopped)
    digits = len(text.partition(".")[2])
    assert f"{found.figures[figure] * unit:.{digits}f}" == text
    for lang in LANGUAGES:
        prefix = f"clinic_{CASES[name].ward}.{name}."
        assert any(text in said for key, said in labels(lang).items() if key.startswith(prefix))
