"""Methods that forward and copy messages, and set reactions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox import fields
from sandbox.errors import bad_request
from sandbox.methods.messages import message_ids
from sandbox.methods.outgoing import check_pace, deliver, draft
from sandbox.methods.registry import method
from sandbox.methods.targets import chat_of, message_in
from sandbox.methods.texts import caption
from sandbox.sharing import copy_content, origin_of

if TYPE_CHECKING:
    from sandbox.chats import Message
    from sandbox.kinds import Json
    from sandbox.params import Params
    from sandbox.state import State

_EMOJI = frozenset(
    "👍👎❤🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐🍓🍾💋🖕😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾😡"
)


@method("forwardMessage")
def forward_message(state: State, params: Params) -> Json:
    """Forward one message."""
    source = _source(state, params, "message to forward")
    return deliver(state, params, _forwarded(state, params, source))


@method("forwardMessages")
def forward_messages(state: State, params: Params) -> list[Json]:
    """Forward up to 100 messages; missing ones are skipped."""
    return _many(state, params, forward=True)


@method("copyMessage")
def copy_message(state: State, params: Params) -> Json:
    """Send a copy of a message, with another caption if one is given."""
    source = _source(state, params, "message to copy")
    message = _copied(state, params, source)
    if "caption" in params and source.media:
        message.text, message.entities = caption(state, params)
    return {"message_id": deliver(state, params, message)["message_id"]}


@method("copyMessages")
def copy_messages(state: State, params: Params) -> list[Json]:
    """Copy up to 100 messages; missing ones are skipped."""
    return _many(state, params, forward=False)


@method("setMessageReaction")
def set_message_reaction(state: State, params: Params) -> bool:
    """Set the bot's reaction to a message; an empty list removes it."""
    items = params.array("reaction", "reaction types", "expected an Array of ReactionType") or []
    if len(items) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    chat = chat_of(state, params)
    message = message_in(chat, params.integer("message_id"), "message to react")
    emoji = None
    for item in items:
        found = fields.as_object(item, "can't parse ReactionType: expected an Object")
        emoji = str(found.get("emoji", ""))
        if found.get("type") != "emoji" or emoji.rstrip("\ufe0f") not in _EMOJI:
            raise bad_request("REACTION_INVALID")
    if emoji is None:
        message.reactions.pop(state.bot.id, None)
    else:
        message.reactions[state.bot.id] = emoji
    state.world.notify("reaction", chat_id=chat.id, message_id=message.message_id)
    return True


def _source(state: State, params: Params, what: str) -> Message:
    chat = chat_of(state, params, "read", "from_chat_id")
    return message_in(chat, params.integer("message_id"), what)


def _forwarded(state: State, params: Params, source: Message) -> Message:
    message = _copied(state, params, source)
    message.content["forward_origin"] = origin_of(source)
    message.reply_markup = None
    return message


def _copied(state: State, params: Params, source: Message) -> Message:
    if source.service or source.content.get("has_protected_content"):
        raise bad_request("message can't be forwarded")
    message = draft(state, params)
    copy_content(source, message)
    return message


def _many(state: State, params: Params, *, forward: bool) -> list[Json]:
    chat = chat_of(state, params, "read", "from_chat_id")
    ids = sorted(set(message_ids(params)))
    found = (chat.message(number) for number in ids)
    sources = [source for source in found if source is not None and not source.service]
    if not sources:
        raise bad_request("there are no messages to forward" if forward else "there are no messages to copy")
    make = _forwarded if forward else _copied
    messages = [make(state, params, source) for source in sources]
    check_pace(state, params, messages[0].chat, len(messages))
    return [{"message_id": deliver(state, params, item, paced=True)["message_id"]} for item in messages]
