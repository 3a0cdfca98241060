"""Writing to one person of the bot's own accord, through the outbox like every push."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.outbox import Row
from briefing.subscription import Target
from briefing.team.members import Member
from views.telegram.support.bodies import bodies

if TYPE_CHECKING:
    from handlers.support.context import Services
    from views.telegram.support.page import Page
    from views.translate import Translator


async def tell(
    services: Services, person_id: int, occurrence: str, shown: Page, *, about: int | None = None
) -> None:
    """Send a page to a person once for each ``occurrence``, which no other message to them has.

    ``about`` is the id of another person, group or channel that it names: it goes when that one is forgotten.
    """
    now = services.clock()
    parts = bodies(shown, () if about is None else (about,))
    rows = [
        Row(occurrence, Target(person_id), number, body.hash, due_at=now) for number, body in enumerate(parts)
    ]
    await services.store.enqueue({}, rows, parts)
    services.wake_worker()


async def language_of(services: Services, person_id: int, language: str | None) -> Translator:
    """Return the translator for a person who is written to: as chosen in the private chat, else as known.

    ``language`` is what the caller knows; without it a member is known by what Telegram said of them.
    """
    if language is None:
        member = await services.store.record(Member, str(person_id))
        language = member.language if member else None
    return services.translator(await services.store.chat(person_id), language)
