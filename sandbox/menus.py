"""Command menus: which one a person sees in a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sandbox.chats import Chat
    from sandbox.kinds import Json
    from sandbox.people import Person

    Menus = Mapping[tuple[str, str], list[Json]]
    """Menus by scope and language."""


def menu_of(menus: Menus, person: Person, chat: Chat) -> list[Json]:
    """Return the menu of the narrowest scope that has one, in their language if possible, else none."""
    language = (person.language_code or "")[:2].lower()
    for scope in _scopes(person, chat):
        for code in (language, ""):
            if commands := menus.get((scope, code)):
                return commands
    return []


def _scopes(person: Person, chat: Chat) -> list[str]:
    if chat.is_private:
        return [f"chat:{chat.id}", "all_private_chats", "default"]
    manages = chat.member(person).manages
    scopes = [
        f"chat_member:{chat.id}:{person.id}",
        f"chat_administrators:{chat.id}" if manages else "",
        f"chat:{chat.id}",
        "all_chat_administrators" if manages else "",
        "all_group_chats",
        "default",
    ]
    return [scope for scope in scopes if scope]
