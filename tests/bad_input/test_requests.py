"""Requests to the real server: the app's own routes with guessed ids, wrong methods, nonsense in paths and headers."""

import http.client
import socket
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.routing import Route

from tests.bad_input.nasties import KNOWN
from ui.shell.server import ROUTES

OWN = [route.path for route in ROUTES if isinstance(route, Route)]
IDS = [
    "0",
    "0" * 32,
    "..",
    "%2e%2e%2f",
    "a" * 3000,
    "%00",
    "%zz",
    "%",
    "stream.js%00",
    "é",
    "*",
    "events",
    "1;2",
]
PATHS = [
    "/",
    "/sampler",
    "/sampler/x",
    "/ko/sampler",
    "/app.py",
    "//",
    "/../../etc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/static/../app.py",
    "/%",
    "/%ff%fe",
    "/?" + "a=b&" * 5000,
    "/?lang=%zz&step=%",
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/upload_file/x/y",
    "/media/x.png",
]
METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "LOOK"]
SAFE = {
    "content-security-policy": "default-src 'self'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}
BODIES = [
    b"",
    b"{}",
    b"[]",
    b"null",
    b"{",
    b"\xff",
    b'{"page": "sampler", "step": 1e99, "browser": []}',
    b"x" * 50_000,
]

sent_path = st.one_of(
    st.sampled_from(PATHS),
    st.tuples(
        st.sampled_from(OWN), st.sampled_from(IDS) | st.from_regex(r"[0-9a-f]{1,40}", fullmatch=True)
    ).map(lambda given: given[0].replace(given[0][given[0].index("{") : given[0].index("}") + 1], given[1])),
    st.from_regex(r"/[!-~]{0,60}", fullmatch=True),
)
sent_header = st.sampled_from(
    [
        ("Last-Event-ID", "x"),
        ("Last-Event-ID", "-1"),
        ("Last-Event-ID", "9" * 400),
        ("Range", "bytes=9-1"),
        ("Accept-Encoding", "gzip;q=x, \x80"),
        ("If-None-Match", "*"),
        ("Cookie", "_streamlit_xsrf=<script>"),
        ("Host", "example.org"),
        ("Origin", "https://example.org"),
        ("X-Forwarded-Host", "example.org"),
        ("Content-Type", "multipart/form-data"),
        ("Content-Length", "3"),
        ("Upgrade", "websocket"),
    ]
)


def ask(app, method, path, headers=(), body=b""):
    """Send a request as it is, without the care that libraries take; return the status, the headers and a beginning."""
    address = urlsplit(app)
    with socket.create_connection((address.hostname, address.port), timeout=60) as connection:
        lines = [f"{method} {path} HTTP/1.1", "Connection: close"]
        lines += [f"{name}: {value}" for name, value in headers]
        if "Host" not in dict(headers):
            lines.append(f"Host: {address.netloc}")
        if body and "Content-Length" not in dict(headers):
            lines.append(f"Content-Length: {len(body)}")
        connection.sendall("\r\n".join(lines).encode("utf-8") + b"\r\n\r\n" + body)
        answer = http.client.HTTPResponse(connection, method=method)
        answer.begin()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read(2000)


@settings(max_examples=200, suppress_health_check=list(HealthCheck))
@given(
    method=st.sampled_from(METHODS),
    path=sent_path,
    headers=st.lists(sent_header, max_size=2, unique_by=lambda header: header[0]),
    body=st.sampled_from(BODIES),
)
def test_every_request_is_answered_plainly(app, method, path, headers, body):
    status, _, said = ask(app, method, path, headers, body)
    assert status < 500
    assert b"Traceback" not in said


@pytest.mark.parametrize("path", [*PATHS[:7], *(path.replace("{", "").replace("}", "") for path in OWN)])
def test_headers_are_safe_on_every_route(app, path):
    _, headers, _ = ask(app, "GET", path)
    for name, begins in SAFE.items():
        assert headers[name].startswith(begins), name


@pytest.mark.parametrize("path", OWN)
@pytest.mark.parametrize("guess", ["0" * 32, "x"])
def test_what_has_no_such_id_is_not_there(app, path, guess):
    url = path.replace(path[path.index("{") : path.index("}") + 1], guess)
    status, _, said = ask(app, "GET", url)
    # 204 tells a stream not to try again; a class that may still be opened is listened to.
    assert status in {204, 404, 405} or (status == 200 and "class" in path and len(guess) == 32)
    assert len(said) < 200


REFUSED = {"\x00": 400, "../../etc/passwd": 400, "# heading\n- list\n| a | b |": 404}
"""What Streamlit takes for an attack, or for a file."""


@pytest.mark.parametrize("nasty", [nasty for nasty in KNOWN if nasty])
def test_a_path_of_nonsense_leads_to_the_first_page(app, nasty):
    path = "/" + "".join(f"%{byte:02x}" for byte in nasty.encode("utf-8", "ignore")[:500])
    status, headers, _ = ask(app, "GET", path)
    assert status == REFUSED.get(nasty, 307)
    assert headers.get("location") == (None if nasty in REFUSED else "/")


@pytest.mark.parametrize("path", OWN)
def test_no_other_origin_may_read_a_route(app, path):
    for method in ("GET", "OPTIONS"):
        _, headers, _ = ask(
            app, method, path.replace("{", "").replace("}", ""), [("Origin", "https://example.org")]
        )
        assert not [name for name in headers if name.startswith("access-control-")]
