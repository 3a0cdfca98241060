"""Methods that send, edit and delete text messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.errors import bad_request
from sandbox.methods.keyboards import check_place, reply_markup
from sandbox.methods.outgoing import add_link_preview, deliver, draft
from sandbox.methods.registry import method
from sandbox.methods.rich import rich_message
from sandbox.methods.targets import chat_of, message_in, names_inline, own_message
from sandbox.methods.texts import message_text

if TYPE_CHECKING:
    from sandbox.chats import Chat, Message
    from sandbox.kinds import Json
    from sandbox.methods.targets import Find
    from sandbox.params import Params
    from sandbox.state import State

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
_MOST_DELETED = 100
_DELETABLE_S = 48 * 3600


@method("sendMessage")
def send_message(state: State, params: Params) -> Json:
    """Send a text."""
    text, entities = message_text(state, params)
    message = draft(state, params, can_be_ephemeral=True)
    message.text, message.entities = text, entities
    add_link_preview(message, params)
    return deliver(state, params, message)


@method("editMessageText")
def edit_message_text(state: State, params: Params) -> Json | bool:
    """Change the text, plain or rich, and the inline keyboard of a message."""
    return edit_text(state, params, own_message)


def edit_text(state: State, params: Params, find: Find) -> Json | bool:
    """Change the text, plain or rich, and the inline keyboard of the message that ``find`` returns."""
    if params.get("rich_message"):
        return _edit_rich(state, params, find)
    text, entities = message_text(state, params)
    markup = reply_markup(params, inline_only=True)
    message = find(state, params)
    check_place(markup, None if message.inline_id else message.chat)
    if message.media:
        raise bad_request("there is no text in the message to edit")
    was_rich = message.content.pop("rich_message", None) is not None
    message.rich_html = ""
    preview = message.content.get("link_preview_options")
    add_link_preview(message, params)
    same_preview = preview == message.content.get("link_preview_options")
    if (
        not was_rich
        and same_preview
        and (text, entities, markup) == (message.text, message.entities, message.reply_markup)
    ):
        raise bad_request(NOT_MODIFIED)
    message.text, message.entities, message.reply_markup = text, entities, markup
    return edited(state, params, message)


def _edit_rich(state: State, params: Params, find: Find) -> Json | bool:
    rich, source = rich_message(state, params)
    markup = reply_markup(params, inline_only=True)
    message = find(state, params)
    check_place(markup, None if message.inline_id else message.chat)
    if message.media:
        raise bad_request("there is no text in the message to edit")
    if (rich, markup) == (message.content.get("rich_message"), message.reply_markup):
        raise bad_request(NOT_MODIFIED)
    message.text, message.entities, message.reply_markup = "", [], markup
    message.content["rich_message"], message.rich_html = rich, source
    return edited(state, params, message)


@method("editMessageReplyMarkup")
def edit_message_reply_markup(state: State, params: Params) -> Json | bool:
    """Change only the inline keyboard of a message."""
    return edit_markup(state, params, own_message)


def edit_markup(state: State, params: Params, find: Find) -> Json | bool:
    """Change only the inline keyboard of the message that ``find`` returns."""
    markup = reply_markup(params, inline_only=True)
    message = find(state, params)
    check_place(markup, None if message.inline_id else message.chat)
    if markup == message.reply_markup:
        raise bad_request(NOT_MODIFIED)
    message.reply_markup = markup
    return edited(state, params, message)


def edited(state: State, params: Params, message: Message) -> Json | bool:
    """Finish an edit: set its date, notify the listeners, return the message, or True if it is a result.

    Ephemeral messages have no date of their edit.
    """
    if message.ephemeral_id:
        state.world.notify_ephemeral(message)
        return message.api()
    message.edit_date = state.world.now
    state.world.notify(
        "edited", chat_id=message.chat.id, message_id=message.message_id, thread=message.thread
    )
    return True if names_inline(params) else message.api()


@method("deleteMessage")
def delete_message(state: State, params: Params) -> bool:
    """Delete one message."""
    chat = chat_of(state, params)
    message = message_in(chat, params.integer("message_id"), "message to delete")
    _check_deletable(state, chat, message)
    state.world.delete(chat, message.message_id)
    return True


@method("deleteMessages")
def delete_messages(state: State, params: Params) -> bool:
    """Delete up to 100 messages; missing ones and those that cannot be deleted are skipped."""
    ids = message_ids(params)
    chat = chat_of(state, params)
    for message_id in ids:
        message = chat.message(message_id)
        if message is not None and _deletable(state, chat, message):
            state.world.delete(chat, message_id)
    return True


def message_ids(params: Params) -> list[int]:
    """Return the ids in ``message_ids``; refuse the call if there are none or more than 100."""
    if not params.get("message_ids"):
        raise bad_request("message identifiers are not specified")
    items = params.array("message_ids", "message_ids", "expected an Array of message identifiers") or []
    if len(items) > _MOST_DELETED:
        raise bad_request("too many message identifiers specified")
    try:
        ids = [int(item) for item in items]
    except (TypeError, ValueError):
        raise bad_request("can't parse message identifier as Number") from None
    if any(number <= 0 for number in ids):
        raise bad_request("invalid message identifier specified")
    return ids


def _check_deletable(state: State, chat: Chat, message: Message) -> None:
    if not _deletable(state, chat, message):
        old = message.from_bot or chat.is_private
        raise bad_request(f"message can't be deleted{' for everyone' if old else ''}")


def _deletable(state: State, chat: Chat, message: Message) -> bool:
    """Tell whether the bot may delete a message: by right, or if own or private and under 48 hours old."""
    if chat.member(state.bot).may("can_delete_messages"):
        return True
    mine = message.from_bot or chat.is_private
    return mine and state.world.now - message.date <= _DELETABLE_S
