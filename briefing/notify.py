"""Notifications to one person: through the outbox, in their language, once for each occurrence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.batch import Batch
from briefing.subscription import Target
from briefing.team.members import Member

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from briefing.outbox import Body
    from briefing.ports import Store


async def notify(
    store: Store,
    person: int,
    occurrence: str,
    render: Callable[[str], Sequence[Body]],
    now: datetime,
    *,
    language: str | None = None,
    expires_at: datetime | None = None,
) -> int:
    """Enqueue a notification to a person; return the number of rows.

    That is 0 when the person has rows with this ``occurrence`` already. ``render`` returns the bodies in a
    language, which is that of :func:`language_of`.
    """
    batch = Batch(now)
    bodies = render(await language_of(store, person, language))
    batch.put(occurrence, Target(person), bodies, silent=False, expires_at=expires_at)
    return await batch.enqueue(store)


async def language_of(store: Store, person: int, language: str | None = None) -> str:
    """Return the language that a person chose in the private chat, else ``language``.

    When that is None too, the language of the member in Telegram; empty when none is known.
    """
    chat = await store.chat(person)
    if chat is not None and chat.language:
        return chat.language
    if language is None:
        member = await store.get(Member, str(person))
        language = member.language if member else ""
    return language
