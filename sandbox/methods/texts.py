"""Texts of messages and captions: parsing of markup, limits of length."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.entities.formatted import formatted
from sandbox.entities.utf16 import length
from sandbox.errors import bad_request

if TYPE_CHECKING:
    from sandbox.kinds import Json
    from sandbox.params import Params
    from sandbox.state import State

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024


def message_text(state: State, params: Params) -> tuple[str, list[Json]]:
    """Return the text of a message and its entities; empty ones and over 4096 UTF-16 units are refused."""
    return checked_text(state, params.text("text"), params.text("parse_mode"), _entities(params, "entities"))


def checked_text(
    state: State, source: str, parse_mode: str, entities: list[Any] | None
) -> tuple[str, list[Json]]:
    """Return a text from any place in a call and its entities, with the same limits."""
    if not source:
        raise bad_request("message text is empty")
    text, found = formatted(source, parse_mode, entities)
    if not text:
        raise bad_request("text must be non-empty")
    if length(text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return text, with_users(state, found)


def caption(state: State, params: Params) -> tuple[str, list[Json]]:
    """Return the caption of a call and its entities; it may be empty."""
    return checked_caption(
        state, params.text("caption"), params.text("parse_mode"), _entities(params, "caption_entities")
    )


def checked_caption(
    state: State, source: str, parse_mode: str, entities: list[Any] | None
) -> tuple[str, list[Json]]:
    """Return a caption and its entities; over 1024 UTF-16 units it is refused."""
    text, found = formatted(source, parse_mode, entities)
    if length(text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return text, with_users(state, found)


def with_users(state: State, entities: list[Json]) -> list[Json]:
    """Return entities with ``User`` objects in mentions by id; mentions of unknown people are left out."""
    if not any("user_id" in entity for entity in entities):
        return entities
    result = []
    for entity in entities:
        if "user_id" not in entity:
            result.append(entity)
        elif (person := state.world.people.get(entity["user_id"])) is not None:
            result.append({key: value for key, value in entity.items() if key != "user_id"})
            result[-1]["user"] = person.api()
    return result


def _entities(params: Params, name: str) -> list[Any] | None:
    """Return the explicit entities of a call, or None if they are no list, as on the real server."""
    value = params.get(name)
    if not value:
        return None
    found = params.json(name, "entities")
    return found if isinstance(found, list) else None
