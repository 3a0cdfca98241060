"""Links that add the bot to a group or channel: ``t.me/<bot>?startgroup`` and ``?startchannel``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.members import admin_rights
from sandbox.membership import Membership
from sandbox.messaging import Messaging
from sandbox.people import START_PARAMETER

if TYPE_CHECKING:
    from sandbox.chats import Chat
    from sandbox.people import Person


class DeepLinks(Messaging, Membership):
    """Choices of people who opened such a link; they raise ValueError if not possible.

    ``admin`` are the rights as the link names them, with ``+`` between them and without ``can_``; names that
    the chat does not know are ignored.
    """

    def may_add_bot(self, person: Person, chat: Chat, *, with_rights: bool) -> bool:
        """Tell whether a person may add the bot to a chat, or with rights make it an administrator there."""
        member = chat.member(person)
        if chat.migrated_to is not None or not member.present:
            return False
        if with_rights or chat.type == "channel":
            return member.may("can_promote_members")
        if member.manages:
            return member.may("can_invite_users")
        return "can_invite_users" in chat.permissions and member.may_send("can_invite_users")

    def start_in_group(self, person: Person, chat: Chat, payload: str = "", admin: str = "") -> None:
        """Choose a group for ``?startgroup=<payload>&admin=<rights>``.

        The bot joins, gets the rights, and then the command ``/start@<bot> <payload>`` if there is a payload.
        """
        if not chat.is_group:
            raise ValueError(f"{chat.name} is no group")
        if payload and not START_PARAMETER.fullmatch(payload):
            raise ValueError("a start parameter is 1 to 64 of A-Z, a-z, 0-9, _ and -")
        self._add(person, chat, _rights(chat, admin))
        if payload:
            self.say(person, chat, f"/start@{self.bot.username} {payload}")

    def start_in_channel(self, person: Person, chat: Chat, admin: str) -> None:
        """Choose a channel for ``?startchannel&admin=<rights>``."""
        rights = _rights(chat, admin)
        if chat.type != "channel" or not rights:
            raise ValueError("a bot is added to a channel, with rights of an administrator")
        self._add(person, chat, rights)

    def _add(self, person: Person, chat: Chat, rights: set[str]) -> None:
        """Add the bot, or give it the rights too if it is there already."""
        if not self.may_add_bot(person, chat, with_rights=bool(rights)):
            raise ValueError(f"{person.name} cannot add the bot to {chat.name} like this")
        member = chat.member(self.bot)
        if not rights:
            if not member.present:
                self.bot_added(chat, person)
            return
        self.promote_bot(chat, person, rights | (member.rights if member.manages else set()))
        if chat.is_group and not member.present:
            self._service(chat, person, new_chat_members=[self.bot.api()])


def _rights(chat: Chat, admin: str) -> set[str]:
    asked = {f"can_{name}" for name in admin.replace("+", " ").split()}
    return asked & set(admin_rights(chat.type))
