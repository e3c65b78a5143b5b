"""Which cases of the bug clinic belong to which lesson, so that lessons can lead there."""

from __future__ import annotations

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "yes_or_no": (("stops", "chapter_three"),),
    "embedding_dot": (
        ("stops", "init_misspelt"),
        ("stops", "call_for_index"),
        ("stops", "comma"),
        ("stops", "nothing_returned"),
        ("silent", "wrong_factor"),
        ("silent", "gradient_not_passed_on"),
        ("silent", "overwritten"),
        ("silent", "hidden_by_adam"),
        ("silent", "piles_up"),
        ("slow", "one_hot"),
    ),
    "negative_sampling": (("silent", "says_yes"),),
    "sampler": (
        ("stops", "no_such_flag"),
        ("stops", "negatives_are_floats"),
        ("stops", "more_than_there_are"),
        ("silent", "times_power"),
        ("silent", "order_of_meeting"),
        ("silent", "gaps"),
        ("silent", "reshaped"),
        ("slow", "one_by_one"),
        ("slow", "counted_anew"),
    ),
    "loss_layer": (
        ("stops", "one_letter"),
        ("stops", "layer_of_layers"),
        ("stops", "two_windows_too_many"),
        ("silent", "eighty"),
        ("silent", "last_layer_wins"),
        ("silent", "added_not_scaled"),
        ("silent", "last_question"),
        ("silent", "only_the_targets_row"),
        ("silent", "no_memory"),
        ("silent", "same_context_twice"),
        ("silent", "copies"),
        ("silent", "two_losses"),
        ("slow", "batch_too_large"),
        ("slow", "used_up"),
        ("slow", "too_small_a_step"),
        ("slow", "growing_array"),
    ),
}
"""By lesson: the ward and the name of each case, in the clinic's order."""
