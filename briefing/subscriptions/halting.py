"""Halting a target: a topic that is closed or deleted, or a chat in which the bot may not write."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from briefing.followings import Following, key_of
from briefing.sender import ErrorKind
from briefing.subscription import HaltReason

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.ports import Store
    from briefing.records import Records
    from briefing.subscription import Subscription, Target

    P = TypeVar("P", Subscription, Following)

HALTS = {
    ErrorKind.TOPIC_CLOSED: HaltReason.TOPIC_CLOSED,
    ErrorKind.TOPIC_DELETED: HaltReason.TOPIC_DELETED,
    ErrorKind.NO_RIGHT: HaltReason.NO_RIGHT,
}
"""The errors of a place that takes no messages of the bot, though the bot is there, and why it is halted."""


async def halt(store: Store, target: Target, reason: HaltReason) -> str | None:
    """Halt the subscription and the following of a target.

    Return the language of the subscription or following; None when neither was halted by this call, so that
    nobody is informed twice.
    """
    languages = await _replace_halt(store, target, lambda present: present or reason)
    return languages[0] if languages else None


async def halt_chat(store: Store, chat_id: int, reason: HaltReason) -> None:
    """Halt every target of a chat."""
    for target in await _targets(store, chat_id):
        await halt(store, target, reason)


async def resume_chat(store: Store, chat_id: int, only: HaltReason) -> None:
    """Resume every target of a chat that was halted for this reason."""
    for target in await _targets(store, chat_id):
        await resume(store, target, only)


async def _targets(store: Store, chat_id: int) -> set[Target]:
    subscribed = {each.target for each in await store.subscriptions([chat_id])}
    return subscribed | {each.target for each in await store.find(Following, person=chat_id)}


async def resume(store: Store, target: Target, only: HaltReason | None = None) -> None:
    """Resume a target; with ``only``, if it was halted for that reason."""
    await _replace_halt(store, target, lambda present: None if only in (None, present) else present)


async def _replace_halt(
    store: Store, target: Target, change: Callable[[HaltReason | None], HaltReason | None]
) -> list[str]:
    """Change the halts of subscription and following of a target; return the languages of changed ones."""
    languages: list[str] = []

    def changed(present: P) -> P:
        after = replace(present, halted=change(present.halted))
        if after != present:
            languages.append(present.language)
        return after

    async def change_following(records: Records) -> None:
        present = await records.get(Following, key_of(target))
        if present is not None:
            records.put(changed(present))

    await store.change_subscription(target, lambda present: present and changed(present))
    await store.transact(change_following)
    return languages
