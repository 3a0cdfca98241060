"""Whom of the newsroom the bot writes to of its own accord."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.team.members import Member
from briefing.team.roles import Right, may

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefing.ports import Store


async def editors(store: Store, owners: Collection[int]) -> tuple[int, ...]:
    """Return the owners and everybody who may write, in the order of their ids."""
    return await _with_right(store, owners, Right.WRITE)


async def reviewers(store: Store, owners: Collection[int], author: int) -> tuple[int, ...]:
    """Return the owners and everybody who may review, without the author, in the order of their ids."""
    return tuple(each for each in await _with_right(store, owners, Right.REVIEW) if each != author)


async def _with_right(store: Store, owners: Collection[int], right: Right) -> tuple[int, ...]:
    """Return who has a right and can be reached.

    Telegram lets a bot write only to people who have spoken to it: whoever never has is left out until then,
    and so is whoever has blocked the bot.
    """
    members = await store.records(Member)
    people = {*owners, *(each.person for each in members if may(each.role, right))}
    chats = [await store.chat(each) for each in sorted(people)]
    return tuple(each.id for each in chats if each is not None and each.paused is None)
