"""Members of chats: their status and rights."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sandbox.kinds import Json
    from sandbox.people import Person

PRESENT = frozenset({"creator", "administrator", "member", "restricted"})
MANAGING = frozenset({"creator", "administrator"})

_ANYWHERE = (
    "can_manage_chat",
    "can_change_info",
    "can_delete_messages",
    "can_invite_users",
    "can_restrict_members",
    "can_promote_members",
    "can_manage_video_chats",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
_CHANNEL_ONLY = ("can_post_messages", "can_edit_messages", "can_manage_direct_messages")
_GROUP_ONLY = ("can_pin_messages", "can_manage_topics")

PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


def admin_rights(chat_type: str) -> tuple[str, ...]:
    """Return the names of all rights of an administrator in a chat of this type."""
    return _ANYWHERE + (_CHANNEL_ONLY if chat_type == "channel" else _GROUP_ONLY)


@dataclass(slots=True)
class Member:
    """One account in one chat; ``rights`` are those of an administrator or of a restricted member."""

    user: Person
    status: str = "left"
    rights: set[str] = field(default_factory=set)
    is_anonymous: bool = False
    custom_title: str | None = None
    until_date: int = 0

    @property
    def present(self) -> bool:
        """Whether the account is in the chat."""
        return self.status in PRESENT

    @property
    def manages(self) -> bool:
        """Whether the account is the owner or an administrator."""
        return self.status in MANAGING

    def may(self, right: str) -> bool:
        """Tell whether the account has a right of an administrator."""
        return self.status == "creator" or (self.status == "administrator" and right in self.rights)

    def may_send(self, permission: str = "can_send_messages") -> bool:
        """Tell whether the account may send this kind of message."""
        return self.status != "restricted" or permission in self.rights

    def copy(self) -> Member:
        """Return an independent copy."""
        return Member(
            self.user, self.status, set(self.rights), self.is_anonymous, self.custom_title, self.until_date
        )

    def api(self, chat_type: str) -> Json:
        """Return the ``ChatMember`` object."""
        member: Json = {"user": self.user.api(), "status": self.status}
        if self.status == "creator":
            member["is_anonymous"] = self.is_anonymous
        elif self.status == "administrator":
            member["can_be_edited"] = False
            member["is_anonymous"] = self.is_anonymous
            member |= {right: right in self.rights for right in admin_rights(chat_type)}
        elif self.status == "restricted":
            member |= {permission: permission in self.rights for permission in PERMISSIONS}
            member |= {"is_member": True, "until_date": self.until_date}
        elif self.status == "kicked":
            member["until_date"] = self.until_date
        if self.custom_title is not None and self.manages:
            member["custom_title"] = self.custom_title
        return member
