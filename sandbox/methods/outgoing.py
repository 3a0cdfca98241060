"""What all sending methods share: the target, the reply, the keyboard, and delivery."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox import fields
from sandbox.chats import GENERAL, Message
from sandbox.errors import bad_request
from sandbox.methods.addressing import address_of, check_occasion, ephemeral_target
from sandbox.methods.keyboards import check_place, reply_markup
from sandbox.methods.targets import chat_of, known_chat, message_in

if TYPE_CHECKING:
    from sandbox.chats import Chat
    from sandbox.kinds import Json
    from sandbox.methods.addressing import Address
    from sandbox.params import Params
    from sandbox.state import State


def draft(
    state: State,
    params: Params,
    permission: str = "can_send_messages",
    *,
    can_be_ephemeral: bool = False,
) -> Message:
    """Return a new message of the bot, not in its chat yet; a refusal changes nothing.

    With ``can_be_ephemeral`` the method knows ``ephemeral_message_parameters``; others ignore them.
    """
    markup = reply_markup(params)
    chat = chat_of(state, params)
    check_place(markup, chat)
    _check_rights(state, chat, permission)
    content: Json = {}
    address = address_of(state, params, chat) if can_be_ephemeral else None
    target = _reply_target(state, chat, params, content, address)
    if address is not None:
        check_occasion(state, chat, address, target)
    thread = _thread(chat, params)
    if thread is None and target is not None:
        thread = chat.thread_of_reply(target)
    _check_open(state, chat, thread)
    if params.flag("protect_content"):
        content["has_protected_content"] = True
    channel = chat.type == "channel"
    return Message(
        chat,
        0,
        state.world.now,
        sender=None if channel else state.bot,
        sender_chat=chat if channel else None,
        content=content,
        reply_markup=markup,
        thread=thread,
        reply_to=target,
        from_bot=True,
        silent=params.flag("disable_notification"),
        receiver=address.receiver if address is not None else None,
        in_place_of=address.in_place_of if address is not None else None,
    )


def deliver(state: State, params: Params, message: Message, *, paced: bool = False) -> Json:
    """Add the message to its chat and return its ``Message`` object; refuse it if over the limits.

    ``paced``: :func:`check_pace` was already called for it.
    """
    if not paced:
        check_pace(state, params, message.chat, 1)
    if message.receiver is not None:
        state.world.record_ephemeral(message)
        return message.api()
    message.message_id = state.world.new_message_id(message.chat)
    state.world.record(message)
    return message.api()


def check_pace(state: State, params: Params, chat: Chat, messages: int) -> None:
    """Count messages for the limits; refuse the call with 429 if they are too many."""
    paid = params.flag("allow_paid_broadcast")
    state.limits.check(chat.id, private=chat.is_private, weight=messages, paid=paid)


def add_link_preview(message: Message, params: Params) -> None:
    """Add the options of the link preview to a message; refuse invalid ones."""
    found = link_preview(params)
    if params.get("link_preview_options"):
        message.content.pop("link_preview_options", None)
    message.content |= found


def link_preview(params: Params) -> Json:
    """Return the field of a message with the options of its link preview, or no field."""
    if not params.get("link_preview_options"):
        disabled = params.flag("disable_web_page_preview")
        return {"link_preview_options": {"is_disabled": True}} if disabled else {}
    options = params.object(
        "link_preview_options", "link preview options", "object expected as link preview options"
    )
    try:
        kept: Json = {
            name: True
            for name in ("is_disabled", "prefer_small_media", "prefer_large_media", "show_above_text")
            if fields.flag(options or {}, name)
        }
        if url := fields.text(options or {}, "url"):
            kept["url"] = url
    except fields.FieldError as error:
        raise bad_request(str(error)) from None
    return {"link_preview_options": kept} if kept else {}


def _check_rights(state: State, chat: Chat, permission: str) -> None:
    if chat.is_private:
        return
    member = chat.member(state.bot)
    if chat.type == "channel":
        if not member.may("can_post_messages"):
            raise bad_request("need administrator rights in the channel chat")
        return
    allowed = permission in chat.permissions or member.manages
    if not (allowed and member.may_send(permission)):
        what = permission.removeprefix("can_send_").replace("_", " ")
        what = "text messages" if what == "messages" else what
        raise bad_request(f"not enough rights to send {what} to the chat")


def _thread(chat: Chat, params: Params) -> int | None:
    thread = params.integer("message_thread_id")
    if thread <= 0:
        return None
    if not chat.is_forum or thread == GENERAL or thread not in chat.topics:
        raise bad_request("message thread not found")
    return thread


def _check_open(state: State, chat: Chat, thread: int | None) -> None:
    topic = chat.topics.get(thread or GENERAL) if chat.is_forum else None
    if topic is not None and topic.closed and not chat.member(state.bot).may("can_manage_topics"):
        raise bad_request("TOPIC_CLOSED")


def _reply_target(
    state: State, chat: Chat, params: Params, content: Json, address: Address | None
) -> Message | None:
    wanted = _reply_parameters(params)
    if wanted is None:
        return None
    if "ephemeral_message_id" in wanted and not state.world.older_server:
        return ephemeral_target(state, chat, wanted, address)
    with fields.Parsing():
        message_id = fields.integer(wanted, "message_id", required=True)
        lenient = fields.flag(wanted, "allow_sending_without_reply")
        other, quote = fields.text(wanted, "chat_id"), fields.text(wanted, "quote")
    if message_id <= 0:
        return None
    source = known_chat(state, other) if other else chat
    if lenient and address is None and source.message(message_id) is None:
        return None
    target = message_in(source, message_id, "message to be replied")
    if quote and address is None:
        _add_quote(target, quote, content)
    return target


def _reply_parameters(params: Params) -> Json | None:
    if params.get("reply_parameters"):
        wanted = params.object("reply_parameters", "reply parameters", "object expected as reply parameters")
        return wanted or None
    if params.get("reply_to_message_id"):
        lenient = params.flag("allow_sending_without_reply")
        return {"message_id": params.integer("reply_to_message_id"), "allow_sending_without_reply": lenient}
    return None


def _add_quote(target: Message, quote: str, content: Json) -> None:
    place = target.text.find(quote)
    if place < 0:
        raise bad_request("QUOTE_TEXT_INVALID")
    content["quote"] = {"text": quote, "position": place, "is_manual": True}
