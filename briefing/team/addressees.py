"""Whom of the newsroom the bot writes to of its own accord."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.team.members import Member
from briefing.team.roles import Right, may

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefing.ports import Store


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody of the newsroom who can be reached."""

    person: int
    language: str
    """As chosen in the private chat, else as known of the person; empty when nothing is."""


async def editors(store: Store, owners: Collection[int]) -> tuple[Addressee, ...]:
    """Return the owners and everybody who may write, in the order of their ids."""
    return await _with_right(store, owners, Right.WRITE)


async def reviewers(store: Store, owners: Collection[int], author: int) -> tuple[Addressee, ...]:
    """Return the owners and everybody who may review, without the author, in the order of their ids."""
    return tuple(each for each in await _with_right(store, owners, Right.REVIEW) if each.person != author)


async def _with_right(store: Store, owners: Collection[int], right: Right) -> tuple[Addressee, ...]:
    """Return who has a right and can be reached.

    Telegram lets a bot write only to people who have spoken to it: whoever never has is left out until then,
    and so is whoever has blocked the bot.
    """
    languages = dict.fromkeys(owners, "")
    for member in await store.records(Member):
        if may(member.role, right):
            languages[member.person] = member.language
    reached = []
    for person, language in sorted(languages.items()):
        chat = await store.chat(person)
        if chat is not None and chat.paused is None:
            reached.append(Addressee(person, chat.language or language))
    return tuple(reached)
