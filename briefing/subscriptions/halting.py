"""Halting one target: a topic that is closed or gone, a chat that the bot may not write in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.following.following import Following, key_of

if TYPE_CHECKING:
    from briefing.ports import Store
    from briefing.records import Records
    from briefing.subscription import HaltReason, Subscription, Target


async def halt(store: Store, target: Target, reason: HaltReason) -> str | None:
    """Let nothing more be due for a target.

    Returns the language of whoever subscribed or followed there; None when there was nothing to halt, any
    more or at all, so that whoever is to be told is told once.
    """
    languages = []

    def halted(present: Subscription | None) -> Subscription | None:
        if present is None or present.halted is not None:
            return present
        languages.append(present.language)
        return replace(present, halted=reason)

    def halted_too(records: Records) -> None:
        present = records.get(Following, key_of(target))
        if present is not None and present.halted is None:
            languages.append(present.language)
            records.put(replace(present, halted=reason))

    await store.change_subscription(target, halted)
    await store.transact(halted_too)
    return languages[0] if languages else None


async def halt_chat(store: Store, chat_id: int, reason: HaltReason) -> None:
    """Halt every target of a chat."""
    for target in await _targets(store, chat_id):
        await halt(store, target, reason)


async def resume_chat(store: Store, chat_id: int, only: HaltReason) -> None:
    """Let every target of a chat hear again that was halted for this reason."""
    for target in await _targets(store, chat_id):
        await resume(store, target, only)


async def _targets(store: Store, chat_id: int) -> set[Target]:
    subscribed = {each.target for each in await store.subscriptions([chat_id])}
    followings = await store.records(Following)
    return subscribed | {each.target for each in followings if each.chat_id == chat_id}


async def resume(store: Store, target: Target, only: HaltReason | None = None) -> None:
    """Let a target hear again; with ``only`` when that was the reason."""

    def ends(halted: HaltReason | None) -> bool:
        return halted is not None and only in (None, halted)

    def resumed(present: Subscription | None) -> Subscription | None:
        return replace(present, halted=None) if present is not None and ends(present.halted) else present

    def resumed_too(records: Records) -> None:
        present = records.get(Following, key_of(target))
        if present is not None and ends(present.halted):
            records.put(replace(present, halted=None))

    await store.change_subscription(target, resumed)
    await store.transact(resumed_too)
