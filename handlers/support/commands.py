"""Commands as people write them: ``/name@bot argument``, with whatever punctuation comes after it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiogram.filters import Filter

from briefing.legible import has_something_to_read

if TYPE_CHECKING:
    from aiogram.types import TelegramObject

COMMAND = re.compile(r"/(?P<name>\w+(?:-\w+)*)(?:@(?P<addressee>\w*))?(?![\w/<>@]|-\w)")
"""A command ends where its letters end, as in Telegram, unless they go on as a path."""
GLUED = re.compile(r"[^\w\s]+(?=\s|$)")
"""Punctuation directly after a command, which is no part of the argument."""
QUOTED = re.compile(r"[^\w\s/]+(/[\w@ -]+)[^\w\s/]+")
UNSEEN = re.compile(r"\A[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
"""Blanks and invisible characters before a command, which are copied along with a text."""
PARTS_OF_NAMES = "-_"
BEFORE_NUMBERS = "№"
"""A symbol by its category; it stands before numbers as "#" does, which is punctuation."""


@dataclass(frozen=True, slots=True)
class TypedCommand:
    """A command that somebody wrote."""

    name: str
    """In lower case, without the slash."""
    text: str
    """The text after the command, as it was written."""
    is_ours: bool
    """False when it names another bot."""

    @property
    def argument(self) -> str:
        """The text after the command without punctuation at its ends, to be read as a name or number."""
        return without_punctuation(self.text)


def command_of(text: str | None, username: str) -> TypedCommand | None:
    """Return the command at the beginning of a text, or None when there is none.

    A command in quotation marks or brackets counts when the text has nothing else.
    """
    text = (text or "").rstrip()
    if not text.startswith("/"):
        text = UNSEEN.sub("", text)
        quoted = QUOTED.fullmatch(text)
        text = quoted[1] if quoted else text
    if not text.startswith("/"):
        return None
    found = COMMAND.match(text)
    if found is None:
        # A path, or a part of one: an unknown command, so that nobody searches for it.
        name, *rest = text[1:].split(maxsplit=1) or [""]
        return TypedCommand(name.lower(), "".join(rest), is_ours=True) if name else None
    rest_at = found.end()
    if glued := GLUED.match(text, rest_at):
        rest_at = glued.end()
    addressee = found["addressee"] or username
    said = text[rest_at:].strip()
    said = said if has_something_to_read(said) else ""
    return TypedCommand(found["name"].lower(), said, addressee.lower() == username.lower())


def without_punctuation(text: str) -> str:
    """Return a text without punctuation, blanks and invisible characters at its ends."""
    kept = [at for at, each in enumerate(text) if not _is_punctuation(each)]
    return text[kept[0] : kept[-1] + 1] if kept else ""


def _is_punctuation(each: str) -> bool:
    # Unicode categories P, Z and C: punctuation, blanks, invisible characters.
    if each in BEFORE_NUMBERS:
        return True
    return unicodedata.category(each)[0] in "PZC" and each not in PARTS_OF_NAMES


class Command(Filter):
    """Passes messages with one of the named commands to this bot; the handler gets ``call``."""

    def __init__(self, *names: str) -> None:
        self.names = frozenset(names)

    async def __call__(self, _event: TelegramObject, call: TypedCommand | None = None) -> bool:
        """Tell whether the message is one of these commands."""
        return call is not None and call.is_ours and call.name in self.names
