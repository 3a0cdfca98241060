"""The ``input_message_content`` of a result: what is sent when a person chooses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox import fields
from sandbox.methods.outgoing import link_preview
from sandbox.methods.rich import rich_message
from sandbox.methods.texts import checked_text
from sandbox.params import Params

if TYPE_CHECKING:
    from sandbox.kinds import Json
    from sandbox.state import State

NO_CONTENT: Json = {
    "text": "",
    "entities": [],
    "media": False,
    "content": {},
    "rich_html": "",
}
"""What :func:`sandbox.queries.fill` needs, empty."""


def sent_content(state: State, item: Json, *, required: bool) -> Json | None:
    """Return the content that a result names, or None if it names none and may do so.

    The text may also be in the result itself, as in old versions of the Bot API.
    """
    named = item.get("input_message_content")
    content = Params()
    content.update(item if named is None else fields.inner(item, "input_message_content"))
    if content.get("rich_message"):
        rich, source = rich_message(state, content)
        return NO_CONTENT | {"content": {"rich_message": rich}, "rich_html": source}
    source = fields.text(content, "message_text", required=required and named is None)
    if source:
        found = checked_text(state, source, fields.text(content, "parse_mode"), content.get("entities"))
        return NO_CONTENT | {"text": found[0], "entities": found[1], "content": link_preview(content)}
    if named is not None and (place := _place(content)):
        return NO_CONTENT | {"text": place}
    if required:
        raise fields.FieldError("Input message content is not specified")
    return None


def _place(content: Json) -> str:
    """Return the text that stands for a location, a venue or a contact, or ``""`` if it is none of them."""
    if content.get("latitude") is not None and content.get("longitude") is not None:
        return fields.text(content, "title") or "📍"
    if content.get("phone_number") is not None:
        name = fields.text(content, "first_name", required=True)
        return f"{name} {fields.text(content, 'phone_number')}"
    return ""
