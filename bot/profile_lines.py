"""What Telegram is told of the bot, as lines of a table: what is, what is to be, and who can set it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from aiogram.methods import SetMyProfilePhoto
from aiogram.types import (
    BotCommand,
    BotDescription,
    BotShortDescription,
    BufferedInputFile,
    InputProfilePhotoStatic,
)

from telegram.my_settings import SetMySettings
from views.pictures.emblem import emblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aiogram.methods import TelegramMethod
    from aiogram.types import User

    from bot.profile import Published

SHOWN = 28
"""Characters of a text in the table."""
HERE = "python -m bot profile"
FATHER = "@BotFather"
HEAD = ("what", "is", "should be", "who sets it")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that Telegram is told."""

    what: str
    present: str
    wanted: str
    differs: bool = False
    call: TelegramMethod[bool] | None = None
    """The call that sets it; None if there is none."""
    by_hand: str = ""
    """How it is set where the call is not known to the server."""

    @property
    def who(self) -> str:
        """Who can set it."""
        return " or ".join(each for each in (HERE if self.call else "", self.by_hand and FATHER) if each)


def lines_of_settings(me: User) -> Iterator[Line]:
    """Yield what the answer to getMe says: the modes, privacy, and whether the bot may be added to groups."""
    yield _switch(
        "inline mode",
        me.supports_inline_queries,
        SetMySettings(supports_inline_queries=True),
        "send /setinline, choose the bot, and write what is shown in the empty field",
    )
    yield _switch(
        "guest mode",
        me.supports_guest_queries,
        SetMySettings(supports_guest_queries=True),
        "send /mybots, choose the bot, Bot Settings, Guest Mode, and turn it on",
    )
    reads_all = me.can_read_all_group_messages
    yield _switch(
        "privacy in groups",
        None if reads_all is None else not reads_all,
        SetMySettings(can_read_all_group_messages=False),
        "send /setprivacy, choose the bot, and Enable: it needs no more than commands",
    )
    yield _switch(
        "may join groups", me.can_join_groups, None, "send /setjoingroups, choose the bot, and Enable"
    )


def _switch(what: str, is_on: object, call: TelegramMethod[bool] | None, by_hand: str) -> Line:
    """Return the line of what is to be on; what the server does not tell, None, is no difference."""
    present = "not told by this server" if is_on is None else "on" if is_on else "off"
    return Line(what, present, "on", is_on is False, call, by_hand)


def line_of_picture(count: int | None) -> Line:
    """Return the line of the picture.

    ``count``: how many the account has had; None if the server does not tell.
    """
    present = "not told by this server" if count is None else "set" if count else "none"
    file = BufferedInputFile(emblem(), "emblem.jpg")
    call = SetMyProfilePhoto(photo=InputProfilePhotoStatic(photo=file))
    by_hand = "send /setuserpic, choose the bot, and send a picture"
    return Line("picture", present, "set", count == 0, call, by_hand)


def line_of(each: Published, answer: Any, *, marks_ephemeral: bool) -> Line:  # noqa: ANN401 - of several calls
    """Return the line of a menu or text, with the answer of Telegram to the call that reads it.

    ``marks_ephemeral``: whether the server keeps which commands are answered to one person alone.
    """
    what = f"{each.name}, {each.language or 'other languages'}"
    if isinstance(each.wanted, str):
        text = _text_in(answer)
        return Line(what, *_shown_apart(text, each.wanted), text != each.wanted, each.publish)
    present, wanted = (_by_name(some, marks_ephemeral=marks_ephemeral) for some in (answer, each.wanted))
    differs = list(present.items()) != list(wanted.items())
    return Line(what, _menu(present, wanted), f"{len(wanted)} commands", differs, each.publish)


def _text_in(answer: BotDescription | BotShortDescription) -> str:
    return answer.description if isinstance(answer, BotDescription) else answer.short_description


def _shown_apart(present: str, wanted: str) -> tuple[str, str]:
    """Return both texts as the table shows them, from a few characters before the first that differs."""
    pairs = enumerate(zip_longest(present, wanted))
    first = next((place for place, (one, other) in pairs if one != other), 0)
    begin = first - SHOWN // 2 if first >= SHOWN else 0
    return _shown(present, begin), _shown(wanted, begin)


def _shown(text: str, begin: int) -> str:
    line = ("…" if begin else "") + " ".join(text[begin:].split())
    return (line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…") or "none"


def _by_name(commands: Iterable[BotCommand], *, marks_ephemeral: bool) -> dict[str, tuple[str, bool]]:
    return {
        each.command: (each.description, marks_ephemeral and bool(each.is_ephemeral)) for each in commands
    }


def _menu(present: dict[str, tuple[str, bool]], wanted: dict[str, tuple[str, bool]]) -> str:
    """Return how many commands there are, and the first that is not as it should be."""
    names = [name for name in {**wanted, **present} if present.get(name) != wanted.get(name)]
    return f"{len(present)} commands" + (f", other: /{names[0]}" if names else "")


def table(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the lines in columns; what differs begins with a cross."""
    rows = [(each.differs, (each.what, each.present, each.wanted, each.who)) for each in lines]
    columns = zip(HEAD, *(row for _differs, row in rows), strict=True)
    widths = [max(map(len, column)) for column in columns]
    for differs, row in [(False, HEAD), *rows]:
        mark = " " if row is HEAD else "✗" if differs else "✓"
        cells = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"{mark} {cells}".rstrip()
