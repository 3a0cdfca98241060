"""Reading what is shown in the pseudo-locale: which messages it is made of, and what is no message."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from tests.pseudo.locale import CLOSED, OPENED, pseudo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_START = 3
"""Characters by which the messages are sorted, the bracket among them."""
_PLACEHOLDER = re.compile(r"\\\{\w+\\\}")


def groups(text: str) -> Iterator[str]:
    """Yield whatever stands in brackets, inner ones before outer ones. Raises ValueError if one is cut."""
    opened: list[int] = []
    for place, letter in enumerate(text):
        if letter == OPENED:
            opened.append(place)
        elif letter == CLOSED:
            if not opened:
                raise ValueError(f"cut at its beginning: {text}")
            yield text[opened.pop() : place + 1]
    if opened:
        raise ValueError(f"cut at its end: {text}")


def outermost(text: str) -> list[str]:
    """Return what stands in brackets that stand in no others."""
    found = list(groups(text))
    return [each for each in found if not any(each != other and each in other for other in found)]


class MessageFinder:
    """Finds the message of which a text in brackets was made."""

    def __init__(self, messages: Iterable[str]) -> None:
        self._patterns: dict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
        for message in messages:
            shown = pseudo(message)
            pattern = re.compile(_PLACEHOLDER.sub("(.*?)", re.escape(shown)), re.DOTALL)
            start = shown[:_START] if "{" not in shown[:_START] else ""
            self._patterns[start].append((message, pattern))

    def of(self, group: str) -> list[str]:
        """Return the messages of which a text in brackets may be made; the right one is among them."""
        candidates = [*self._patterns.get(group[:_START], ()), *self._patterns.get("", ())]
        return [message for message, pattern in candidates if pattern.fullmatch(group)]
