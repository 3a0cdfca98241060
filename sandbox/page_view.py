"""The world as the page shows it: Bot API objects, with fields for what only people see."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sandbox.menus import menu_of

if TYPE_CHECKING:
    from sandbox.chats import Chat, Message
    from sandbox.kinds import Json
    from sandbox.people import Person
    from sandbox.state import State

_SNAPSHOT_MESSAGES = 500
"""Most messages of each chat in a snapshot, the newest."""


def view_message(message: Message) -> Json:
    """Return the ``Message`` object with reactions and with the keyboard, also a reply keyboard."""
    view = message.api()
    if message.reply_markup is not None:
        view["reply_markup"] = message.reply_markup
    if message.reactions:
        view["reactions"] = [
            {"emoji": emoji, "count": count, "people": _who(message, emoji)}
            for emoji, count in Counter(message.reactions.values()).items()
        ]
    if message.service:
        view["service"] = True
    return view


def _who(message: Message, emoji: str) -> list[int]:
    return [person for person, chosen in message.reactions.items() if chosen == emoji]


def view_chat(state: State, chat: Chat) -> Json:
    """Return the ``Chat`` object with members, topics and the bot's status."""
    present = [member for member in chat.members.values() if member.present]
    people = [member.user.id for member in present if not member.user.is_bot]
    return chat.api() | {
        "members": people,
        "admins": [member.user.id for member in present if member.manages and not member.user.is_bot],
        "bot_status": chat.member(state.bot).status,
        "bot_rights": sorted(chat.member(state.bot).rights),
        "owner": next((member.user.id for member in present if member.status == "creator"), None),
        "started": chat.started,
        "blocked": chat.blocked,
        "migrated_to": chat.migrated_to,
        "pinned": chat.pinned[-1] if chat.pinned else None,
        "topics": [topic.api() | {"closed": topic.closed} for topic in chat.topics.values()],
    }


def view_people(state: State) -> list[Json]:
    """Return every person as a ``User`` object."""
    return [person.api() for person in state.world.people.values() if not person.is_bot]


def view_state(state: State, serial: int) -> Json:
    """Return a snapshot of everything that the page shows; ``serial`` is the number of its newest event."""
    messages = [
        view_message(message)
        for chat in state.world.chats.values()
        for message in list(chat.log.values())[-_SNAPSHOT_MESSAGES:]
        if not message.deleted
    ]
    return {
        "serial": serial,
        "now": state.world.now,
        "bot": state.bot.api() | {"first_name": state.descriptions.get(("name", "")) or state.bot.first_name},
        "people": view_people(state),
        "chats": [view_chat(state, chat) for chat in state.world.chats.values()],
        "messages": messages,
    }


def view_menu(state: State, person: Person, chat: Chat) -> Json:
    """Return the commands and the description that this person sees in this chat."""
    language = (person.language_code or "")[:2].lower()
    described = (state.descriptions.get(("description", code)) for code in (language, ""))
    return {
        "commands": menu_of(state.commands, person, chat),
        "description": next((text for text in described if text), ""),
    }
