"""A chat as a document.

``{"kind": "group", "since": "2026-11-22T16:00:00+00:00", "language": "kk", "paused": null, "greeted": true,
"statement": null, "manages": []}``
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.chats.chat import Chat, ChatKind, PauseReason
from storage.tinydb.documents import Kind, dump_moment, maybe, read_moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.tinydb.tables import Fields


def dump_chat(chat: Chat) -> Fields:
    """Return a chat's document; its id is the document's."""
    return {
        "kind": chat.kind.value,
        "since": dump_moment(chat.since, f"chat {chat.id}"),
        "language": chat.language,
        "paused": chat.paused and chat.paused.value,
        "greeted": chat.greeted,
        "statement": chat.statement,
        "manages": list(chat.manages),
    }


def _read(chat_id: int, fields: Mapping[str, Any]) -> Chat:
    paused = fields.get("paused")
    return Chat(
        id=chat_id,
        kind=ChatKind(fields["kind"]),
        since=read_moment(fields["since"]),
        language=maybe(fields, "language", str),
        paused=None if paused is None else PauseReason(paused),
        greeted=bool(maybe(fields, "greeted", bool)),
        statement=maybe(fields, "statement", str),
        manages=tuple(int(each) for each in maybe(fields, "manages", list) or ()),
    )


FIELDS = frozenset({"kind", "since", "language", "paused", "greeted", "statement", "manages"})
CHATS = Kind("chats", "chat", FIELDS, dump_chat, _read)
