"""Actions of the visitor as a person: writing, pressing buttons, joining and leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.members import admin_rights

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sandbox.chats import Chat
    from sandbox.kinds import Json, PageAct
    from sandbox.people import Person
    from sandbox.state import State


class Visitor:
    """Actions of the visitor of the page, each with a JSON object that names the person and the chat.

    An action raises ValueError if the world does not allow it, and KeyError if something is missing or
    unknown.
    """

    def __init__(self, state: State) -> None:
        self._state = state
        self._world = state.world

    def acts(self) -> dict[str, PageAct]:
        """Return the actions by the last part of their address."""
        return {
            "say": self._say,
            "press": self._press,
            "edit": self._edit,
            "delete": self._delete,
            "language": self._language,
            "people": self._add_person,
            "chats": self._add_chat,
            "standing": self._change_standing,
        }

    def person(self, body: Mapping[str, Any]) -> Person:
        """Return the person that the object names."""
        return self._world.people[int(body["person"])]

    def chat(self, body: Mapping[str, Any]) -> Chat:
        """Return the chat that the object names."""
        return self._world.chats[int(body["chat"])]

    def _say(self, body: Json) -> None:
        reply_to = int(body.get("reply_to") or 0)
        self._world.say(
            self.person(body),
            self.chat(body),
            str(body["text"]),
            thread=body.get("thread"),
            anonymous=bool(body.get("anonymous")),
            reply_to=reply_to if reply_to > 0 else None,
            reply_to_ephemeral=-reply_to if reply_to < 0 else None,
        )

    def _press(self, body: Json) -> Json:
        """Press a button; the number of an ephemeral message is negative here."""
        person, chat, message = self.person(body), self.chat(body), int(body["message"])
        button = str(body["button"])
        if message < 0:
            return {"query": self._world.press_ephemeral(person, chat, -message, button)}
        return {"query": self._world.press(person, chat, message, button)}

    def _edit(self, body: Json) -> None:
        self._world.edit(self.person(body), self.chat(body), int(body["message"]), str(body["text"]))

    def _delete(self, body: Json) -> None:
        self._world.delete(self.chat(body), int(body["message"]))

    def _language(self, body: Json) -> None:
        self._world.set_language(self.person(body), body["language"])

    def _add_person(self, body: Json) -> Json:
        name = str(body["name"]).strip()
        if not name:
            raise ValueError("a person needs a name")
        person = self._world.add_person(name, language=body.get("language"))
        self._world.private(person)
        return {"person": person.id}

    def _add_chat(self, body: Json) -> Json:
        """Create a group or channel with all people; the visitor is its owner."""
        title, kind = str(body["title"]).strip(), body["kind"]
        if not title:
            raise ValueError("a chat needs a title")
        owner = self.person(body)
        others = [person for person in self._world.people.values() if person is not owner]
        if kind == "channel":
            chat = self._world.add_channel(title, admins=[owner], members=others, bot=None)
        else:
            chat = self._world.add_group(
                title,
                members=others,
                admins=[owner],
                supergroup=kind != "group",
                forum=kind == "forum",
                bot=None,
            )
        self._world.bot_added(chat, owner)
        return {"chat": chat.id}

    def _change_standing(self, body: Json) -> None:
        """Change the status of the bot or of the visitor in a chat, as ``act`` says."""
        person, chat, world = self.person(body), self.chat(body), self._world
        if chat.between:
            raise ValueError("a chat between two people stays as it is")
        acts: dict[str, Callable[[], object]] = {
            "block": lambda: world.block(person),
            "unblock": lambda: world.unblock(person),
            "add_bot": lambda: world.bot_added(chat, person),
            "remove_bot": lambda: world.bot_removed(chat, person),
            "promote_bot": lambda: world.promote_bot(chat, person),
            "demote_bot": lambda: world.demote_bot(chat, person),
            "mute_bot": lambda: world.restrict_bot(chat, person),
            "take_right": lambda: self._take_right(person, chat, str(body["right"])),
            "join": lambda: world.join(person, chat),
            "leave": lambda: world.leave(person, chat),
            "promote_me": lambda: world.promote(person, chat),
            "demote_me": lambda: world.demote(person, chat),
            "upgrade": lambda: world.upgrade(chat),
            "refuse_ephemeral": lambda: world.let_ephemeral(chat, allowed=False),
            "take_ephemeral": lambda: world.let_ephemeral(chat, allowed=True),
        }
        acts[str(body["act"])]()

    def _take_right(self, person: Person, chat: Chat, right: str) -> None:
        member = chat.member(self._state.bot)
        if right not in member.rights or right not in admin_rights(chat.type):
            raise ValueError(f"{self._state.bot.name} does not hold {right} in {chat.name}")
        self._world.promote_bot(chat, person, member.rights - {right})
