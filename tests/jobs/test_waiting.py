import pytest

from jobs.memory import Need
from jobs.waiting import Load, seconds_to_wait


def test_nobody_waits_while_all_fit():
    assert seconds_to_wait(
        [Load(10, Need(1))], [Load(5, Need(1)), Load(5, Need(1))], memory=3, workers=1
    ) == [0, 0]


def test_those_under_way_share_the_workers():
    under_way = [Load(10, Need(1)), Load(20, Need(1))]
    # Both take turns until the shorter is over, at 20 s; then the longer has 10 s left and shares with the first.
    assert seconds_to_wait(under_way, [Load(10, Need(1)), Load(1, Need(1))], memory=2, workers=1) == [20, 40]
    assert seconds_to_wait(under_way, [Load(10, Need(1)), Load(1, Need(1))], memory=2, workers=2) == [10, 20]


def test_a_large_job_waits_until_enough_of_the_others_are_over():
    under_way = [Load(1, Need(2)), Load(2, Need(2)), Load(3, Need(2))]
    assert seconds_to_wait(under_way, [Load(9, Need(6))], memory=6, workers=1) == pytest.approx([6])


def test_what_fits_only_alone_waits_for_all_and_what_paused_ones_hold_is_none_of_its_time():
    assert seconds_to_wait([], [Load(1, Need(9))], memory=6, workers=1) == [0]
