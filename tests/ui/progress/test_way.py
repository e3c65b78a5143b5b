"""How far the learner has come, and what comes next."""

from ui.progress import known, way
from ui.progress.record import Mark, Record


def done(page):
    marks = {what: Mark(1.0, "x" if "." in what else "", was_right=True) for what in known.marks(page)}
    return {f"{page}/{what}": mark for what, mark in marks.items()}


def test_one_goes_on_with_the_first_lesson_on_which_something_is_left():
    record = Record()
    assert way.upcoming(record) == "bottleneck"
    record.marks |= done("bottleneck")
    assert way.upcoming(record) == "yes_or_no"
    record.marks |= done("sigmoid")
    assert way.upcoming(record) == "yes_or_no"
    for page in known.lessons():
        record.marks |= done(page)
    assert way.upcoming(record) is None
    # A guess that was taken back is to be made again.
    record.marks["sampler/predict.all"] = Mark(2.0)
    assert way.upcoming(record) == "sampler"


def test_a_station_tells_what_was_done_in_the_page_s_order():
    record = Record({"sampler/visit": Mark(1.0), "sampler/quiz.law": Mark(1.0, "finding", was_right=True)})
    record.marks["sampler/quiz.zero"] = Mark(1.0, "never", is_missed=True)
    found = way.station(record, "sampler")
    assert found.questions == tuple(name == "law" for name in known.questions("sampler"))
    assert not any(found.steps + found.predictions)
    assert len(found.steps) == 5
    assert not found.is_done


def test_what_was_missed_is_listed_in_the_order_of_the_pages():
    wrong = Mark(1.0, "x", is_missed=True)
    missed = ["bottleneck/quiz.double", "sampler/quiz.law", "clinic/quiz.first", "tokens/quiz.why"]
    record = Record(dict.fromkeys(reversed(missed), wrong) | {"home/visit": wrong})
    assert list(way.missed(record)) == missed
    assert way.has_answered(record)
    assert not way.has_answered(Record({"home/visit": Mark(1.0)}))
