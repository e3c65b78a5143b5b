"""The ward of what is silent: cases that run to the end and print wrong numbers."""

from __future__ import annotations

from pages.clinic.cases.places import DOT_BACKWARD, LOSS_BACKWARD, WITH_SGD
from pages.clinic.fault import Case, Repair, Shows

CASES = (
    Case(
        name="last_question",
        ward="silent",
        page="loss_layer",
        setting=(WITH_SGD,),
        fault=(LOSS_BACKWARD.patch("dh += dot.backward(dscore)", "dh = dot.backward(dscore)"),),
        shown=(LOSS_BACKWARD.shown, DOT_BACKWARD.shown),
        culprit=(LOSS_BACKWARD.at("dh = dot.backward(dscore)"),),
        suspects=(
            ("zeros", LOSS_BACKWARD.at("dh = np.zeros_like(self.embed_dot_layers[0].cache[0])")),
            ("dW", LOSS_BACKWARD.at("dW += dot.grads[0]")),
        ),
        repairs=(
            Repair(
                "add",
                (LOSS_BACKWARD.patch("dh = dot.backward(dscore)", "dh += dot.backward(dscore)"),),
            ),
            Repair(
                "last_first",
                (
                    LOSS_BACKWARD.patch(
                        "for dot, loss_layer in zip(self.embed_dot_layers, self.loss_layers, strict=True):",
                        "for dot, loss_layer in reversed(list(zip(self.embed_dot_layers, self.loss_layers))):",
                    ),
                ),
                Shows("gradient_check", "W_in", 0.1, 10),
            ),
            Repair(
                "times",
                (
                    LOSS_BACKWARD.patch(
                        "return dh",
                        "return dh * len(self.embed_dot_layers)",
                    ),
                ),
                Shows("gradient_check", "W_in", 0.1, 10),
            ),
        ),
        symptom=Shows("last_loss", "sgd", 0.7, 0.8),
        enough=("gradient_check",),
    ),
)
