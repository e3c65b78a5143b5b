import json

import numpy as np
import pytest

from jobs.event import Event


def test_an_event_is_a_mapping_of_plain_values_with_its_kind():
    event = Event("progress", fraction=0.5)
    assert event == {"kind": "progress", "fraction": 0.5}
    assert event.kind == "progress"
    assert event["fraction"] == 0.5
    assert json.loads(event.to_json()) == event


def test_no_event_is_without_a_kind_and_none_changes():
    with pytest.raises(TypeError):
        Event(fraction=0.5)
    with pytest.raises(TypeError):
        Event("progress")["fraction"] = 0.5


def test_having_more_values_makes_another_event():
    event = Event("progress", fraction=0.5)
    assert event.having(run=1, fraction=1.0) == {"kind": "progress", "fraction": 1.0, "run": 1}
    assert event == {"kind": "progress", "fraction": 0.5}


def test_arrays_are_sent_and_what_json_cannot_say_is_refused():
    assert json.loads(Event("map", x=np.arange(3), n=np.int64(2)).to_json()) == {
        "kind": "map",
        "x": [0, 1, 2],
        "n": 2,
    }
    with pytest.raises(TypeError):
        Event("map", x={1, 2}).to_json()
