"""Groups and channels: creating them, their members and rights, the bot's own membership, upgrades."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.chats import GENERAL, Chat, Topic
from sandbox.members import PERMISSIONS, Member, admin_rights
from sandbox.world_base import WorldBase

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sandbox.people import Person


class Membership(WorldBase):
    """Actions that change chats and members; the bot gets ``my_chat_member`` and service messages."""

    def add_group(
        self,
        title: str,
        members: Iterable[Person] = (),
        admins: Iterable[Person] = (),
        *,
        supergroup: bool = True,
        forum: bool = False,
        bot: str | None = "member",
        username: str | None = None,
    ) -> Chat:
        """Create a group; its owner is the first of ``admins``, else of ``members``.

        ``bot`` is ``"member"``, ``"administrator"`` or None. The bot gets no update about this.
        """
        if forum and not supergroup:
            raise ValueError("only a supergroup has topics")
        if supergroup:
            chat = Chat(-self._next_id("channel"), "supergroup", title, username, is_forum=forum)
            if forum:
                chat.topics[GENERAL] = Topic(GENERAL, "General")
        else:
            chat = Chat(-self._next_id("group"), "group", title)
        chat.permissions = set(PERMISSIONS)
        self._fill(chat, members, admins, bot)
        return chat

    def add_channel(
        self,
        title: str,
        admins: Iterable[Person] = (),
        members: Iterable[Person] = (),
        *,
        bot: str | None = "administrator",
        username: str | None = None,
    ) -> Chat:
        """Create a channel; a bot can only be an administrator there."""
        if bot == "member":
            raise ValueError("a bot is in a channel as an administrator only")
        chat = Chat(-self._next_id("channel"), "channel", title, username)
        self._fill(chat, members, admins, bot)
        return chat

    def join(self, person: Person, chat: Chat, by: Person | None = None) -> None:
        """Add a person to a group or channel; ``by`` is who adds them, or None if they join."""
        self.set_member(person, chat, "member", by=by or person)
        if chat.is_group:
            self._service(chat, by or person, new_chat_members=[person.api()])

    def leave(self, person: Person, chat: Chat, by: Person | None = None) -> None:
        """Remove a person from a chat; removal by somebody else is a ban, except in a basic group."""
        banned = by is not None and by is not person and chat.type != "group"
        self.set_member(person, chat, "kicked" if banned else "left", by=by or person)
        if chat.is_group:
            self._service(chat, by or person, left_chat_member=person.api())

    def set_member(
        self,
        person: Person,
        chat: Chat,
        status: str,
        *,
        by: Person,
        rights: Collection[str] = (),
        anonymous: bool = False,
    ) -> None:
        """Change a person's status in a chat; if the bot is an administrator it gets ``chat_member``."""
        old = chat.member(person)
        new = chat.members[person.id] = Member(person, status, set(rights), is_anonymous=anonymous)
        self.notify("member", chat_id=chat.id, person_id=person.id)
        if chat.member(self.bot).manages:
            self._emit_member_update("chat_member", chat, old, new, by)

    def rename(self, chat: Chat, title: str, by: Person) -> None:
        """Change the title of a group or channel."""
        chat.title = title
        self.notify("chat", chat_id=chat.id)
        self._service(chat, by, new_chat_title=title)

    def bot_added(self, chat: Chat, by: Person) -> None:
        """Add the bot to a group, or to a channel as an administrator."""
        if chat.type == "channel":
            self._change_bot(chat, Member(self.bot, "administrator", set(admin_rights(chat.type))), by)
            return
        self._change_bot(chat, Member(self.bot, "member"), by)
        self._service(chat, by, new_chat_members=[self.bot.api()])

    def bot_removed(self, chat: Chat, by: Person) -> None:
        """Remove the bot; in a basic group it still gets the service message about that."""
        if chat.type == "group":
            self._service(chat, by, left_chat_member=self.bot.api())
            self._change_bot(chat, Member(self.bot, "left"), by)
            return
        self._change_bot(chat, Member(self.bot, "kicked"), by)
        if chat.type == "supergroup":
            self._service(chat, by, left_chat_member=self.bot.api())

    def bot_left(self, chat: Chat) -> None:
        """Let the bot leave, as ``leaveChat`` does."""
        self._change_bot(chat, Member(self.bot, "left"), self.bot)
        self._service(chat, self.bot, left_chat_member=self.bot.api())

    def promote_bot(self, chat: Chat, by: Person, rights: Collection[str] | None = None) -> None:
        """Make the bot an administrator with these rights, or with all if None."""
        self._change_bot(chat, Member(self.bot, "administrator", _held(chat, rights)), by)

    def demote_bot(self, chat: Chat, by: Person) -> None:
        """Make the bot an ordinary member; remove it from a channel, where bots cannot be that."""
        self._change_bot(chat, Member(self.bot, "left" if chat.type == "channel" else "member"), by)

    def restrict_bot(self, chat: Chat, by: Person, permissions: Collection[str] = ()) -> None:
        """Restrict the bot in a supergroup to these permissions."""
        self._change_bot(chat, Member(self.bot, "restricted", set(permissions)), by)

    def promote(
        self,
        person: Person,
        chat: Chat,
        rights: Collection[str] | None = None,
        *,
        by: Person | None = None,
        anonymous: bool = False,
    ) -> None:
        """Make a person an administrator, by the owner unless ``by`` is given; the owner stays the owner."""
        status = "creator" if chat.member(person).status == "creator" else "administrator"
        self.set_member(
            person,
            chat,
            status,
            by=by or self.owner(chat),
            rights=_held(chat, rights),
            anonymous=anonymous,
        )

    def demote(self, person: Person, chat: Chat) -> None:
        """Make an administrator an ordinary member."""
        self.set_member(person, chat, "member", by=self.owner(chat))

    def owner(self, chat: Chat) -> Person:
        """Return the owner of a group or channel."""
        return next(member.user for member in chat.members.values() if member.status == "creator")

    def block(self, person: Person) -> None:
        """Block the bot."""
        self._set_blocked(person, blocked=True)

    def unblock(self, person: Person) -> None:
        """Unblock the bot."""
        self._set_blocked(person, blocked=False)

    def upgrade(self, chat: Chat) -> Chat:
        """Turn a basic group into a supergroup; calls with the old id are refused and name the new one."""
        if chat.type != "group" or chat.migrated_to is not None:
            raise ValueError(f"{chat.name} is no basic group")
        owner = self.owner(chat)
        new = Chat(-self._next_id("channel"), "supergroup", chat.title)
        new.members = {key: member.copy() for key, member in chat.members.items()}
        new.permissions = set(PERMISSIONS)
        self.chats[new.id] = new
        self._service(chat, owner, migrate_to_chat_id=new.id)
        chat.migrated_to = new.id
        self._service(new, owner, migrate_from_chat_id=chat.id)
        self.notify("chat", chat_id=chat.id)
        self.notify("chat", chat_id=new.id)
        return new

    def _fill(self, chat: Chat, members: Iterable[Person], admins: Iterable[Person], bot: str | None) -> None:
        rights = set(admin_rights(chat.type))
        for person in members:
            chat.members[person.id] = Member(person, "member")
        for person in admins:
            chat.members[person.id] = Member(person, "administrator", set(rights))
        first = next(iter([*admins, *members]), None)
        if first is not None:
            chat.members[first.id] = Member(first, "creator", set(rights))
        if bot is not None:
            chat.members[self.bot.id] = Member(self.bot, bot, rights if bot == "administrator" else set())
        self.chats[chat.id] = chat
        self.notify("chat", chat_id=chat.id)

    def _change_bot(self, chat: Chat, new: Member, by: Person) -> None:
        old = chat.member(self.bot)
        chat.members[self.bot.id] = new
        self._emit_member_update("my_chat_member", chat, old, new, by)
        self.notify("member", chat_id=chat.id, person_id=self.bot.id)

    def _emit_member_update(self, kind: str, chat: Chat, old: Member, new: Member, by: Person) -> None:
        self.emit(
            kind,
            {
                "chat": chat.api(),
                "from": by.api(),
                "date": self.now,
                "old_chat_member": old.api(chat.type),
                "new_chat_member": new.api(chat.type),
            },
        )

    def _set_blocked(self, person: Person, *, blocked: bool) -> None:
        chat = self.private(person)
        if chat.blocked == blocked:
            raise ValueError(f"{person.name} has {'already' if blocked else 'not'} blocked the bot")
        chat.blocked = blocked
        free, shut = Member(self.bot, "member"), Member(self.bot, "kicked")
        old, new = (free, shut) if blocked else (shut, free)
        self._emit_member_update("my_chat_member", chat, old, new, person)
        self.notify("member", chat_id=chat.id, person_id=self.bot.id)

    def _service(self, chat: Chat, by: Person, **content: object) -> None:
        message = self.service_message(chat, by, content)
        if chat.type == "channel":
            message.sender, message.sender_chat = None, chat
        if "new_chat_members" in content:
            newest = message.content["new_chat_members"][0]
            message.content |= {"new_chat_participant": newest, "new_chat_member": newest}
        if "left_chat_member" in content:
            message.content["left_chat_participant"] = content["left_chat_member"]
        self.post(message)


def _held(chat: Chat, rights: Collection[str] | None) -> set[str]:
    """Return the rights of an administrator who was given ``rights``, or all if None."""
    return set(admin_rights(chat.type)) if rights is None else {"can_manage_chat", *rights}
