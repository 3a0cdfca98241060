"""Schemas with which pydantic reads and writes dataclasses as documents, under the stored words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter
from pydantic_core import CoreSchema, core_schema

from briefing.followings import Followed
from briefing.outbox import Row
from briefing.subscription import Subscription, Target

if TYPE_CHECKING:
    from collections.abc import Callable

STORED_WORDS: dict[type, dict[str, str]] = {
    Followed: {"news_seen_until": "told_to"},
    Row: {"other_message_ids": "also"},
    Subscription: {"news_seen_until": "told_to", "news_seen_before": "told_before"},
    Target: {"chat_id": "chat"},
}
"""Names of fields in documents that differ from those in the code."""


def stored_word(kind: type, name: str) -> str:
    """Return the name of a dataclass's field in documents."""
    return STORED_WORDS.get(kind, {}).get(name, name)


def read_moment(text: str) -> datetime:
    """Return the moment of a text, in UTC; raise ValueError if it has no time zone."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment with no time zone")
    return moment.astimezone(UTC)


def _of_text(read: Callable[[str], object]) -> CoreSchema:
    return core_schema.no_info_after_validator_function(read, core_schema.is_instance_schema(str))


EXACT: dict[str, CoreSchema] = {
    "int": core_schema.int_schema(strict=True),
    "bool": core_schema.bool_schema(strict=True),
    "str": core_schema.is_instance_schema(str),  # accepts half a surrogate pair, unlike str_schema
    "datetime": _of_text(read_moment),
    "date": _of_text(date.fromisoformat),
}
"""Strict schemas for basic types: pydantic would read ``"5"`` as a number and ``5`` as a moment."""


def stored_schema(kind: type, *, needed: frozenset[str] = frozenset(), exact: bool = False) -> CoreSchema:
    """Return pydantic's schema of a dataclass with the stored words.

    The ``needed`` fields, given by stored words, get no default; with ``exact``, no value is converted.
    """

    def adapted(node: Any, owner: type) -> Any:  # noqa: ANN401 - a schema is nested dictionaries and lists
        if isinstance(node, list):
            return [adapted(each, owner) for each in node]
        if not isinstance(node, dict):
            return node
        owner = node["cls"] if node.get("type") == "dataclass" else owner
        if exact and node.get("type") in EXACT:
            return EXACT[node["type"]]
        node = {name: adapted(each, owner) for name, each in node.items()}
        if node.get("type") == "dataclass-field":
            word = stored_word(owner, node["name"])
            node |= {"validation_alias": word, "serialization_alias": word}
            if word in needed and node["schema"]["type"] == "default":
                node["schema"] = node["schema"]["schema"]
        return node

    schema: CoreSchema = adapted(TypeAdapter(kind).core_schema, kind)
    return schema
