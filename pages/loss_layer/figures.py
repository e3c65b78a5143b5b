"""Tables of the page on the whole loss layer."""

from __future__ import annotations

from typing import Any

import numpy as np

from material.sentence import WORDS
from pages.loss_layer.gradient_check import Check
from ui.text.i18n import Text


def check_table(t: Text, found: tuple[Check, Check]) -> list[dict[str, Any]]:
    """Return every parameter's gradients and their relative error."""
    return [
        {
            t("loss_layer.check.table.matrix"): name,
            t("loss_layer.check.table.word"): WORDS[v],
            t("loss_layer.check.table.column"): j,
            t("loss_layer.check.table.analytic"): one.analytic[v, j],
            t("loss_layer.check.table.numeric"): one.numeric[v, j],
            t("loss_layer.check.table.error"): one.error[v, j],
        }
        for name, one in zip(("W_in", "W_out"), found, strict=True)
        for v, j in np.ndindex(one.error.shape)
    ]
