"""The ward of what is slow or starved: cases that run too long, or learn from too little."""

from __future__ import annotations

from math import nan

from pages.clinic.cases.places import FIT
from pages.clinic.fault import Case, Repair, Shows, Stops

CASES = (
    Case(
        name="batch_too_large",
        ward="slow",
        page="loss_layer",
        fault=(FIT.patch("batch_size = 6", "batch_size = 100"),),
        shown=(FIT.shown,),
        culprit=(FIT.at("batch_size = 100"), FIT.at("max_iters = len(target) // batch_size")),
        suspects=(("epoch", FIT.at("for epoch in range(max_epoch):")),),
        repairs=(
            Repair("fits", (FIT.patch("batch_size = 100", "batch_size = 6"),)),
            Repair(
                "epochs",
                (FIT.patch("for epoch in range(max_epoch):", "for epoch in range(100 * max_epoch):"),),
                Shows("last_loss", "steps", 0, 0),
            ),
            Repair(
                "divide",
                (FIT.patch("max_iters = len(target) // batch_size", "max_iters = len(target) / batch_size"),),
                Stops("TypeError", "'float' object cannot be interpreted as an integer"),
            ),
        ),
        symptom=Shows("seen", "last", nan, nan),
        enough=("last_loss",),
    ),
)
