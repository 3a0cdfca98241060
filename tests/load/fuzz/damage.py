"""What can be wrong with an object: fields that are gone, null, of another type, huge, deep, or unknown."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

Json = dict[str, Any]
Place = tuple[Json | list[Any], Any]
"""A container and the key or index in it."""

HALF_A_CHARACTER = "\ud83d"
STRINGS = (
    "",
    " ",
    "\u3164",
    "\u2800\u115f",
    "\u0301",
    "\x00",
    "\u202e\u2066/help",
    HALF_A_CHARACTER,
    f"/help {HALF_A_CHARACTER}",
    "x" * 5_000,
    "🏴" * 4_097,
    "/" * 300,
    "-1",
    "NaN",
    "private",
    "'; DROP TABLE chats; --",
    "{0.__class__}%s%n",
)
NUMBERS = (0, -1, 1, 2**31, 2**53 + 1, -(2**63), 2**64, 10**40, 0.5, -1e308, 1e-320, True, False)
CHAT_TYPES = ("private", "group", "supergroup", "channel", "sender", "monastery", "")
STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler", "marked", "no_such_style")
DEEPEST_STYLES, DEEPEST_REPLIES, DEEPEST_LISTS = 40, 60, 150


class Damage:
    """Damages objects by dice; what it is given is never changed."""

    def __init__(self, dice: Random) -> None:
        self._dice = dice
        self._acts: tuple[Callable[[Json | list[Any], Any], None], ...] = (
            self._drop,
            self._null,
            self._other_type,
            self._string,
            self._number,
            self._unknown_kind,
            self._unknown_field,
            self._deep,
            self._chat_type,
            self._many,
        )

    def of(self, content: Json, times: int) -> Json:
        """Return a copy with so many things wrong."""
        damaged: Json = {"content": deepcopy(content)}
        for _ in range(times):
            places = list(_places(damaged))
            if not places:
                break
            holder, key = self._dice.choice(places)
            self._dice.choice(self._acts)(holder, key)
        return damaged

    def rich_text(self, depth: int) -> Any:  # noqa: ANN401 - any JSON
        """Return styles within styles."""
        text: Any = "deep"
        for _ in range(depth):
            text = {"type": self._dice.choice(STYLES), "text": text}
        return text

    def rich_message(self) -> Json:
        """Return a rich message of paragraphs with styles within styles."""
        depth = self._dice.randint(2, DEEPEST_STYLES)
        kinds = ("paragraph", "heading", "no_such_block")
        blocks = [
            {"type": self._dice.choice(kinds), "text": self.rich_text(depth)}
            for _ in range(self._dice.choice((1, 3, 200)) if depth < 10 else 1)
        ]
        return {"blocks": blocks}

    def replies(self, message: Json) -> Json:
        """Return a chain of messages, each a reply to the next."""
        bare: Json = {key: message[key] for key in ("message_id", "date", "chat") if key in message}
        chain = dict(bare)
        for _ in range(self._dice.randint(2, DEEPEST_REPLIES)):
            chain = {**bare, "text": "re", "reply_to_message": chain}
        return chain

    def junk(self) -> Any:  # noqa: ANN401 - any JSON
        """Return something that no schema expects."""
        dice = self._dice
        return dice.choice(
            (
                None,
                [],
                {},
                [[]],
                [None],
                {"type": "no_such_kind"},
                {"type": ["bold"], "text": {}},
                dice.choice(STRINGS),
                dice.choice(NUMBERS),
                self.rich_text(dice.randint(2, DEEPEST_STYLES)),
            )
        )

    def _drop(self, holder: Json | list[Any], key: Any) -> None:  # noqa: ANN401 - a key or an index
        del holder[key]

    def _null(self, holder: Json | list[Any], key: Any) -> None:  # noqa: ANN401
        holder[key] = None

    def _other_type(self, holder: Json | list[Any], key: Any) -> None:  # noqa: ANN401
        holder[key] = self._dice.choice(
            ([], {}, [{}], str(holder[key]), [holder[key]], {"id": holder[key]}, True)
        )

    def _string(self, holder: Json | list[Any], key: Any) -> None:  # noqa: ANN401
        holder[key] = self._dice.choice(STRINGS)

    def _number(self, holder: Json | list[Any], key: Any) -> None:  # noqa: ANN401
        holder[key] = self._dice.choice(NUMBERS)

    def _unknown_kind(self, holder: Json | list[Any], key: Any) -> None:  # noqa: ANN401
        if isinstance(holder[key], dict):
            holder[key] = {**holder[key], "type": "no_such_kind", "status": "no_such_status"}
        else:
            holder[key] = {"type": "no_such_kind"}

    def _unknown_field(self, holder: Json | list[Any], key: Any) -> None:  # noqa: ANN401
        if isinstance(holder[key], dict):
            holder[key]["no_such_field"] = self.junk()
        else:
            holder[key] = self.junk()

    def _deep(self, holder: Json | list[Any], key: Any) -> None:  # noqa: ANN401
        value = holder[key]
        if isinstance(value, dict) and "chat" in value:
            value["reply_to_message"] = self.replies(value)
            value["rich_message"] = self.rich_message()
            return
        for _ in range(self._dice.randint(2, DEEPEST_LISTS)):
            value = [value]
        holder[key] = value

    def _chat_type(self, holder: Json | list[Any], key: Any) -> None:  # noqa: ANN401
        if isinstance(holder[key], dict):
            holder[key]["type"] = self._dice.choice(CHAT_TYPES)

    def _many(self, holder: Json | list[Any], key: Any) -> None:  # noqa: ANN401
        if len(str(holder[key])) < 200:
            holder[key] = [holder[key]] * self._dice.choice((0, 2, 1_000))


def _places(value: Any) -> Iterator[Place]:  # noqa: ANN401 - any JSON
    """Name every place below a value."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        keys = each.items() if isinstance(each, dict) else enumerate(each) if isinstance(each, list) else ()
        for key, inner in keys:
            yield each, key
            waiting.append(inner)
