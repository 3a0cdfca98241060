"""How values go to PostgreSQL and come back: any text, and moments in UTC."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from psycopg.adapt import Dumper, Loader

if TYPE_CHECKING:
    from re import Match

    from psycopg import AsyncConnection
    from psycopg.abc import Buffer

ESCAPE = "\x1a"
"""Begins what PostgreSQL cannot hold in a text; nobody types it, so other texts are stored as they are."""
UNSTORABLE = re.compile("[\x00\x1a\ud800-\udfff]")
ESCAPED = re.compile("\x1a(.{4})", re.DOTALL)


def stored_text(text: str) -> str:
    """Return a text with NUL and halves of surrogate pairs written as hexadecimal digits."""
    return UNSTORABLE.sub(lambda found: f"{ESCAPE}{ord(found[0]):04x}", text)


def read_text(text: str) -> str:
    """Return the text that was given to :func:`stored_text`."""
    return ESCAPED.sub(_unescaped, text) if ESCAPE in text else text


def _unescaped(found: Match[str]) -> str:
    return chr(int(found[1], 16))


class TextDumper(Dumper):
    """Writes any text; its type is left to the statement, as psycopg does by default."""

    def dump(self, obj: str) -> bytes:
        """Return a text as it is stored."""
        return stored_text(obj).encode()


class TextLoader(Loader):
    """Reads what :class:`TextDumper` has written."""

    def load(self, data: Buffer) -> str:
        """Return a text as it was given."""
        return read_text(str(data, "utf-8"))


class MomentLoader(Loader):
    """Reads moments in UTC, whatever time zone the server is set to."""

    def load(self, data: Buffer) -> datetime:
        """Return a moment."""
        return datetime.fromisoformat(str(data, "ascii")).astimezone(UTC)


async def adapt(connection: AsyncConnection[Any]) -> None:
    """Let a connection use our own adapters for texts and moments."""
    connection.adapters.register_dumper(str, TextDumper)
    connection.adapters.register_loader("text", TextLoader)
    connection.adapters.register_loader("timestamptz", MomentLoader)
