"""Readers who report something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.reports.reports import Report
from tests.support.buttons import on, pressable
from views.telegram.reports.callbacks import SendReport

if TYPE_CHECKING:
    from sandbox import Chat, Person
    from tests.desk import Desk


async def reader_of(desk: Desk, name: str = "Rita", language: str = "en") -> tuple[Person, Chat]:
    person = desk.box.world.add_person(name, language=language)
    return person, desk.box.world.private(person)


async def reported(
    desk: Desk, person: Person, chat: Chat, text: str, *, slug: str = "chamber", kind: str = "e"
) -> str:
    """Report through the deep link, send it if it is shown, and return what the reader is answered last."""
    await desk.say(person, chat, f"/start rep-{kind}-ots-2025-{slug}")
    return await written(desk, person, chat, text)


async def written(desk: Desk, person: Person, chat: Chat, text: str) -> str:
    """Answer the question of a report, and send it if it is shown."""
    shown = (await desk.say(person, chat, text))[-1]
    if any(each.startswith("rps:") for each in pressable(shown)):
        await desk.press(person, chat, shown, on(SendReport))
    return shown.text


async def kept(desk: Desk) -> list[Report]:
    assert desk.app is not None
    return await desk.app.services.store.find(Report)
