"""The HTTP interface of the page: its files, its data, and the actions of the visitor."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import web

from sandbox.errors import ApiError
from sandbox.page_links import LinkVisitor
from sandbox.page_pictures import near_picture
from sandbox.page_stream import PageStream
from sandbox.page_tools import Tools
from sandbox.page_view import view_menu, view_state
from sandbox.params import Upload, parse_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiohttp.typedefs import Handler

    from sandbox.kinds import Json, PageAct
    from sandbox.page_tools import Moments
    from sandbox.state import State

_FILES = Path(__file__).with_name("page")
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
_SHOWN_INLINE = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "video/mp4", "audio/mpeg"})


def add_page(app: web.Application, state: State, moments: Moments = lambda _language: ()) -> None:
    """Serve the page at ``/``, its files under ``/page/`` and its requests under ``/api/``.

    ``moments`` is given the code of the page's language and returns the moments that the page offers to
    travel to: labels in that language with aware moments, soonest first.
    """
    stream, visitor, tools = PageStream(state), LinkVisitor(state), Tools(state, moments)
    app.on_shutdown.append(stream.close)
    read: dict[str, Callable[[web.Request], Json]] = {
        "state": lambda _request: view_state(state, stream.serial),
        "menu": lambda request: view_menu(state, visitor.person(request.query), visitor.chat(request.query)),
        "tools": lambda request: tools.view(request.query.get("language", "")),
        "journal": lambda request: tools.journal(request.query),
    }
    app.router.add_get("/", _serve_index)
    app.router.add_get("/page/{path:.+}", _serve_file)
    app.router.add_get("/api/events", stream.serve)
    app.router.add_get("/api/file/{file_id}", _file_handler(state))
    app.router.add_post("/api/files", _upload_handler(visitor))
    for name, view in read.items():
        app.router.add_get(f"/api/{name}", _get_handler(view))
    for name, act in (visitor.acts() | tools.acts()).items():
        app.router.add_post(f"/api/{name}", _post_handler(act))


async def _serve_index(_request: web.Request) -> web.StreamResponse:
    return web.FileResponse(_FILES / "index.html", headers=_HEADERS)


async def _serve_file(request: web.Request) -> web.StreamResponse:
    path = (_FILES / request.match_info["path"]).resolve()
    if not path.is_relative_to(_FILES.resolve()) or not path.is_file():
        raise web.HTTPNotFound
    return web.FileResponse(path, headers=_HEADERS)


def _file_handler(state: State) -> Handler:
    """Return the handler that serves sent files; the browser shows only plain pictures and sounds itself."""

    async def handle(request: web.Request) -> web.StreamResponse:
        stored = state.files.by_id(request.match_info["file_id"])
        if stored is None:
            return await _serve_picture(state.files.address(request.match_info["file_id"]))
        inline = stored.mime_type in _SHOWN_INLINE
        return web.Response(
            body=stored.data,
            content_type=stored.mime_type if inline else "application/octet-stream",
            headers=_HEADERS | {"Content-Disposition": "inline" if inline else "attachment"},
        )

    return handle


async def _serve_picture(address: str | None) -> web.StreamResponse:
    """Answer with the picture at an address that the bot named, or with one that stands for it."""
    if address is None:
        raise web.HTTPNotFound
    found = await near_picture(address)
    if found is None:
        return web.FileResponse(_FILES / "picture.svg", headers=_HEADERS)
    return web.Response(body=found.data, content_type=found.mime_type, headers=_HEADERS)


def _get_handler(view: Callable[[web.Request], Json]) -> Handler:
    async def handle(request: web.Request) -> web.StreamResponse:
        return _answer(lambda: view(request))

    return handle


def _post_handler(act: PageAct) -> Handler:
    async def handle(request: web.Request) -> web.StreamResponse:
        # Another site can make a browser post a form here, but not JSON, nor with a matching origin.
        if request.content_type != "application/json" or _is_foreign(request):
            return _answer(_refuse, status=403)
        body = _object(await request.text())
        if body is None:
            return _answer(lambda: {"error": "a JSON object is expected"}, status=400)
        return _answer(lambda: act(body))

    return handle


def _object(source: str) -> Json | None:
    """Return the JSON object in a text, or None if it is none or has a lone surrogate."""
    try:
        body = parse_json(source)
    except ValueError:
        return None
    return body if isinstance(body, dict) else None


def _upload_handler(visitor: LinkVisitor) -> Handler:
    """Return the handler for files of the visitor, sent as a form with the fields of the message."""

    async def handle(request: web.Request) -> web.StreamResponse:
        if _is_foreign(request) or "Origin" not in request.headers:
            return _answer(_refuse, status=403)
        form = await request.post()
        fields = {name: value for name, value in form.items() if isinstance(value, str)}
        files = [
            Upload(file.filename, file.content_type, file.file.read())
            for file in form.getall("file", [])
            if isinstance(file, web.FileField)
        ]
        return _answer(lambda: visitor.send_files(fields, files))

    return handle


def _is_foreign(request: web.Request) -> bool:
    origin = request.headers.get("Origin")
    return origin is not None and origin.partition("//")[2] != request.host


def _refuse() -> Json:
    return {"error": "only the sandbox's own page may ask for this"}


def _answer(ask: Callable[[], Json | None], status: int = 200) -> web.Response:
    try:
        body = ask() or {}
    except ApiError as error:
        body, status = {"error": error.description}, 409
    except (KeyError, TypeError, OverflowError) as error:
        body, status = {"error": f"missing or unknown: {error}"}, 400
    except ValueError as error:
        body, status = {"error": str(error)}, 409
    text = json.dumps(body, ensure_ascii=False, default=str)
    return web.Response(text=text, status=status, content_type="application/json", headers=_HEADERS)
