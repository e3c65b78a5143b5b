"""The settings of the page on the whole loss layer."""

from pages.loss_layer import gradient_check, lesson, nearness
from pages.loss_layer import toy_network as toy_bench
from ui.settings.table import Choice, Switch, Table, Whole

START = lesson.State()

LOSS_LAYER = Table(
    "loss_layer",
    Whole("step", "step", 1, low=1, high=len(lesson.STEPS)),
    Choice("weights", "weights", START.weights, lesson.WEIGHTS),
    Whole("sample_size", "K", START.sample_size, low=1, high=lesson.MOST_NEGATIVES),
    Whole("batch_size", "B", START.batch_size, low=1, high=lesson.MOST_EXAMPLES),
    Whole("hidden_size", "H", START.hidden_size, low=2, high=5),
    Choice("learning_rate", "lr", START.learning_rate, (0.1, 0.3, 1.0, 3.0)),
    Whole("seed", "seed", START.seed, low=0, high=99),
    Whole("question", "k", 0, low=0, high=lesson.MOST_NEGATIVES),
    Choice("shift", "shift", 1e-5, gradient_check.SHIFTS),
    Switch("divide", "divide", True),
    Choice("first_size", "KA", 1, toy_bench.SIZES),
    Choice("second_size", "KB", 50, toy_bench.SIZES),
    Choice("size", "size", 5, toy_bench.SIZES),
    Switch("trained", "trained", True),
    Choice("of", "of", "dh", nearness.OF),
    Choice("view", "view", "draw", ("draw", "mean")),
    Whole("example", "example", 1, low=1, high=nearness.IN_CURVES),
    Whole("draws", "draw", 1, low=1, high=50),
)
