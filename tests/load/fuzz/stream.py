"""Updates for the fuzzer: hostile ones of every kind, and answerable ones with junk where nobody reads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from aiogram.types import CallbackQuery, Chat, Message, User

from tests.load.fuzz.damage import HALF_A_CHARACTER, STRINGS, Damage
from tests.load.fuzz.schema import UPDATE_KINDS, WORDS, Examples

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from pydantic import BaseModel

    from tests.load.fuzz.cast import Cast

Json = dict[str, Any]

READ = frozenset(
    {
        "message_id",
        "date",
        "chat",
        "from_user",
        "sender_chat",
        "sender_business_bot",
        "via_bot",
        "business_connection_id",
        "edit_date",
        "text",
        "entities",
        "is_automatic_forward",
        "is_topic_message",
        "message_thread_id",
        "migrate_to_chat_id",
        "migrate_from_chat_id",
        "guest_query_id",
        "ephemeral_message_id",
    }
)
"""What says who asks what and where; junk in it makes another question, or none."""
IGNORED = frozenset(Message.model_fields) - READ
ASKED_FOR = ("message", "callback_query", "my_chat_member", "guest_message", "inline_query")
"""Kinds of updates that the bot asks for: half of all."""
DEPTH = 4
LARGEST = 400_000
"""Bytes of an update."""


class Stream:
    """Makes updates by dice, with the people, chats and buttons of a cast."""

    def __init__(self, dice: Random, cast: Cast) -> None:
        self._dice = dice
        self._cast = cast
        self._damage = Damage(dice)
        known: dict[type[BaseModel], Callable[[], Any]] = {
            Chat: lambda: dice.choice(cast.chats).api(),
            User: lambda: dice.choice(cast.people).api(),
            Message: self._message,
            CallbackQuery: self._press,
        }
        self._examples = Examples(dice, known, DEPTH)
        # Messages themselves are drawn with all that they may have.
        self._whole = Examples(dice, {key: known[key] for key in (Chat, User)}, DEPTH)

    def hostile(self) -> Json:
        """Return an update of any kind with anything wrong in it, no larger than any of Telegram's."""
        while len(json.dumps(update := self._hostile())) > LARGEST:
            pass
        return update

    def _hostile(self) -> Json:
        dice = self._dice
        kind = dice.choice(dice.choice((UPDATE_KINDS, ASKED_FOR)))
        examples = self._whole if dice.random() < 0.5 else self._examples
        content = examples.update(kind)
        update = {kind: self._damage.of(content, dice.choice((0, 1, 1, 2, 4))).get("content")}
        if dice.random() < 0.05:
            update[dice.choice((*UPDATE_KINDS, "no_such_update"))] = self._damage.junk()
        if dice.random() < 0.2:
            update["update_id"] = dice.choice((None, "7", "x", True, 1.5, -1, 0, [], {}))
        return update

    def answerable(self, chat: Json, person: Json, text: str) -> Json:
        """Return a command as it is asked, in a message that is full of what nobody reads."""
        dice = self._dice
        message = self._plain(chat, person, text)
        names = frozenset(dice.sample(sorted(IGNORED), dice.randint(1, 6)))
        message |= self._whole.fields(Message, names)
        for name in dice.sample(sorted(IGNORED), dice.randint(0, 3)):
            message[Message.model_fields[name].alias or name] = self._damage.junk()
        message |= dice.choice(self._telling(message))
        return {"message": message, dice.choice(("no_such_update", "message_")): self._damage.junk()}

    def _telling(self, message: Json) -> tuple[Json, ...]:
        """Return what was seen to matter: each with a kind or depth that no library expects."""
        return (
            {},
            {"rich_message": self._damage.rich_message()},
            {"reply_to_message": self._damage.replies(message)},
            {"reply_to_message": {**message, "rich_message": self._damage.rich_message()}},
            {"forward_origin": {"type": "no_such_origin", "date": 1_700_000_000}},
            {"external_reply": {"origin": {"type": "no_such_origin"}, "paid_media": {"paid_media": [{}]}}},
            {"paid_media": {"star_count": 1, "paid_media": [{"type": "no_such_media"}]}},
            {"no_such_field": self._damage.junk()},
        )

    def _plain(self, chat: Json, person: Json, text: str) -> Json:
        is_command = text.startswith("/")
        entities = (
            [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}]
            if is_command
            else []
        )
        return {
            "message_id": self._dice.randrange(1, 10**6),
            "date": self._cast.now,
            "chat": chat,
            "from": person,
            "text": text,
            "entities": entities,
        }

    def _message(self) -> Json:
        """Return somebody's words to the bot, or a message of any other kind."""
        dice = self._dice
        if dice.random() < 0.3:
            made = self._whole.of(Message)
            return made if isinstance(made, dict) else {}
        shown = self._cast.shown
        if shown and dice.random() < 0.2:
            return dice.choice(shown)
        return self._plain(
            dice.choice(self._cast.chats).api(), dice.choice(self._cast.people).api(), self._text()
        )

    def _text(self) -> str:
        dice = self._dice
        text = dice.choice((*self._cast.commands, *WORDS, *STRINGS))
        if dice.random() < 0.5:
            text = f"{text} {dice.choice((*WORDS, *STRINGS))}"
        if dice.random() < 0.1:
            place, end = (
                dice.randint(0, len(text)),
                dice.choice(("@bench_bot", "_1", ".", HALF_A_CHARACTER, "\0")),
            )
            text = f"{text[:place]}{end}{text[place:]}"
        return text

    def _press(self) -> Json:
        """Return a press of a button that the bot showed somewhere, or of one that it never did."""
        dice = self._dice
        data = dice.choice((*self._cast.buttons, *STRINGS[:8]))
        if dice.random() < 0.4 and data:
            place = dice.randrange(len(data))
            data = f"{data[:place]}{dice.choice((':', '0', '-1', 'x' * 70, '', 'қ'))}{data[place + 1 :]}"
        press = {
            "id": str(dice.randrange(10**12)),
            "from": dice.choice(self._cast.people).api(),
            "chat_instance": "1",
            "data": data,
        }
        shown = self._cast.shown
        if shown and dice.random() < 0.9:
            press["message"] = dice.choice(shown)
        return press
