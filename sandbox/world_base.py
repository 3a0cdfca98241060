"""The data of the world. Changes are sent as updates to the bot and as events to listeners."""

from __future__ import annotations

from secrets import token_urlsafe
from typing import TYPE_CHECKING

from sandbox.bot_settings import BotSettings
from sandbox.chats import Chat, Message
from sandbox.members import Member
from sandbox.people import Person
from sandbox.privacy import bot_sees

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.files import Files
    from sandbox.kinds import Clock, Json, Listener
    from sandbox.queries import GuestQuery, InlineQuery

_FIRST_PERSON = 100001
_FIRST_GROUP = 4000001
_FIRST_BETWEEN = 9_000_000_000_001
_FIRST_EPHEMERAL = 29_000_000
_FIRST_CHANNEL = 1002000000001
"""The ids of supergroups and channels are negative, from this number on; in Telegram they begin with -100."""


class WorldBase:
    """The people, chats and messages of the world, and what all actions on them share.

    ``emit`` is called with the kind and content of each update. ``privacy`` is the privacy mode of
    @BotFather, which is on unless the owner of a bot turns it off; ``settings`` are the other settings.
    ``older_server`` is whether the server is one before Bot API 10.0. ``commands`` has the menus of the bot
    by scope and language, and ``presses`` who pressed a button of which message, by the id of the callback
    query. ``inline_messages`` has messages made of results by the ids with which the bot edits them.
    """

    def __init__(
        self,
        bot: Person,
        clock: Clock,
        emit: Callable[[str, Json], None],
        files: Files,
        on_change: Callable[[], object],
    ) -> None:
        self.bot = bot
        self.privacy = True
        self.settings = BotSettings()
        self.older_server = False
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.callback_answers: dict[str, Json] = {}
        self.queries: dict[str, int] = {}
        self.presses: dict[str, tuple[Person, Message]] = {}
        self.inline_queries: dict[str, InlineQuery] = {}
        self.inline_answers: dict[str, Json] = {}
        self.inline_cache: dict[tuple[str, str, int | None], tuple[int, Json]] = {}
        self.guest_queries: dict[str, GuestQuery] = {}
        self.inline_messages: dict[str, Message] = {}
        self._clock = clock
        self._emit = emit
        self._files = files
        self._on_change = on_change
        self._listeners: list[Listener] = []
        self._ids = {
            "person": _FIRST_PERSON,
            "group": _FIRST_GROUP,
            "channel": _FIRST_CHANNEL,
            "between": _FIRST_BETWEEN,
        }
        self._last_small_message_id = 0
        self._last_ephemeral_id = _FIRST_EPHEMERAL
        self._albums = 0
        self._choices = 0

    def clear(self) -> None:
        """Delete people, chats and messages; their ids are not used again."""
        self.people.clear()
        self.chats.clear()
        self.callback_answers.clear()
        self.queries.clear()
        self.presses.clear()
        self.inline_queries.clear()
        self.inline_answers.clear()
        self.inline_cache.clear()
        self.guest_queries.clear()
        self.inline_messages.clear()

    @property
    def now(self) -> int:
        """The present moment in Unix seconds."""
        return int(self._clock().timestamp())

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` with each event from now on, until the returned function is called."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def notify(self, kind: str, **details: object) -> None:
        """Send an event about a change to every listener."""
        self._on_change()
        if self._listeners:
            event: Json = {"type": kind, **details}
            for listener in tuple(self._listeners):
                listener(event)

    def add_person(
        self,
        first_name: str,
        language: str | None = None,
        last_name: str | None = None,
        username: str | None = None,
    ) -> Person:
        """Add an account; ``language`` is sent as ``language_code`` unchanged, or not at all if None."""
        person = Person(self._next_id("person"), first_name, last_name, username, language)
        self.people[person.id] = person
        self.notify("person", person_id=person.id)
        return person

    def set_language(self, person: Person, language: str | None) -> None:
        """Change the language of a person's Telegram app."""
        person.language_code = language
        self.notify("person", person_id=person.id)

    def private(self, person: Person) -> Chat:
        """Return the person's chat with the bot; the first call creates it."""
        chat = self.chats.get(person.id)
        if chat is None:
            chat = self.chats[person.id] = Chat(person.id, "private", person=person)
            self.notify("chat", chat_id=chat.id)
        return chat

    def between(self, person: Person, other: Person) -> Chat:
        """Return the private chat of two people, without the bot; the first call creates it.

        The bot may be asked from it, and gets the ``Chat`` object of the other one, whose id is also that of
        the bot's own chat with them. Calls of the bot do not reach it.
        """
        for chat in self.chats.values():
            if {each.id for each in chat.between} == {person.id, other.id}:
                return chat
        chat = Chat(self._next_id("between"), "private", between=(person, other))
        chat.members = {each.id: Member(each, "member") for each in chat.between}
        self.chats[chat.id] = chat
        self.notify("chat", chat_id=chat.id)
        return chat

    def messages(self, chat: Chat, thread: int | None = None) -> list[Message]:
        """Return the messages of a chat, or of one of its topics, in order, with deleted ones."""
        return [
            message
            for message in list(chat.log.values())
            if thread is None or (message.thread or 1) == thread
        ]

    def new_message_id(self, chat: Chat) -> int:
        """Return the next message id; private chats and basic groups share one count."""
        if chat.type in {"private", "group"}:
            self._last_small_message_id += 1
            return self._last_small_message_id
        chat.last_message_id += 1
        return chat.last_message_id

    def keep_inline(self, message: Message) -> str:
        """Give a message an id with which the bot edits it, and return it; it tells nothing of the chat."""
        message.inline_id = token_urlsafe(20)
        self.inline_messages[message.inline_id] = message
        return message.inline_id

    def record(self, message: Message) -> None:
        """Add a new message to its chat and notify the listeners."""
        chat = message.chat
        chat.log[message.message_id] = message
        self.notify("message", chat_id=chat.id, message_id=message.message_id, thread=message.thread)

    def service_message(
        self, chat: Chat, by: Person, content: Json, *, thread: int | None = None, message_id: int = 0
    ) -> Message:
        """Return a service message about what ``by`` did; it is not recorded yet."""
        return Message(
            chat,
            message_id or self.new_message_id(chat),
            self.now,
            sender=by,
            content=content,
            thread=thread,
            from_bot=by is self.bot,
            service=True,
        )

    def post(self, message: Message) -> Json:
        """Record a message, send it to the bot unless the bot wrote it, and return its ``Message`` object."""
        self.record(message)
        return message.api() if message.from_bot else self.tell_bot(message)

    def tell_bot(self, message: Message, *, edited: bool = False) -> Json:
        """Return the ``Message`` object, and send it as an update if the bot may see the message."""
        payload = message.api()
        if bot_sees(message, self.bot, privacy=self.privacy):
            kind = "channel_post" if message.chat.type == "channel" else "message"
            self._emit(f"edited_{kind}" if edited else kind, payload)
        return payload

    def emit(self, kind: str, payload: Json) -> None:
        """Send an update to the bot."""
        self._emit(kind, payload)

    def _next_id(self, kind: str) -> int:
        number = self._ids[kind]
        self._ids[kind] = number + 1
        return number
