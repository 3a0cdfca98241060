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
    """Return the ``Message`` object with reactions and with the keyboard, also a reply keyboard.

    Here an ephemeral message is named by its own id with a minus, so that the page needs one kind of id;
    ``only_for`` is the person who sees it.
    """
    view = message.api()
    if message.chat.between:
        view["chat"] = _view_between(message.chat)
    if message.ephemeral_id:
        viewer = message.receiver if message.from_bot else message.sender
        view |= {"message_id": -message.ephemeral_id, "only_for": viewer.id if viewer is not None else None}
        if message.in_place_of is not None:
            view["in_place_of"] = message.in_place_of
    answered = view.get("reply_to_message", {})
    if "ephemeral_message_id" in answered:
        answered["message_id"] = -answered["ephemeral_message_id"]
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
    people = [member.user for member in present if not member.user.is_bot]
    shown = _view_between(chat) if chat.between else chat.api()
    return shown | {
        "members": [person.id for person in people],
        "admins": [member.user.id for member in present if member.manages and not member.user.is_bot],
        "bot_status": chat.member(state.bot).status,
        "bot_rights": sorted(chat.member(state.bot).rights),
        "owner": next((member.user.id for member in present if member.status == "creator"), None),
        "started": chat.started,
        "blocked": chat.blocked,
        "migrated_to": chat.migrated_to,
        "pinned": chat.pinned[-1] if chat.pinned else None,
        "may_add": [each.id for each in people if state.world.may_add_bot(each, chat, with_rights=False)],
        "may_promote": [each.id for each in people if state.world.may_add_bot(each, chat, with_rights=True)],
        "takes_ephemeral": chat.takes_ephemeral,
        "topics": [topic.api() | {"closed": topic.closed} for topic in chat.topics.values()],
    }


def _view_between(chat: Chat) -> Json:
    """Return what stands for a chat between two people, who are its members, with an id of its own."""
    return {"id": chat.id, "type": "between"}


def view_bot(state: State) -> Json:
    """Return the ``User`` object of the bot with its name of today and the modes that are on."""
    settings = state.world.settings
    return state.bot.api() | {
        "first_name": state.descriptions.get(("name", "")) or state.bot.first_name,
        "inline": settings.inline,
        "guests": settings.guests and not state.world.older_server,
        "placeholder": settings.placeholder,
    }


def view_people(state: State) -> list[Json]:
    """Return every person as a ``User`` object."""
    return [person.api() for person in state.world.people.values() if not person.is_bot]


def view_state(state: State, serial: int) -> Json:
    """Return a snapshot of everything that the page shows; ``serial`` is the number of its newest event."""
    messages = [
        view_message(message) for chat in state.world.chats.values() for message in _newest(state, chat)
    ]
    return {
        "serial": serial,
        "now": state.world.now,
        "bot": view_bot(state),
        "people": view_people(state),
        "chats": [view_chat(state, chat) for chat in state.world.chats.values()],
        "messages": messages,
    }


def _newest(state: State, chat: Chat) -> list[Message]:
    """Return the newest messages of a chat as they came, ephemeral ones between the others."""
    ordinary = [each for each in list(chat.log.values())[-_SNAPSHOT_MESSAGES:] if not each.deleted]
    ephemeral = state.world.all_ephemerals(chat)
    return sorted(
        [*ordinary, *ephemeral], key=lambda each: (each.message_id or each.after, each.ephemeral_id)
    )


def view_menu(state: State, person: Person, chat: Chat) -> Json:
    """Return the commands and the description that this person sees in this chat."""
    absent = not chat.is_private and not chat.member(state.bot).present
    language = (person.language_code or "")[:2].lower()
    described = (state.descriptions.get(("description", code)) for code in (language, ""))
    return {
        "commands": [] if absent else menu_of(state.commands, person, chat),
        "description": next((text for text in described if text), ""),
    }
