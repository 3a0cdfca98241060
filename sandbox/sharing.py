"""Further actions of people: files, forwards, reactions, pins, links with a start parameter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sandbox.entities.detect import detect
from sandbox.media import describe, store
from sandbox.messaging import Messaging
from sandbox.params import Upload
from sandbox.people import START_PARAMETER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sandbox.chats import Chat, Message
    from sandbox.kinds import Json
    from sandbox.people import Person

_FIRST_ALBUM = 13_000_000_000_000_001


class Sharing(Messaging):
    """Further actions of people; they return what the bot gets, and raise ValueError if not possible."""

    def start(self, person: Person, payload: str = "") -> Json:
        """Press START, or open ``t.me/<bot>?start=<payload>``."""
        if payload and not START_PARAMETER.fullmatch(payload):
            raise ValueError("a start parameter is 1 to 64 of A-Z, a-z, 0-9, _ and -")
        return self.say(person, self.private(person), f"/start {payload}".rstrip())

    def send_file(
        self,
        person: Person,
        chat: Chat,
        data: bytes,
        *,
        kind: Literal["photo", "document"] = "photo",
        name: str = "file",
        mime_type: str = "application/octet-stream",
        caption: str = "",
        thread: int | None = None,
    ) -> Json:
        """Send one picture or document."""
        message = self._draft(person, chat, thread=thread, anonymous=False, reply_to=None)
        return self._send_file(message, Upload(name, mime_type, data), kind, caption)

    def send_album(
        self,
        person: Person,
        chat: Chat,
        pictures: Sequence[bytes],
        caption: str = "",
        thread: int | None = None,
    ) -> list[Json]:
        """Send 2 to 10 pictures as one album; the first has the caption."""
        if not 2 <= len(pictures) <= 10:  # noqa: PLR2004 - the size of an album
            raise ValueError("an album has 2 to 10 pictures")
        group, sent = str(self.next_album_id()), []
        for number, picture in enumerate(pictures):
            message = self._draft(person, chat, thread=thread, anonymous=False, reply_to=None)
            message.content["media_group_id"] = group
            upload = Upload(f"{number}.png", "image/png", picture)
            sent.append(self._send_file(message, upload, "photo", "" if number else caption))
        return sent

    def forward(self, person: Person, source: Message, chat: Chat, thread: int | None = None) -> Json:
        """Forward a message to a chat."""
        message = self._draft(person, chat, thread=thread, anonymous=False, reply_to=None)
        copy_content(source, message)
        message.content["forward_origin"] = origin_of(source)
        return self.post(message)

    def react(self, person: Person, chat: Chat, message_id: int, emoji: str | None) -> None:
        """Add a reaction to a message, or remove it if ``emoji`` is None."""
        message = self.visible_message(chat, message_id)
        old = message.reactions.get(person.id)
        if emoji is None:
            message.reactions.pop(person.id, None)
        else:
            message.reactions[person.id] = emoji
        self.notify("reaction", chat_id=chat.id, message_id=message_id)
        if chat.is_private or chat.member(self.bot).manages:
            self.emit(
                "message_reaction",
                {
                    "chat": chat.api(),
                    "message_id": message_id,
                    "user": person.api(),
                    "date": self.now,
                    "old_reaction": _reactions(old),
                    "new_reaction": _reactions(emoji),
                },
            )

    def pin(self, by: Person, message: Message) -> None:
        """Pin a message, and post a service message about it."""
        chat = message.chat
        if message.message_id in chat.pinned:
            chat.pinned.remove(message.message_id)
        chat.pinned.append(message.message_id)
        pinned = {"pinned_message": message.api(with_reply=False)}
        self.post(self.service_message(chat, by, pinned, thread=message.thread))
        self.notify("pinned", chat_id=chat.id)

    def unpin(self, chat: Chat, message_id: int) -> None:
        """Unpin a message."""
        if message_id in chat.pinned:
            chat.pinned.remove(message_id)
        self.notify("pinned", chat_id=chat.id)

    def next_album_id(self) -> int:
        """Return the id of a new album."""
        self._albums += 1
        return _FIRST_ALBUM + self._albums

    def _send_file(self, message: Message, upload: Upload, kind: str, caption: str) -> Json:
        message.media = True
        message.text, message.entities = caption, detect(caption)
        message.content |= describe(store(self._files, kind, upload))
        return self.post(message)


def copy_content(source: Message, target: Message) -> None:
    """Copy the content of a message, without what belongs to its place, such as album and quote."""
    if source.service:
        raise ValueError("service messages are not forwarded")
    target.text, target.entities, target.media = source.text, source.entities, source.media
    tied = {"media_group_id", "quote", "has_protected_content", "forward_origin"}
    target.content |= {name: value for name, value in source.content.items() if name not in tied}


def origin_of(source: Message) -> Json:
    """Return the ``forward_origin`` of a forwarded copy: where the message was written first."""
    known = source.content.get("forward_origin")
    if known is not None:
        return dict(known)
    if source.sender_chat is not None:
        kind = "channel" if source.sender_chat.type == "channel" else "chat"
        origin: Json = {"type": kind, "date": source.date}
        if kind == "channel":
            return origin | {"chat": source.sender_chat.api(), "message_id": source.message_id}
        return origin | {"sender_chat": source.sender_chat.api()}
    sender = source.sender
    assert sender is not None
    return {"type": "user", "date": source.date, "sender_user": sender.api()}


def _reactions(emoji: str | None) -> list[Json]:
    return [] if emoji is None else [{"type": "emoji", "emoji": emoji}]
