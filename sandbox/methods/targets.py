"""Finding the chat, thread and message that a call speaks of, with the real refusals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.errors import ApiError, bad_request, forbidden

if TYPE_CHECKING:
    from sandbox.box import Sandbox
    from sandbox.chats import Chat
    from sandbox.messages import Message
    from sandbox.params import Params

_PLACE = {"group": "group chat", "supergroup": "supergroup chat", "channel": "channel chat"}


def chat_of(box: Sandbox, params: Params, name: str = "chat_id") -> Chat:
    """Return the chat that a call names and that the bot is in.

    Raises:
        ApiError: 400 or 403 as Telegram answers.

    """
    chat = known_chat(box, params, name)
    if chat.is_private:
        if not chat.started:
            raise forbidden("bot can't initiate conversation with a user")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        return chat
    if chat.migrated_to is not None:
        raise ApiError(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            {"migrate_to_chat_id": chat.migrated_to},
        )
    membership = chat.member(box.bot)
    if membership.status == "kicked":
        raise forbidden(f"bot was kicked from the {_PLACE[chat.type]}")
    if not membership.present:
        raise forbidden(f"bot is not a member of the {_PLACE[chat.type]}")
    return chat


def known_chat(box: Sandbox, params: Params, name: str = "chat_id") -> Chat:
    """Return the chat that a call names, whether or not the bot can do anything there."""
    value = params.text(name).strip()
    if not value:
        raise bad_request(f"{name} is empty")
    if value.startswith("@"):
        wanted = value[1:].lower()
        for chat in box.world.chats.values():
            if not chat.is_private and (chat.username or "").lower() == wanted:
                return chat
        raise bad_request("chat not found")
    found = box.world.chats.get(params.integer(name))
    if found is None and (person := box.world.people.get(params.integer(name))) is not None:
        found = box.world.private(person)
    if found is None:
        raise bad_request("chat not found")
    return found


def own_message(box: Sandbox, params: Params, doing: str) -> Message:
    """Return the bot's message that a call wants to change.

    Raises:
        ApiError: 400, "message to ``doing`` not found" or why it cannot be changed.

    """
    chat = chat_of(box, params)
    message_id = params.integer("message_id")
    message = chat.log.get(message_id)
    if message is None or message.deleted:
        raise bad_request(f"message to {doing} not found")
    if not message.from_bot or message.service:
        raise bad_request(f"message can't be {doing}ed")
    return message
