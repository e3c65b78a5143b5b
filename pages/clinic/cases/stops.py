"""The ward of what stops: cases that end in a traceback."""

from __future__ import annotations

from pages.clinic.cases.places import LOSS_BACKWARD, LOSS_INIT
from pages.clinic.fault import Case, Repair, Shows, Stops

CASES = (
    Case(
        name="one_letter",
        ward="stops",
        page="loss_layer",
        fault=(
            LOSS_BACKWARD.patch(
                "for dot, loss_layer in zip(self.embed_dot_layers, self.loss_layers, strict=True):",
                "for dot, loss_layer in zip(self.embed_dot_layers, self.loss_layer, strict=True):",
            ),
        ),
        shown=(LOSS_INIT.shown, LOSS_BACKWARD.shown),
        culprit=(
            LOSS_BACKWARD.at(
                "for dot, loss_layer in zip(self.embed_dot_layers, self.loss_layer, strict=True):"
            ),
        ),
        suspects=(("dscore", LOSS_BACKWARD.at("dscore = loss_layer.backward(dout)")),),
        repairs=(
            Repair(
                "plural",
                (
                    LOSS_BACKWARD.patch(
                        "for dot, loss_layer in zip(self.embed_dot_layers, self.loss_layer, strict=True):",
                        "for dot, loss_layer in zip(self.embed_dot_layers, self.loss_layers, strict=True):",
                    ),
                ),
            ),
            Repair(
                "one",
                (
                    LOSS_BACKWARD.patch(
                        "for dot, loss_layer in zip(self.embed_dot_layers, self.loss_layer, strict=True):",
                        """
                        self.loss_layer = self.loss_layers[0]
                        for dot, loss_layer in zip(self.embed_dot_layers, self.loss_layer, strict=True):
                        """,
                    ),
                ),
                Stops("TypeError", "not iterable"),
            ),
            Repair(
                "first",
                (
                    LOSS_BACKWARD.patch(
                        "for dot, loss_layer in zip(self.embed_dot_layers, self.loss_layer, strict=True):",
                        """
                        loss_layer = self.loss_layers[0]
                        for dot in self.embed_dot_layers:
                        """,
                    ),
                ),
                Shows("gradient_check", "W_in", 0.1, 10),
            ),
        ),
        symptom=Stops("AttributeError", "has no attribute 'loss_layer'"),
        enough=(),
    ),
)
