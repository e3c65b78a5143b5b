"""Which cases of the bug clinic belong to which lesson, so that lessons can lead there."""

from __future__ import annotations

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[tuple[str, int, str], ...]] = {
    "yes_or_no": (("stops", 10, "chapter_three"),),
    "embedding_dot": (
        ("stops", 2, "init_misspelt"),
        ("stops", 3, "call_for_index"),
        ("stops", 6, "comma"),
        ("stops", 7, "nothing_returned"),
        ("silent", 3, "wrong_factor"),
        ("silent", 4, "gradient_not_passed_on"),
        ("silent", 9, "overwritten"),
        ("silent", 10, "hidden_by_adam"),
        ("silent", 14, "piles_up"),
        ("slow", 4, "one_hot"),
        ("slow", 5, "every_row"),
    ),
    "negative_sampling": (("silent", 1, "says_yes"),),
    "sampler": (
        ("stops", 4, "no_such_flag"),
        ("stops", 8, "negatives_are_floats"),
        ("stops", 9, "more_than_there_are"),
        ("silent", 15, "times_power"),
        ("silent", 16, "order_of_meeting"),
        ("silent", 17, "gaps"),
        ("silent", 18, "reshaped"),
        ("slow", 6, "one_by_one"),
        ("slow", 7, "counted_anew"),
    ),
    "loss_layer": (
        ("stops", 1, "one_letter"),
        ("stops", 5, "layer_of_layers"),
        ("stops", 11, "two_windows_too_many"),
        ("silent", 2, "eighty"),
        ("silent", 5, "last_layer_wins"),
        ("silent", 6, "added_not_scaled"),
        ("silent", 7, "last_question"),
        ("silent", 8, "only_the_targets_row"),
        ("silent", 11, "no_memory"),
        ("silent", 12, "same_context_twice"),
        ("silent", 13, "copies"),
        ("silent", 19, "two_losses"),
        ("slow", 1, "batch_too_large"),
        ("slow", 2, "used_up"),
        ("slow", 3, "too_small_a_step"),
        ("slow", 8, "growing_array"),
    ),
}
"""By lesson: the ward of each case, its place there, and its name; in the clinic's order."""
