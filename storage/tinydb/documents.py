"""A chat as a document.

``{"kind": "group", "since": "2026-11-22T16:00:00+00:00", "language": "kk", "paused": null, "greeted": true}``
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from briefing.chat import Chat, ChatKind, PauseReason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.tinydb.tables import Fields, Tables

CHATS = "chats"

T = TypeVar("T")


def dump_chat(chat: Chat) -> Fields:
    """Return a chat's document; its id is the document's."""
    if chat.since.tzinfo is None:
        raise ValueError(f"chat {chat.id} has a moment without a time zone")
    return {
        "kind": chat.kind.value,
        "since": chat.since.astimezone(UTC).isoformat(),
        "language": chat.language,
        "paused": chat.paused and chat.paused.value,
        "greeted": chat.greeted,
    }


def load_chat(chat_id: int, fields: Mapping[str, Any]) -> Chat:
    """Return the chat of a document; ValueError says what is wrong with it.

    Fields that only a newer version knows are passed over; they stay in the document when it is changed.
    """
    try:
        since = datetime.fromisoformat(fields["since"])
        if since.tzinfo is None:
            raise ValueError(f"the moment {fields['since']} has no time zone")  # noqa: TRY301 - told below
        paused = fields.get("paused")
        return Chat(
            id=chat_id,
            kind=ChatKind(fields["kind"]),
            since=since.astimezone(UTC),
            language=_typed(fields, "language", str),
            paused=None if paused is None else PauseReason(paused),
            greeted=bool(_typed(fields, "greeted", bool)),
        )
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        what = f"{error} is missing" if isinstance(error, KeyError) else str(error)
        raise ValueError(f"chat {chat_id}: {what}") from error


def check_chats(tables: Tables) -> None:
    """Raise ValueError for the first document that is no chat."""
    for key, fields in tables.get(CHATS, {}).items():
        load_chat(int(key), fields)


def _typed(fields: Mapping[str, Any], name: str, kind: type[T]) -> T | None:
    value = fields.get(name)
    if value is not None and not isinstance(value, kind):
        raise TypeError(f"{name} is {value!r}, not {kind.__name__}")
    return value
