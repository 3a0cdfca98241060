"""Methods that need rights in a chat: pins, bans, rights of members, title and description."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.errors import bad_request
from sandbox.members import PERMISSIONS, admin_rights
from sandbox.methods.chats import user_of
from sandbox.methods.registry import method
from sandbox.methods.targets import chat_of, message_in

if TYPE_CHECKING:
    from sandbox.chats import Chat
    from sandbox.kinds import Json
    from sandbox.params import Params
    from sandbox.state import State

_TITLE, _DESCRIPTION = 128, 255


@method("pinChatMessage")
def pin_chat_message(state: State, params: Params) -> bool:
    """Pin a message."""
    chat = _chat_to_pin_in(state, params)
    message = message_in(chat, params.integer("message_id"), "message to pin")
    state.world.pin(state.bot, message)
    return True


@method("unpinChatMessage")
def unpin_chat_message(state: State, params: Params) -> bool:
    """Unpin one message; without an id the newest pinned one."""
    chat = _chat_to_pin_in(state, params)
    message_id = params.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    message_in(chat, message_id, "message to unpin")
    state.world.unpin(chat, message_id)
    return True


@method("unpinAllChatMessages")
def unpin_all_chat_messages(state: State, params: Params) -> bool:
    """Unpin all messages."""
    chat = _chat_to_pin_in(state, params)
    for message_id in list(chat.pinned):
        state.world.unpin(chat, message_id)
    return True


@method("banChatMember")
def ban_chat_member(state: State, params: Params) -> bool:
    """Ban a member."""
    user = user_of(state, params)
    chat = _chat_with_right(state, params, "can_restrict_members", "restrict/unrestrict chat member")
    if chat.member(user).status == "creator":
        raise bad_request("can't remove chat owner")
    if chat.member(user).manages:
        raise bad_request("user is an administrator of the chat")
    state.world.leave(user, chat, by=state.bot)
    return True


@method("unbanChatMember")
def unban_chat_member(state: State, params: Params) -> bool:
    """Remove a ban; without ``only_if_banned`` a member is removed, as on the real server."""
    user = user_of(state, params)
    chat = _chat_with_right(state, params, "can_restrict_members", "restrict/unrestrict chat member")
    status = chat.member(user).status
    if status == "kicked" or (status == "member" and not params.flag("only_if_banned")):
        state.world.set_member(user, chat, "left", by=state.bot)
    return True


@method("restrictChatMember")
def restrict_chat_member(state: State, params: Params) -> bool:
    """Restrict a member to some permissions."""
    user = user_of(state, params)
    chat = _chat_with_right(state, params, "can_restrict_members", "restrict/unrestrict chat member")
    if chat.type != "supergroup":
        raise bad_request("method is available only for supergroups")
    held = _permissions(params)
    full = held >= set(PERMISSIONS[:9])
    state.world.set_member(user, chat, "member" if full else "restricted", by=state.bot, rights=held)
    return True


@method("promoteChatMember")
def promote_chat_member(state: State, params: Params) -> bool:
    """Make a member an administrator with the named rights, or an ordinary member if none is named."""
    user = user_of(state, params)
    chat = _chat_with_right(state, params, "can_promote_members", "promote/demote chat member")
    if chat.member(user).status == "creator":
        raise bad_request("can't remove chat owner")
    held = {right for right in admin_rights(chat.type) if params.flag(right)}
    state.world.set_member(user, chat, "administrator" if held else "member", by=state.bot, rights=held)
    return True


@method("setChatPermissions")
def set_chat_permissions(state: State, params: Params) -> bool:
    """Set what members may do by default."""
    chat = _chat_with_right(state, params, "can_restrict_members", "change chat permissions")
    chat.permissions = _permissions(params)
    state.world.notify("chat", chat_id=chat.id)
    return True


@method("setChatTitle")
def set_chat_title(state: State, params: Params) -> bool:
    """Rename a chat."""
    title = params.text("title").strip()
    chat = _chat_with_right(state, params, "can_change_info", "change chat title")
    if not title or len(title) > _TITLE:
        raise bad_request("CHAT_TITLE_EMPTY" if not title else "chat title is too long")
    state.world.rename(chat, title, by=state.bot)
    return True


@method("setChatDescription")
def set_chat_description(state: State, params: Params) -> bool:
    """Change the description of a chat."""
    chat = _chat_with_right(state, params, "can_change_info", "set chat description")
    text = params.text("description").strip()
    if len(text) > _DESCRIPTION:
        raise bad_request("CHAT_ABOUT_TOO_LONG")
    if text == chat.description:
        raise bad_request("chat description is not modified")
    chat.description = text
    return True


def _chat_with_right(state: State, params: Params, right: str, what: str) -> Chat:
    chat = chat_of(state, params)
    if chat.is_private:
        raise bad_request("method is available only for supergroups and channels")
    if not chat.member(state.bot).may(right):
        raise bad_request(f"not enough rights to {what}")
    return chat


def _chat_to_pin_in(state: State, params: Params) -> Chat:
    chat = chat_of(state, params)
    if chat.is_private:
        return chat
    right = "can_edit_messages" if chat.type == "channel" else "can_pin_messages"
    member = chat.member(state.bot)
    by_default = chat.type == "group" and "can_pin_messages" in chat.permissions
    if not member.may(right) and not by_default:
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat


def _permissions(params: Params) -> set[str]:
    sent: Json = params.object("permissions", "permissions", "object expected as permissions") or {}
    held = {name for name in PERMISSIONS if sent.get(name) is True}
    if not params.flag("use_independent_chat_permissions") and held & set(PERMISSIONS[1:10]):
        held.add("can_send_messages")
    return held
