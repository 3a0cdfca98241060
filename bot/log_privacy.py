"""What people wrote and what they are called, kept out of the log.

An exception may quote what it was given. Whoever deals with an update binds it to the context of the log
under :data:`PRIVATE`; lines that are logged meanwhile show nothing of its texts.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from traceback import TracebackException
from typing import TYPE_CHECKING, Any

from bot.redact import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from structlog.typing import EventDict

    Hide = Callable[[str], str]

PRIVATE = "private"
"""The name of what is not to be shown: the update as Telegram sent it."""
SHOWN = frozenset({"event", "level", "logger", "timestamp", "error_id", "method", "push"})
"""Fields of a line that hold nothing of people."""
PUBLIC_WORDS = frozenset({"type", "status", "language_code"})
"""Fields of updates with words of the Bot API."""
WORD = re.compile(r"\w{3,}")
"""What is hidden of a text where only a part of it is quoted."""


def hide_private(_logger: object, _method: str, line: EventDict) -> EventDict:
    """Return a line of the log without the texts of the update that it is about; a processor of structlog."""
    hide = _hiding(line.pop(PRIVATE, None))
    error = error_of(line.pop("exc_info", None))
    for name, value in line.items():
        if isinstance(value, str) and name not in SHOWN:
            line[name] = hide(value)
    if error is not None:
        line["exception"] = "".join(_traceback(TracebackException.from_exception(error), hide)).rstrip()
    return line


def error_of(exc_info: object) -> BaseException | None:
    """Return the exception of a line, in whatever form it was logged."""
    if isinstance(exc_info, BaseException):
        return exc_info
    if isinstance(exc_info, tuple):
        return exc_info[1] if isinstance(exc_info[1], BaseException) else None
    return sys.exc_info()[1] if exc_info else None


def _traceback(error: TracebackException, hide: Hide) -> Iterator[str]:
    """Yield a traceback as Python prints it; messages, unlike lines of code, may quote people."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _traceback(before, hide)
        led_to = "was the direct cause of" if error.__cause__ else "was there during the handling of"
        yield f"\nThe above exception {led_to} the following exception:\n\n"
    if error.stack:
        yield "Traceback (most recent call last):\n"
        yield from error.stack.format()
    yield hide("".join(error.format_exception_only()))
    for each in error.exceptions or ():
        yield from _traceback(each, hide)


def _hiding(update: object) -> Hide:
    """Return what replaces the texts of an update, and their words, in a text."""
    texts = {text for text in _texts(update) if len(text) > 1}
    found = texts.union(*(WORD.findall(each) for each in texts))
    if not found:
        return lambda text: text
    longest_first = "|".join(re.escape(each) for each in sorted(found, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)", re.IGNORECASE)
    return lambda text: pattern.sub(HIDDEN, text)


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, each in value.items():
            if name not in PUBLIC_WORDS:
                yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
