"""What a bot can learn about chats, and leaving them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.errors import bad_request
from sandbox.members import Member
from sandbox.methods.registry import method
from sandbox.methods.targets import chat_of

if TYPE_CHECKING:
    from sandbox.box import Sandbox
    from sandbox.kinds import Json
    from sandbox.params import Params

ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
        "cancel",
    }
)


@method("getChat")
def get_chat(box: Sandbox, params: Params) -> Json:
    """Describe a chat."""
    return chat_of(box, params).api()


@method("getChatMember")
def get_chat_member(box: Sandbox, params: Params) -> Json:
    """Describe one account's place in a chat."""
    chat = chat_of(box, params)
    user_id = params.integer("user_id")
    user = box.bot if user_id == box.bot.id else box.world.people.get(user_id)
    if user is None:
        raise bad_request("user not found")
    return chat.member(user).api(chat.type)


@method("getChatAdministrators")
def get_chat_administrators(box: Sandbox, params: Params) -> list[Json]:
    """List owner and administrators."""
    chat = chat_of(box, params)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    return [member.api(chat.type) for member in chat.members.values() if member.manages]


@method("getChatMemberCount")
def get_chat_member_count(box: Sandbox, params: Params) -> int:
    """Count the members."""
    chat = chat_of(box, params)
    return 2 if chat.is_private else sum(member.present for member in chat.members.values())


@method("leaveChat")
def leave_chat(box: Sandbox, params: Params) -> bool:
    """Leave a group or channel."""
    chat = chat_of(box, params)
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    chat.members[box.bot.id] = Member(box.bot, "left")
    box.world.notify("member", chat_id=chat.id, person_id=box.bot.id)
    return True


@method("sendChatAction")
def send_chat_action(box: Sandbox, params: Params) -> bool:
    """Show that the bot is at work."""
    action = params.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = chat_of(box, params)
    thread = params.integer("message_thread_id") or None
    box.world.notify("action", chat_id=chat.id, action=action, thread=thread)
    return True
