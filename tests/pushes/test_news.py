"""What was shipped while the bot was away is told once, by the next digest."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from briefing.statement import Evidence, FollowUp, Status, Text

if TYPE_CHECKING:
    from sandbox import Chat, Message
    from storage.content import Content
    from tests.desk import Desk

WORDS = {"en": "The year was handed over.", "ru": "Год передан.", "kk": "Жыл тапсырылды."}
HANDED_OVER = FollowUp(
    id="2026-11-12-handed-over",
    initiative="chamber",
    happened_on=date(2026, 11, 12),
    text=Text(MappingProxyType(WORDS)),
    evidence=(Evidence("Agency", "https://agency.example/", date(2026, 11, 16)),),
    status=Status.FULFILLED,
    meets="chamber_chairmanship",
)
"""Read on Monday, 16 November, six days before the tests' present."""


def with_one_more(content: Content, entry: FollowUp) -> Content:
    ots = content.statements["ots-2025"]
    longer = replace(ots, followups=(*ots.followups, entry))
    return replace(content, statements=MappingProxyType({**content.statements, ots.id: longer}))


def nine(day: int) -> datetime:
    """Return 09:00 in Almaty on a day of November 2026."""
    return datetime(2026, 11, day, 4, 0, tzinfo=UTC)


def digests(messages: list[Message]) -> list[str]:
    return [each.text for each in messages if each.text.startswith("📰")]


async def restarted(desk: Desk, content: Content, after: timedelta) -> None:
    """Stop the bot and start it a while later, with this content."""
    await desk.stop()
    desk.now += after
    desk.content = content
    await desk.start()


@pytest.mark.parametrize(
    ("language", "expected", "nothing"),
    [
        pytest.param(
            "en",
            ["Status: Chamber", "In progress → ✅ Fulfilled /chamber", "12 November 2026", WORDS["en"]],
            "Nothing new since 23 November 2026.",
            id="en",
        ),
        pytest.param(
            "ru",
            ["Статус: ", "Выполнено /chamber", "12 ноября 2026", WORDS["ru"]],
            "С 23 ноября 2026 г. новостей нет.",
            id="ru",
        ),
        pytest.param(
            "kk",
            ["Мәртебесі: ", "Орындалды /chamber", "2026", WORDS["kk"]],
            "жаңалық жоқ.",
            id="kk",
        ),
    ],
)
async def test_an_entry_shipped_later_than_read_is_told_once(
    desk: Desk, content: Content, language: str, expected: list[str], nothing: str
) -> None:
    person = desk.box.world.add_person("P", language=language)
    chat = desk.box.world.private(person)
    await desk.say(person, chat, "/subscribe")
    await desk.travel(desk.now)
    (first,) = digests(desk.box.world.messages(chat))
    assert WORDS[language] not in first

    await restarted(desk, with_one_more(content, HANDED_OVER), timedelta(hours=2))
    (shown,) = await desk.say(person, chat, "/whatsnew")
    (told,) = digests(await desk.pushed(chat, nine(23)))
    print(shown.text, told)
    for words in expected:
        assert words in shown.text
        assert words in told

    await restarted(desk, desk.content, timedelta(hours=1))
    (shown,) = await desk.say(person, chat, "/whatsnew")
    print(shown.text)
    assert nothing in shown.text
    assert WORDS[language] not in shown.text
    for day in range(24, 30):
        assert digests(await desk.pushed(chat, nine(day))) == []
    (weekly,) = digests(await desk.pushed(chat, nine(30)))
    assert nothing in weekly
