"""Commands as people write them: ``/name@bot argument``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiogram.filters import Filter

from briefing.legible import has_something_to_read

if TYPE_CHECKING:
    from aiogram.types import TelegramObject


@dataclass(frozen=True, slots=True)
class Call:
    """A command that somebody wrote."""

    name: str
    """In lower case, without the slash."""
    argument: str
    is_ours: bool
    """False when it names another bot."""


def call_of(text: str | None, username: str) -> Call | None:
    """Read a command off the beginning of a text; None when there is none."""
    if not text or not text.startswith("/"):
        return None
    head, *rest = text.split(maxsplit=1)
    name, _at, addressee = head[1:].partition("@")
    if not name:
        return None
    is_ours = not addressee or addressee.lower() == username.lower()
    argument = rest[0].strip() if rest else ""
    return Call(name.lower(), argument if has_something_to_read(argument) else "", is_ours)


class Command(Filter):
    """Passes messages with one of the named commands to this bot; the handler gets ``call``."""

    def __init__(self, *names: str) -> None:
        self._names = frozenset(names)

    async def __call__(self, _event: TelegramObject, call: Call | None = None) -> bool:
        """Tell whether the message is one of these commands."""
        return call is not None and call.is_ours and call.name in self._names
