"""Streamlit's scripts travel compressed, and are compressed once."""

import gzip
from dataclasses import dataclass

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from tests.coroutines import run
from ui.web.compressed import CompressedStatic

SCRIPT = "let a = 1;\n" * 1000


@pytest.fixture
def asked():
    """Return the paths that the app itself had to answer."""
    return []


@dataclass
class Answer:
    status: int
    headers: Headers
    body: bytes


async def answer(app, path, headers):
    """Ask an app as a server does."""
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": raw}
    sent = []

    async def receive():
        return {"type": "http.request", "body": b""}

    async def send(message):
        sent.append(message)

    await app(scope, receive, send)
    start, *rest = sent
    body = b"".join(message.get("body", b"") for message in rest)
    return Answer(start["status"], Headers(raw=start["headers"]), body)


@pytest.fixture
def get(asked):
    async def script(request):
        asked.append(request.url.path)
        if request.path_params["name"] == "missing.js":
            return PlainTextResponse("Not found", status_code=404)
        return Response(
            SCRIPT, media_type="text/javascript", headers={"ETag": "plain", "Cache-Control": "immutable"}
        )

    app = Starlette(routes=[Route("/static/{name}", script), Route("/other/{name}", script)])
    compressed = CompressedStatic(app)

    def get(path, **headers):
        return run(answer(compressed, path, {"accept-encoding": "gzip"} | headers))

    return get


def test_a_script_is_compressed_once(get, asked):
    first, second = get("/static/a.js"), get("/static/a.js")
    assert asked == ["/static/a.js"]
    for found in (first, second):
        assert gzip.decompress(found.body).decode() == SCRIPT
        assert found.headers["content-encoding"] == "gzip"
        assert int(found.headers["content-length"]) == len(found.body) < len(SCRIPT) / 10
        assert found.headers["cache-control"] == "immutable"
        assert "accept-encoding" in found.headers["vary"].lower()
        assert "etag" not in found.headers


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/static/a.js", {"accept-encoding": "identity"}),
        ("/static/a.js", {"range": "bytes=0-9"}),
        ("/static/a.js", {"if-none-match": "plain"}),
        ("/static/a.png", {}),
        ("/other/a.js", {}),
    ],
)
def test_other_requests_are_passed_on(get, asked, path, headers):
    found = get(path, **headers)
    assert asked == [path]
    assert "content-encoding" not in found.headers
    assert found.body.decode() == SCRIPT


def test_errors_are_neither_compressed_nor_kept(get, asked):
    for _ in range(2):
        assert get("/static/missing.js").status == 404
    assert len(asked) == 2
