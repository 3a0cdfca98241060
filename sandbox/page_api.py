"""HTTP for the page: its files, what it reads, and what the visitor does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiohttp import web

from sandbox.page_stream import PageStream
from sandbox.page_view import view_menu, view_state

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from sandbox.box import Sandbox
    from sandbox.chats import Chat
    from sandbox.kinds import Json
    from sandbox.people import Person

    Act = Callable[[Json], Json | None]

_FILES = Path(__file__).with_name("page")
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


def add_page(app: web.Application, box: Sandbox) -> None:
    """Serve the page at ``/`` of the application, and what it asks for under ``/page/`` and ``/api/``."""
    stream = PageStream(box)
    visitor = _Visitor(box)
    app.on_shutdown.append(stream.close)

    async def state(_request: web.Request) -> web.Response:
        return web.json_response(view_state(box, stream.serial))

    async def menu(request: web.Request) -> web.Response:
        return await _answer(
            lambda: view_menu(box, visitor.person(request.query), visitor.chat(request.query))
        )

    app.router.add_get("/", _serve_index)
    app.router.add_get("/page/{path:.+}", _serve_file)
    app.router.add_get("/api/state", state)
    app.router.add_get("/api/menu", menu)
    app.router.add_get("/api/events", stream.serve)
    for name, act in visitor.acts().items():
        app.router.add_post(f"/api/{name}", _posted(act))


async def _serve_index(_request: web.Request) -> web.StreamResponse:
    return web.FileResponse(_FILES / "index.html", headers=_HEADERS)


async def _serve_file(request: web.Request) -> web.StreamResponse:
    path = (_FILES / request.match_info["path"]).resolve()
    if not path.is_relative_to(_FILES.resolve()) or not path.is_file():
        raise web.HTTPNotFound
    return web.FileResponse(path, headers=_HEADERS)


def _posted(act: Act) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(request: web.Request) -> web.Response:
        # Another site can make a browser post a form here, but neither JSON nor a matching origin.
        origin = request.headers.get("Origin")
        if request.content_type != "application/json" or (
            origin and origin.partition("//")[2] != request.host
        ):
            return web.json_response({"error": "only the sandbox's own page may ask for this"}, status=403)
        body = await request.json()
        return await _answer(lambda: act(body))

    return handle


async def _answer(ask: Callable[[], Json | None]) -> web.Response:
    try:
        return web.json_response(ask() or {})
    except (KeyError, TypeError) as error:
        return web.json_response({"error": f"missing or unknown: {error}"}, status=400)
    except ValueError as error:
        return web.json_response({"error": str(error)}, status=409)


class _Visitor:
    """The acts of whoever sits at the page, each from a JSON object that names the person and the chat."""

    def __init__(self, box: Sandbox) -> None:
        self._world = box.world

    def acts(self) -> dict[str, Act]:
        """Return the acts by the last part of their address."""
        return {
            "say": self._say,
            "press": self._press,
            "edit": self._edit,
            "delete": self._delete,
            "language": self._language,
            "people": self._add_person,
        }

    def person(self, body: Mapping[str, Any]) -> Person:
        """Return the person that the object names."""
        return self._world.people[int(body["person"])]

    def chat(self, body: Mapping[str, Any]) -> Chat:
        """Return the chat that the object names."""
        return self._world.chats[int(body["chat"])]

    def _say(self, body: Json) -> None:
        self._world.say(
            self.person(body),
            self.chat(body),
            str(body["text"]),
            thread=body.get("thread"),
            anonymous=bool(body.get("anonymous")),
            reply_to=body.get("reply_to"),
        )

    def _press(self, body: Json) -> Json:
        message = int(body["message"])
        return {"query": self._world.press(self.person(body), self.chat(body), message, str(body["button"]))}

    def _edit(self, body: Json) -> None:
        self._world.edit(self.person(body), self.chat(body), int(body["message"]), str(body["text"]))

    def _delete(self, body: Json) -> None:
        self._world.delete(self.chat(body), int(body["message"]))

    def _language(self, body: Json) -> None:
        self._world.set_language(self.person(body), body["language"])

    def _add_person(self, body: Json) -> Json:
        name = str(body["name"]).strip()
        if not name:
            raise ValueError("a person needs a name")
        person = self._world.add_person(name, language=body.get("language"))
        self._world.private(person)
        return {"person": person.id}
