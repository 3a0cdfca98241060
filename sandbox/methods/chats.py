"""Methods that describe chats and members, leave a chat, or show a chat action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.errors import bad_request
from sandbox.members import PERMISSIONS
from sandbox.methods.registry import method
from sandbox.methods.targets import chat_of

if TYPE_CHECKING:
    from sandbox.kinds import Json
    from sandbox.params import Params
    from sandbox.people import Person
    from sandbox.state import State

_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "record_audio",
        "upload_audio",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
        "cancel",
    }
)


@method("getChat")
def get_chat(state: State, params: Params) -> Json:
    """Return the ``ChatFullInfo`` object."""
    chat = chat_of(state, params, "read")
    full = chat.api() | {"accent_color_id": abs(chat.id) % 7, "max_reaction_count": 11}
    if chat.description:
        full["description"] = chat.description
    if chat.is_group:
        full["permissions"] = {name: name in chat.permissions for name in PERMISSIONS}
    pinned = [message for number in chat.pinned if (message := chat.message(number)) is not None]
    if pinned:
        full["pinned_message"] = pinned[-1].api(with_reply=False)
    return full


@method("getChatMember")
def get_chat_member(state: State, params: Params) -> Json:
    """Return the ``ChatMember`` object of an account."""
    user = user_of(state, params)
    chat = chat_of(state, params, "members")
    if chat.is_private:
        return {"user": user.api(), "status": "member"}
    return chat.member(user).api(chat.type)


@method("getChatAdministrators")
def get_chat_administrators(state: State, params: Params) -> list[Json]:
    """Return the owner and the administrators."""
    chat = chat_of(state, params, "members")
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    managing = [member for member in chat.members.values() if member.manages]
    managing.sort(key=lambda member: member.status != "creator")
    return [
        member.api(chat.type) for member in managing if not member.user.is_bot or member.user is state.bot
    ]


@method("getChatMemberCount")
def get_chat_member_count(state: State, params: Params) -> int:
    """Return the number of members."""
    chat = chat_of(state, params, "members")
    return 2 if chat.is_private else sum(member.present for member in chat.members.values())


@method("leaveChat")
def leave_chat(state: State, params: Params) -> bool:
    """Leave a group or channel."""
    chat = chat_of(state, params, "read")
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    if chat.member(state.bot).present:
        state.world.bot_left(chat)
    return True


@method("sendChatAction")
def send_chat_action(state: State, params: Params) -> bool:
    """Show a chat action, such as "typing"."""
    action = params.text("action").lower()
    if not action:
        raise bad_request('parameter "action" is required')
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = chat_of(state, params)
    thread = params.integer("message_thread_id") or None
    if thread is not None and chat.is_forum and thread not in chat.topics:
        raise bad_request("message thread not found")
    state.world.notify("action", chat_id=chat.id, action=action, thread=thread)
    return True


def user_of(state: State, params: Params, name: str = "user_id") -> Person:
    """Return the account that a parameter names; refuse the call if there is none."""
    user_id = params.integer(name)
    if user_id <= 0:
        raise bad_request(f"invalid {name} specified")
    user = state.bot if user_id == state.bot.id else state.world.people.get(user_id)
    if user is None:
        raise bad_request("user not found")
    return user
