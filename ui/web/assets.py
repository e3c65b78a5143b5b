"""Files that browsers load once: compressed once, kept long, named by their content."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from material.once import once

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "assets"
ROUTE = "/lab/assets"

_TYPES = {".js": "text/javascript; charset=utf-8", ".woff2": "font/woff2"}
_FILES: dict[str, tuple[Path, ...]] = {
    "plotly.js": (FOLDER / "plotly" / "plotly-cartesian.min.js",),
    "stream.js": (ROOT / "ui" / "live" / "stream.js",),
    "class_stream.js": (ROOT / "ui" / "board" / "class_stream.js",),
    "declutter.js": (ROOT / "ui" / "charts" / "declutter.js",),
    "export.js": (ROOT / "ui" / "charts" / "export.js",),
    "marks.js": (ROOT / "ui" / "charts" / "marks.js",),
    **{path.name: (path,) for path in sorted((FOLDER / "pretendard").glob("*.woff2"))},
}
"""What is put together, in this order, under each name."""
_MOST = 64
"""Files kept in memory."""
_YEAR = "public, max-age=31536000, immutable"
_DAY = "public, max-age=86400"


@dataclass(frozen=True)
class Asset:
    """A file as it is sent."""

    media_type: str
    plain: bytes
    zipped: bytes | None
    digest: str


def bundle(name: str, paths: Sequence[Path]) -> str:
    """Let files be loaded as one of this name; return its address."""
    _FILES[name] = tuple(paths)
    return url(name)


@once(maxsize=_MOST)
def load(name: str) -> Asset:
    """Read and compress a file."""
    plain = b"\n".join(path.read_bytes() for path in _FILES[name])
    kind = Path(name).suffix
    # Fonts of this kind are compressed already.
    zipped = gzip.compress(plain, 9, mtime=0) if kind == ".js" else None
    return Asset(_TYPES[kind], plain, zipped, hashlib.sha256(plain).hexdigest()[:12])


def url(name: str) -> str:
    """Return an address that changes with the file's content, below the app's root."""
    return f"{ROUTE}/{name}?v={load(name).digest}"


async def serve(request: Request) -> Response:
    """Answer a request for a file."""
    name = request.path_params["name"]
    if name not in _FILES:
        return PlainTextResponse("Not found", status_code=404)
    asset = load(name)
    headers = {
        "Cache-Control": _YEAR if request.query_params.get("v") == asset.digest else _DAY,
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    if asset.zipped is not None and "gzip" in request.headers.get("accept-encoding", ""):
        return Response(
            asset.zipped, media_type=asset.media_type, headers=headers | {"Content-Encoding": "gzip"}
        )
    return Response(asset.plain, media_type=asset.media_type, headers=headers)
