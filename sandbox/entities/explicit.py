"""Checking of entities that are parameters of a call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox import fields
from sandbox.entities.links import link

if TYPE_CHECKING:
    from sandbox.kinds import Json

_PLAIN = frozenset(
    {"bold", "italic", "underline", "strikethrough", "spoiler", "code", "blockquote", "expandable_blockquote"}
)
_DETECTED = frozenset(
    {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number"}
)


def checked_entities(items: list[Any]) -> list[Json]:
    """Return the entities that a bot may set, without those that the server detects itself."""
    with fields.Parsing("MessageEntity"):
        return [entity for item in items if (entity := _entity(item)) is not None]


def _entity(item: Any) -> Json | None:  # noqa: ANN401 - whatever JSON held
    if not isinstance(item, dict):
        raise fields.FieldError("expected an Object")
    place = {
        "offset": fields.integer(item, "offset", required=True),
        "length": fields.integer(item, "length", required=True),
    }
    kind = fields.text(item, "type", required=True)
    if kind in _DETECTED:
        return None
    details = _details(kind, item)
    return None if details is None else place | details


def _details(kind: str, item: Json) -> Json | None:
    if kind in _PLAIN:
        return {"type": kind}
    if kind == "pre":
        language = fields.text(item, "language")
        return {"type": kind, "language": language} if language else {"type": kind}
    if kind == "text_link":
        return link(fields.text(item, "url", required=True))
    if kind == "text_mention":
        user = fields.inner(item, "user")
        return {"type": kind, "user_id": fields.integer(user, "id", required=True)}
    if kind == "custom_emoji":
        return {"type": kind, "custom_emoji_id": fields.text(item, "custom_emoji_id", required=True)}
    if kind == "date_time":
        time: Json = {"type": kind, "unix_time": fields.integer(item, "unix_time", required=True)}
        style = fields.text(item, "date_time_format")
        return time | {"date_time_format": style} if style else time
    raise fields.FieldError("Unsupported type specified")
