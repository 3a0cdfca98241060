"""What all sending methods share: where the message goes, what it answers, its keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.chats import GENERAL
from sandbox.errors import bad_request
from sandbox.messages import Message
from sandbox.methods.keyboards import reply_markup
from sandbox.methods.targets import chat_of

if TYPE_CHECKING:
    from sandbox.box import Sandbox
    from sandbox.chats import Chat
    from sandbox.kinds import Json
    from sandbox.params import Params


def draft(box: Sandbox, params: Params) -> Message:
    """Return a message of the bot that is not in the chat yet; nothing is changed when it raises."""
    markup = reply_markup(params)
    chat = chat_of(box, params)
    target = _reply_target(chat, params)
    thread = _thread(chat, params)
    if thread is None and target is not None:
        thread = target.thread
    message = Message(
        chat,
        0,
        box.world.now,
        sender=None if chat.type == "channel" else box.bot,
        sender_chat=chat if chat.type == "channel" else None,
        reply_markup=markup,
        thread=thread,
        reply_to=target,
        from_bot=True,
        silent=params.flag("disable_notification"),
    )
    if params.flag("protect_content"):
        message.content["has_protected_content"] = True
    return message


def deliver(box: Sandbox, message: Message) -> Json:
    """Put the message into its chat and return it as the Bot API answers."""
    message.message_id = box.world.new_message_id(message.chat)
    box.world.record(message)
    return message.api()


def _thread(chat: Chat, params: Params) -> int | None:
    thread = params.integer("message_thread_id")
    if not thread:
        return None
    if not chat.is_forum or thread == GENERAL or thread not in chat.topics:
        raise bad_request("message thread not found")
    topic = chat.topics[thread]
    if topic.closed:
        raise bad_request("TOPIC_CLOSED")
    return thread


def _reply_target(chat: Chat, params: Params) -> Message | None:
    wanted = params.object("reply_parameters", "ReplyParameters") or {}
    message_id = int(wanted.get("message_id") or params.integer("reply_to_message_id"))
    if not message_id:
        return None
    target = chat.log.get(message_id)
    if target is None or target.deleted:
        if wanted.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply"):
            return None
        raise bad_request("message to be replied not found")
    return target
