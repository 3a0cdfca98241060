"""Conversion of old documents of bodies, which contain a method and parameters of the Bot API.

``{"hash": "ae…", "text": "", "keyboard": "{…}", "method": "sendPhoto", "parameters": "{…}"}``

A body is stored under the hash of its content, by which broadcasts know what they have sent. The converted
body has another hash, so its rows are changed, too.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from briefing.outbox import Act, Body, Part
from storage.documents.bodies import BODIES, NamedBody, body_id
from storage.documents.kinds import ROWS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.tinydb.tables import Tables

OLD = frozenset({"method", "parameters"})
FILES = {
    "sendPhoto": "photo",
    "sendVideo": "video",
    "sendAnimation": "animation",
    "sendAudio": "audio",
    "sendDocument": "document",
    "sendVoice": "voice",
}
ACTS = {
    "editMessageText": Act.EDIT,
    "editMessageMedia": Act.EDIT,
    "editMessageCaption": Act.EDIT_CAPTION,
    "deleteMessage": Act.DELETE,
    "deleteMessages": Act.DELETE,
}


def upgrade(tables: Tables) -> None:
    """Replace old documents by converted ones; raise ValueError for the first that cannot be read.

    It may run on its own results: until a snapshot is written, the files have old documents, and journal
    lines about converted ones.
    """
    bodies = tables.get(BODIES.table, {})
    old = {key: fields for key, fields in bodies.items() if OLD & fields.keys()}
    if not old:
        return
    names: dict[str, str] = {}
    for key, fields in old.items():
        del bodies[key]
        body = _read(key, fields)
        names[fields["hash"]] = body.hash
        extra = {name: each for name, each in fields.items() if name not in BODIES.known | OLD}
        bodies.setdefault(str(body_id(body.hash)), BODIES.dump(NamedBody(body.hash, body)) | extra)
    rows = tables.get(ROWS.table, {})
    for key, row in rows.items():
        if row.get("body") in names:
            rows[key] = row | {"body": names[row["body"]]}
    # After an earlier conversion, a body may have lost its last row in lines that follow its old document.
    used = {row.get("body") for row in rows.values()}
    for name in set(names.values()) - used:
        del bodies[str(body_id(name))]


def _read(key: str, fields: Mapping[str, Any]) -> Body:
    try:
        return _body(fields)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{BODIES.label} {key}: {error!r}") from error


def _body(fields: Mapping[str, Any]) -> Body:
    method: str = fields.get("method") or "sendMessage"
    params: dict[str, Any] = json.loads(fields.get("parameters") or "{}")
    is_paid = params.pop("allow_paid_broadcast", False)
    people = tuple(fields.get("people") or ())
    if fields["text"]:
        return Body(fields["text"], fields["keyboard"], is_paid=is_paid, people=people)
    links = _links(fields["keyboard"])
    if "from_chat_id" in params:
        source = (params["from_chat_id"], params["message_id"])
        return Body("", links=links, source=source, is_paid=is_paid, people=people)
    act = ACTS.get(method, Act.SEND)
    # A copy of a message from a forgotten chat has lost its parameters.
    parts = () if act is Act.DELETE or not (params or act is Act.EDIT_CAPTION) else _parts(method, params)
    return Body("", act=act, parts=parts, links=links, is_paid=is_paid, people=people)


def _links(keyboard: str | None) -> tuple[tuple[str, str], ...]:
    rows = json.loads(keyboard)["inline_keyboard"] if keyboard else []
    return tuple((each["text"], each["url"]) for row in rows for each in row)


def _parts(method: str, params: dict[str, Any]) -> tuple[Part, ...]:
    if "media" in params:
        items = params["media"] if isinstance(params["media"], list) else [params["media"]]
        return tuple(_part(each, (each.pop("type"), each.pop("media"))) for each in items)
    kind = FILES.get(method)
    return (_part(params, (kind, params.pop(kind)) if kind else None),)


def _part(params: dict[str, Any], file: tuple[str, str] | None) -> Part:
    """Return a part with its text and file; the remaining parameters are its extras."""
    text = params.pop("text", None) or params.pop("caption", "")
    entities = params.pop("entities", None) or params.pop("caption_entities", None)
    return Part(text, _json(entities), file, _json(params))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if value else ""
