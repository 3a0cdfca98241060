"""What was shipped while the bot was away is told once, by the next digest."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from briefing.statement.entry import Evidence, FollowUp, Status
from briefing.statement.text import Text
from tests.support.buttons import on
from views.telegram.statement.callbacks import ShowLog
from views.telegram.subscriptions.callbacks import Subscribe

if TYPE_CHECKING:
    from sandbox import Message, Person
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


def plain(message: Message) -> str:
    """Return the text with usual spaces where views put those that do not break."""
    return message.text.replace("\u202f", " ").replace("\u00a0", " ")


def digests(messages: list[Message]) -> list[str]:
    return [plain(each) for each in messages if each.text.startswith("📰")]


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
            ["in progress → ✅ fulfilled /chamber", "12 November 2026, on time", WORDS["en"]],
            "No new entries in the log since 23 November 2026; last checked on 29 November 2026 "
            "in sources up to 15 May 2026.",
            id="en",
        ),
        pytest.param(
            "ru",
            ["в работе → ✅ выполнено /chamber", "завершено 12 ноября 2026 года, в срок", WORDS["ru"]],
            "В хронике нет новых записей с 23 ноября 2026 года. Последняя проверка: 29 ноября 2026 года, "
            "по источникам до 15 мая 2026 года.",
            id="ru",
        ),
        pytest.param(
            "kk",
            [
                "орындалуда → ✅ орындалды /chamber",
                "2026 жылғы 12 қараша күні аяқталды, мерзімінде",
                WORDS["kk"],
            ],
            "2026 жылғы 23 қараша күнінен бері хроникаға жаңа жазба қосылған жоқ; "
            "соңғы тексеру: 2026 жылғы 29 қараша, 2026 жылғы 15 мамыр күніне дейінгі дереккөздер бойынша.",
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
    for words in expected:
        assert words in plain(shown)
        assert words in told

    await restarted(desk, desk.content, timedelta(hours=1))
    (shown,) = await desk.say(person, chat, "/whatsnew")
    assert nothing in plain(shown)
    assert WORDS[language] not in plain(shown)
    for day in range(24, 31):
        assert await desk.pushed(chat, nine(day)) == []


async def test_whatsnew_tells_who_has_not_subscribed_the_last_five_entries_newest_first(
    desk: Desk, content: Content, emma: Person
) -> None:
    chat = desk.box.world.private(emma)
    await restarted(desk, with_one_more(content, HANDED_OVER), timedelta(days=90))
    (shown,) = await desk.say(emma, chat, "/whatsnew")
    days = [line.partition(":")[0] for line in plain(shown).splitlines() if " 2026: " in line]
    newest = ["12 November 2026", "15 May 2026", "10 March 2026", "25 February 2026", "20 February 2026"]
    assert days == newest
    assert len(shown.buttons) == 2
    await desk.press(emma, chat, shown, on(ShowLog, slug=""))
    assert "12 November 2026" in plain(shown)
    (asked,) = await desk.say(emma, chat, "/whatsnew")
    await desk.press(emma, chat, asked, on(Subscribe, chat=0, thread=0))
    assert "Subscribed" in asked.text


async def test_what_is_shipped_an_hour_after_a_digest_waits_for_the_next(
    desk: Desk, content: Content, emma: Person
) -> None:
    """With two digests a day that is the one of the same evening."""
    chat = desk.box.world.private(emma)
    settings, *_digest = await desk.say(emma, chat, "/subscribe")
    for button in ("🕘 Hours", "18"):
        await desk.press(emma, chat, settings, button)
    await desk.travel(nine(23))
    desk.now = nine(23)
    await restarted(desk, with_one_more(content, HANDED_OVER), timedelta(hours=1))
    (told,) = digests(await desk.pushed(chat, nine(23) + timedelta(hours=9)))
    assert WORDS["en"] in told
    assert digests(await desk.pushed(chat, nine(24))) == []


async def test_two_chats_told_at_different_moments_are_sent_one_body(
    desk: Desk, content: Content, emma: Person
) -> None:
    other = desk.box.world.add_person("Other", language="en")
    chats = [desk.box.world.private(each) for each in (emma, other)]
    for person, chat in zip((emma, other), chats, strict=True):
        await desk.say(person, chat, "/subscribe")
        await desk.travel(desk.now + timedelta(minutes=7))
    await restarted(desk, with_one_more(content, HANDED_OVER), timedelta(hours=1))
    await desk.travel(nine(23))
    told = [digests(desk.box.world.messages(chat))[-1] for chat in chats]
    assert told[0] == told[1]
    assert WORDS["en"] in told[0]
