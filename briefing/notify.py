"""Writing to one person unasked: through the outbox, in their language, once for each occurrence."""

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
    """Enqueue a message to a person; return how many rows that made.

    None where the person has one for this ``occurrence`` in the outbox already. ``render`` returns the
    message in a language, one body for each part; :func:`language_of` says in which.
    """
    batch = Batch(now)
    bodies = render(await language_of(store, person, language))
    batch.put(occurrence, Target(person), bodies, silent=False, expires_at=expires_at)
    return await batch.enqueue(store)


async def language_of(store: Store, person: int, language: str | None = None) -> str:
    """Return the language that a person chose in the private chat, else ``language``: what the caller knows.

    Without it a member is written to in what Telegram said of them; empty when nothing says anything.
    """
    chat = await store.chat(person)
    if chat is not None and chat.language:
        return chat.language
    if language is None:
        member = await store.record(Member, str(person))
        language = member.language if member else ""
    return language
