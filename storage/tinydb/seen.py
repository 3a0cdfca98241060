"""Sightings as documents: ``{"name": "ots-2025/2026-05-15-summit", "at": "2026-11-22T16:00:00+00:00"}``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storage.ledger.seen import Sighting
from storage.tinydb.documents import Kind, dump_moment, needed, read_moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.tinydb.tables import Fields


def _dump(sighting: Sighting) -> Fields:
    return {"name": sighting.name, "at": dump_moment(sighting.at, sighting.name)}


def _read(_number: int, fields: Mapping[str, Any]) -> Sighting:
    return Sighting(needed(fields, "name", str), read_moment(fields["at"]))


SEEN = Kind("seen", "seen", frozenset({"name", "at"}), _dump, _read)
