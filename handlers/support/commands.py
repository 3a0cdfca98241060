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
"""It ends where its letters end, unless a path goes on there, as Telegram reads it, too."""
GLUED = re.compile(r"[^\w\s]+(?=\s|$)")
"""Punctuation that belongs to the command, not to what comes after it."""
QUOTED = re.compile(r"[^\w\s/]+(/[\w@ -]+)[^\w\s/]+")
UNSEEN = re.compile(r"\A[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
"""Blanks, and what is copied along with a text or sets its direction, before a command."""
PARTS_OF_NAMES = "-_"


@dataclass(frozen=True, slots=True)
class Call:
    """A command that somebody wrote."""

    name: str
    """In lower case, without the slash."""
    text: str
    """What comes after it, as it was written."""
    is_ours: bool
    """False when it names another bot."""

    @property
    def argument(self) -> str:
        """What comes after it as a name or a number: without punctuation at its ends."""
        kept = [at for at, each in enumerate(self.text) if not _is_punctuation(each)]
        return self.text[kept[0] : kept[-1] + 1] if kept else ""


def call_of(text: str | None, username: str) -> Call | None:
    """Read a command off the beginning of a text; None when there is none.

    A text that is nothing but a command in quotation marks or brackets is one, too.
    """
    text = UNSEEN.sub("", text or "").rstrip()
    quoted = QUOTED.fullmatch(text)
    text = quoted[1] if quoted else text
    if not text.startswith("/"):
        return None
    found = COMMAND.match(text)
    if found is None:
        # A path, or half of one: no command of ours, but nothing to search for either.
        name, *rest = text[1:].split(maxsplit=1) or [""]
        return Call(name.lower(), "".join(rest), is_ours=True) if name else None
    rest_at = found.end()
    if glued := GLUED.match(text, rest_at):
        rest_at = glued.end()
    addressee = found["addressee"] or username
    said = text[rest_at:].strip()
    said = said if has_something_to_read(said) else ""
    return Call(found["name"].lower(), said, addressee.lower() == username.lower())


def _is_punctuation(each: str) -> bool:
    # Its category: punctuation, a blank, or an invisible character.
    return unicodedata.category(each)[0] in "PZC" and each not in PARTS_OF_NAMES


class Command(Filter):
    """Passes messages with one of the named commands to this bot; the handler gets ``call``."""

    def __init__(self, *names: str) -> None:
        self._names = frozenset(names)

    async def __call__(self, _event: TelegramObject, call: Call | None = None) -> bool:
        """Tell whether the message is one of these commands."""
        return call is not None and call.is_ours and call.name in self._names
