"""Methods that edit and delete ephemeral messages, each named by its chat, its receiver and its own id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.errors import bad_request
from sandbox.methods.media import edit_caption, edit_media
from sandbox.methods.messages import edit_markup, edit_text
from sandbox.methods.registry import method
from sandbox.methods.targets import chat_of

if TYPE_CHECKING:
    from sandbox.chats import Message
    from sandbox.params import Params
    from sandbox.state import State


@method("editEphemeralMessageText", newer=True)
def edit_ephemeral_message_text(state: State, params: Params) -> bool:
    """Change the text, plain or rich, and the inline keyboard."""
    edit_text(state, params, _own_ephemeral)
    return True


@method("editEphemeralMessageCaption", newer=True)
def edit_ephemeral_message_caption(state: State, params: Params) -> bool:
    """Change the caption and the inline keyboard."""
    edit_caption(state, params, _own_ephemeral)
    return True


@method("editEphemeralMessageMedia", newer=True)
def edit_ephemeral_message_media(state: State, params: Params) -> bool:
    """Replace the file."""
    edit_media(state, params, _own_ephemeral)
    return True


@method("editEphemeralMessageReplyMarkup", newer=True)
def edit_ephemeral_message_reply_markup(state: State, params: Params) -> bool:
    """Change only the inline keyboard."""
    edit_markup(state, params, _own_ephemeral)
    return True


@method("deleteEphemeralMessage", newer=True)
def delete_ephemeral_message(state: State, params: Params) -> bool:
    """Delete the message."""
    state.world.delete_ephemeral(_own_ephemeral(state, params))
    return True


def _own_ephemeral(state: State, params: Params) -> Message:
    """Return the bot's own ephemeral message that a call names; refuse others with 400."""
    chat = chat_of(state, params, "edit")
    message = state.world.ephemeral(chat, params.integer("ephemeral_message_id"))
    if message is None or not message.from_bot:
        raise bad_request("MESSAGE_ID_INVALID")
    if message.receiver is None or message.receiver.id != params.integer("receiver_user_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    return message
