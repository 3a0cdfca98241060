"""Entries that editors publish, put into the log as the form does at its last step."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from briefing.followups.publishing import publish
from briefing.statement.entry import Check, Evidence, EvidenceKind, FollowUp, Status
from briefing.statement.text import Text
from briefing.team.audit import Actor
from briefing.team.roles import Role

if TYPE_CHECKING:
    from sandbox import Chat, Message, Person
    from tests.desk import Desk

EDITOR = 77
MINUTE = timedelta(seconds=60)
WORDS = "The office was opened."


def nine(day: int, month: int = 11) -> datetime:
    """Return 09:00 in Almaty on a day of 2026."""
    return datetime(2026, month, day, 4, 0, tzinfo=UTC)


async def followed_up(
    desk: Desk,
    slug: str = "chamber",
    words: str = WORDS,
    status: Status | None = None,
    *,
    statement: str = "ots-2025",
    corrects: FollowUp | None = None,
    meets: str | None = None,
) -> FollowUp:
    """Publish what happened on 21 November 2026, with evidence, a second from now."""
    desk.now += timedelta(seconds=1)
    evidence = Evidence("Agency", "https://agency.example/1", date(2026, 11, 22), EvidenceKind.OFFICIAL)
    reason = Text({"en": "It was another city."}) if corrects else None
    item = FollowUp(
        f"e-{desk.now:%Y%m%d%H%M%S}-{slug}"[:40],
        slug,
        date(2026, 11, 21),
        Text({"en": words}),
        (evidence,),
        status,
        meets,
        correction_of=corrects.id if corrects else None,
        correction_reason=reason,
    )
    await _publish(desk, item, statement)
    return item


async def checked(desk: Desk, slug: str = "chamber", status: Status | None = None) -> None:
    """Publish that somebody looked on 22 November 2026, a second from now."""
    desk.now += timedelta(seconds=1)
    why = Text({"en": "Nobody has seen it."})
    await _publish(
        desk, Check(f"e-{desk.now:%Y%m%d%H%M%S}-check", slug, date(2026, 11, 22), why, status), "ots-2025"
    )


async def _publish(desk: Desk, item: FollowUp | Check, statement_id: str) -> None:
    assert desk.app is not None
    services = desk.app.services
    statement = services.library.statements[statement_id]
    actor = Actor(EDITOR, Role.EDITOR, desk.now)
    await services.store.transact(lambda records: publish(records, actor, statement, item))
    await services.refresh()


def plain(message: Message) -> str:
    """Return the text with usual spaces where views put those that do not break."""
    return message.text.replace("\u202f", " ").replace("\u00a0", " ")


async def told(desk: Desk, chat: Chat, moment: datetime) -> list[str]:
    """Travel to a moment and return what came to a chat because it follows something."""
    return [plain(each) for each in await desk.pushed(chat, moment) if each.text.startswith("🔔")]


async def digests(desk: Desk, chat: Chat, moment: datetime) -> list[str]:
    """Travel to a moment and return the digests that came to a chat."""
    return [plain(each) for each in await desk.pushed(chat, moment) if each.text.startswith("📰")]


async def subscribed(desk: Desk, person: Person, chat: Chat, thread: int | None = None) -> Message:
    """Subscribe and return the message with the settings; the first digest has come by then."""
    settings, *_digest = await desk.say(person, chat, "/subscribe", thread=thread)
    await desk.travel(desk.now)
    return settings
