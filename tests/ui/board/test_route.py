"""The board's routes: who may hear and say what."""

import asyncio

import orjson
import pytest
from starlette.requests import Request

from board.store import Answer, Store
from core.errors import BoardUnavailable
from tests.coroutines import run
from ui.board import route, watch
from ui.board.watch import Watches


@pytest.fixture
def board(tmp_path, monkeypatch):
    store = Store(f"sqlite:///{tmp_path / 'board.sqlite'}")
    watches = Watches(store)
    monkeypatch.setattr(route, "store", lambda: store)
    monkeypatch.setattr(route, "watches", lambda: watches)
    monkeypatch.setattr(watch, "INTERVAL", 0.01)
    yield store
    store.close()


async def first_news(class_id, view="", *, times=1):
    """Return what the stream of a class tells first."""
    stream = route._stream(class_id, view)
    told = {}
    for _ in range(times):
        data = await anext(stream)
        told |= orjson.loads(data.decode().partition("data: ")[2].partition("\n")[0])
    await stream.aclose()
    return told


def post(serve, class_id, body):
    async def receive():
        return {"type": "http.request", "body": body, "more_body": False}

    scope = {
        "type": "http",
        "method": "POST",
        "headers": [(b"content-length", str(len(body)).encode())],
        "path_params": {"class_id": class_id},
    }
    return run(serve(Request(scope, receive))).status_code


def test_the_lecturer_hears_how_many_and_not_what_before_it_is_shown(board):
    opened, secret = board.open_class()
    board.answer(opened.id, [Answer("q", "a", "more", 1)])
    told = run(first_news(opened.id, route.view_of(secret)))
    assert told["question q"] == {"count": 1, "shown": False, "answers": []}
    board.show(opened.id, "q")
    told = run(first_news(opened.id, route.view_of(secret)))
    assert told["question q"] == {"count": 1, "shown": True, "answers": [["more", "more"]]}


@pytest.mark.parametrize("view", ["", "guessed"])
def test_a_student_hears_of_no_answers(board, view):
    opened, _ = board.open_class()
    board.answer(opened.id, [Answer("q", "a", "more", 1)])
    board.show(opened.id, "q")
    news = run(first_news(opened.id, view))
    # Which questions were shown, for pages that wait for it; not what was answered.
    assert set(news) == {"state", "lead", "shown"}
    assert news["shown"] == ["q"]


def test_a_class_that_is_not_there_ends_its_stream(board):
    assert not run(first_news("0" * 32))["state"]["open"]


def test_a_database_that_goes_away_is_told_and_the_stream_lives_on(board, monkeypatch):
    opened, _ = board.open_class()

    async def listen():
        stream = route._stream(opened.id, "")
        await anext(stream)

        def is_gone(_):
            raise BoardUnavailable()

        with monkeypatch.context() as broken:
            broken.setattr(board, "revision", is_gone)
            away = await asyncio.wait_for(anext(stream), 10)
        back = await asyncio.wait_for(anext(stream), 10)
        await stream.aclose()
        return away, back

    away, back = run(listen())
    assert b'"away":true' in away
    assert b'"away":false' in back


def test_many_listeners_look_once(board, monkeypatch):
    opened, _ = board.open_class()
    looks = []
    read = board.read
    monkeypatch.setattr(board, "read", lambda class_id: looks.append(class_id) or read(class_id))

    async def listen():
        streams = [route._stream(opened.id, "") for _ in range(20)]
        await asyncio.gather(*(anext(stream) for stream in streams))
        for stream in streams:
            await stream.aclose()

    run(listen())
    assert len(looks) == 1


def test_a_browser_says_where_it_is(board):
    opened, _ = board.open_class()
    body = orjson.dumps({"browser": "a" * 32, "page": "sampler", "step": 2})
    assert [post(route.serve_place, opened.id, body) for _ in range(2)] == [204, 204]
    assert board.read(opened.id).places == {("sampler", 2): 1}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b"\xff",
        b"x" * 5000,
        orjson.dumps({"browser": "a" * 32, "page": "nowhere", "step": 2}),
        orjson.dumps({"browser": "a" * 32, "page": "sampler", "step": -1}),
        orjson.dumps({"browser": "a" * 32, "page": ["sampler"], "step": 1}),
        orjson.dumps({"browser": 5, "page": "sampler", "step": 1}),
    ],
)
def test_nonsense_is_refused(board, body):
    opened, _ = board.open_class()
    assert post(route.serve_place, opened.id, body) == 400
    assert post(route.serve_lead, opened.id, body) == 400
    assert post(route.serve_place, "../x", body) == 400


def test_only_who_has_the_secret_leads(board):
    opened, secret = board.open_class()
    told = {"code": opened.code, "page": "sampler", "step": 2, "query": "power=1"}
    assert post(route.serve_lead, opened.id, orjson.dumps(told | {"secret": "guessed"})) == 403
    assert board.read(opened.id).lead is None
    assert post(route.serve_lead, opened.id, orjson.dumps(told | {"secret": secret})) == 204
    assert board.read(opened.id).lead == {"page": "sampler", "step": 2, "query": "power=1"}
