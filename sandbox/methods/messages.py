"""Sending, editing and deleting text messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.errors import bad_request
from sandbox.methods.keyboards import reply_markup
from sandbox.methods.outgoing import deliver, draft
from sandbox.methods.registry import method
from sandbox.methods.targets import chat_of, own_message
from sandbox.methods.texts import message_text

if TYPE_CHECKING:
    from sandbox.box import Sandbox
    from sandbox.kinds import Json
    from sandbox.params import Params

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
_MOST_DELETED = 100
_DELETABLE_S = 48 * 3600


@method("sendMessage", sends=True)
def send_message(box: Sandbox, params: Params) -> Json:
    """Send a text."""
    text, entities = message_text(params)
    message = draft(box, params)
    message.text, message.entities = text, entities
    return deliver(box, message)


@method("editMessageText")
def edit_message_text(box: Sandbox, params: Params) -> Json:
    """Change the text and the inline keyboard of a message."""
    text, entities = message_text(params)
    markup = reply_markup(params, inline_only=True)
    message = own_message(box, params, "edit")
    if message.media:
        raise bad_request("there is no text in the message to edit")
    if (text, entities, markup) == (message.text, message.entities, message.reply_markup):
        raise bad_request(_NOT_MODIFIED)
    message.text, message.entities, message.reply_markup = text, entities, markup
    return edited(box, message)


@method("editMessageReplyMarkup")
def edit_message_reply_markup(box: Sandbox, params: Params) -> Json:
    """Change the inline keyboard alone."""
    markup = reply_markup(params, inline_only=True)
    message = own_message(box, params, "edit")
    if markup == message.reply_markup:
        raise bad_request(_NOT_MODIFIED)
    message.reply_markup = markup
    return edited(box, message)


def edited(box: Sandbox, message: Any) -> Json:  # noqa: ANN401
    """Finish an edit."""
    message.edit_date = box.world.now
    box.world.notify("edited", chat_id=message.chat.id, message_id=message.message_id)
    result: Json = message.api()
    return result


@method("deleteMessage")
def delete_message(box: Sandbox, params: Params) -> bool:
    """Delete one message."""
    chat = chat_of(box, params)
    message = chat.log.get(params.integer("message_id"))
    if message is None or message.deleted:
        raise bad_request("message to delete not found")
    box.world.delete(chat, message.message_id)
    return True
