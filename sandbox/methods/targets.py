"""Finding of the chat and message that a call names, with the errors of the real server."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from sandbox.errors import ApiError, bad_request, forbidden

if TYPE_CHECKING:
    from sandbox.chats import Chat, Message
    from sandbox.params import Params
    from sandbox.state import State

_INLINE_ID = re.compile(r"[A-Za-z0-9_-]{16,64}")
_PLACE = {"group": "group chat", "supergroup": "supergroup chat", "channel": "channel chat"}

Access = Literal["read", "edit", "write", "members"]
"""What a call does with a chat; ``members`` reads its members."""

Find = Callable[["State", "Params"], "Message"]
"""Returns the bot's own message that a call edits, or refuses the call."""


def chat_of(state: State, params: Params, access: Access = "write", name: str = "chat_id") -> Chat:
    """Return the chat that a call names; refuse with 400 or 403 if the bot has not this access."""
    chat = known_chat(state, params.text(name))
    if chat.is_private:
        if access in {"write", "edit"}:
            _check_private(chat)
        return chat
    if chat.migrated_to is not None and access in {"write", "members"}:
        raise ApiError(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            {"migrate_to_chat_id": chat.migrated_to},
        )
    if chat.migrated_to is None:
        _check_membership(state, chat, access)
    return chat


def known_chat(state: State, wanted: str) -> Chat:
    """Return a chat by its id or public name, also one that the bot cannot access; refuse unknown ones."""
    wanted = wanted.strip()
    if not wanted:
        raise bad_request("chat_id is empty")
    if wanted.startswith("@"):
        return _public_chat(state, wanted[1:].lower())
    try:
        chat_id = int(wanted)
    except ValueError:
        raise bad_request("chat not found") from None
    found = state.world.chats.get(chat_id)
    if found is None and (person := state.world.people.get(chat_id)) is not None:
        found = state.world.private(person)
    if found is None or found.between:
        raise bad_request("chat not found")
    return found


def own_message(state: State, params: Params, name: str = "message_id") -> Message:
    """Return the bot's own message, or one of its results, that a call edits; refuse others with 400."""
    if names_inline(params):
        return _inline_message(state, params.text("inline_message_id"))
    chat = chat_of(state, params, "edit")
    message = message_in(chat, params.integer(name), "message to edit")
    if not message.from_bot or message.service:
        raise bad_request("message can't be edited")
    return message


def names_inline(params: Params) -> bool:
    """Tell whether a call edits a message made of a result: it names neither a chat nor a message there."""
    return not params.text("chat_id") and not params.integer("message_id")


def _inline_message(state: State, inline_id: str) -> Message:
    if not inline_id:
        raise bad_request("message identifier is not specified")
    if not _INLINE_ID.fullmatch(inline_id):
        raise bad_request("invalid inline message identifier specified")
    found = state.world.inline_messages.get(inline_id)
    if found is None or found.deleted:
        raise bad_request("MESSAGE_ID_INVALID")
    return found


def message_in(chat: Chat, message_id: int, what: str) -> Message:
    """Return a message; refuse with "``what`` not found" if there is none or it was deleted."""
    message = chat.message(message_id)
    if message is None:
        raise bad_request(f"{what} not found")
    return message


def _public_chat(state: State, username: str) -> Chat:
    for chat in state.world.chats.values():
        if not chat.is_private and (chat.username or "").lower() == username:
            return chat
    raise bad_request("chat not found")


def _check_private(chat: Chat) -> None:
    if chat.person is not None and chat.person.deactivated:
        raise forbidden("user is deactivated")
    if not chat.started:
        raise forbidden("bot can't initiate conversation with a user")
    if chat.blocked:
        raise forbidden("bot was blocked by the user")


def _check_membership(state: State, chat: Chat, access: Access) -> None:
    membership = chat.member(state.bot)
    if chat.type == "group" and access == "read" and state.bot.id in chat.members:
        return
    if membership.status == "kicked":
        raise forbidden(f"bot was kicked from the {_PLACE[chat.type]}")
    if not membership.present and (chat.username is None or access in {"write", "edit"}):
        raise forbidden(f"bot is not a member of the {_PLACE[chat.type]}")
