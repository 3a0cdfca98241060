"""Files of inline query results, named by their address or by the id of a file that was sent before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sandbox import fields
from sandbox.entities.links import checked_url
from sandbox.errors import bad_request
from sandbox.media import describe
from sandbox.methods.inline_content import NO_CONTENT

if TYPE_CHECKING:
    from sandbox.kinds import Json
    from sandbox.state import State

FILES = {
    "photo": ("photo", "photo"),
    "gif": ("gif", "animation"),
    "mpeg4_gif": ("mpeg4", "animation"),
    "video": ("video", "video"),
    "audio": ("audio", "audio"),
    "voice": ("voice", "voice"),
    "document": ("document", "document"),
    "sticker": ("sticker", "sticker"),
}
"""By the type of a result, what its ``…_url`` and ``…_file_id`` begin with, and the kind of file."""

_NEEDS_WITH_ADDRESS = {"video": ("mime_type",), "audio": ("title",), "document": ("mime_type",)}
_MIME_TYPES = {"video": ("video/mp4", "text/html"), "document": ("application/pdf", "application/zip")}
_PICTURED = frozenset({"photo", "gif", "mpeg4_gif", "video"})
_NUMBERED = re.compile(r"https?://\d{1,3}(?:\.\d{1,3}){3}(?=[:/]|$)")
_TIMED = frozenset({"animation", "video", "audio", "voice"})


def file_content(state: State, kind: str, item: Json) -> Json:
    """Return the content of a message with the file of a result, which must be named."""
    prefix, media = FILES[kind]
    address = fields.text(item, f"{prefix}_url") if kind != "sticker" else ""
    if not address:
        stored = state.files.by_id(fields.text(item, f"{prefix}_file_id", required=True))
        if stored is None or stored.kind != media:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return NO_CONTENT | {"media": True, "content": describe(stored)}
    for need in _NEEDS_WITH_ADDRESS.get(kind, ()):
        fields.text(item, need, required=True)
    check_address(address)
    if kind in _MIME_TYPES and not fields.text(item, "mime_type").startswith(_MIME_TYPES[kind]):
        raise bad_request(f"unallowed {kind} MIME type")
    if kind == "photo" and not (item.get("thumbnail_url") or item.get("thumb_url")):
        raise bad_request("PHOTO_THUMB_URL_EMPTY")
    return NO_CONTENT | {"media": True, "content": _described(state, kind, address, item)}


def check_address(address: str) -> None:
    """Refuse what is no address of a file on the web; a machine may be named by its number."""
    checked = address if _NUMBERED.match(address) else checked_url(address)
    if checked is None or not checked.startswith(("http://", "https://")):
        raise bad_request("WEBDOCUMENT_URL_INVALID")


def _described(state: State, kind: str, address: str, item: Json) -> Json:
    """Return the fields of a message for a file of which only the address is known."""
    prefix, media = FILES[kind]
    file_id = state.files.add_address(address)
    file: Json = {"file_id": file_id, "file_unique_id": file_id[-15:]}
    if kind in _PICTURED:
        file |= {side: fields.integer(item, f"{prefix}_{side}") for side in ("width", "height")}
    if media in _TIMED:
        file["duration"] = fields.integer(item, f"{prefix}_duration")
    return {media: [file] if media == "photo" else file}
