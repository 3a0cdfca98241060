"""Settings in words: a place, an hour, days, in every language of the interface, alone or together."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from briefing.cities import city_name
from briefing.preferences import Frequency, Preferences
from briefing.subscriptions.typed_settings import read_settings
from briefing.zones import places
from tests.support.buttons import on
from views.telegram.subscriptions.callbacks import Prefer

if TYPE_CHECKING:
    from sandbox import Chat, Message, Person
    from storage.content import Content
    from tests.desk import Desk

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LANGUAGES = ("az", "en", "kk", "ky", "ru", "tr", "uz")
PRESENT = Preferences("UTC", Frequency.DAILY)


def after(typed: str) -> Preferences | None:
    found = read_settings(typed, LANGUAGES, NOW)
    return found.applied(PRESENT) if found else None


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Almaty", "Asia/Almaty"),
        ("Алматы", "Asia/Almaty"),
        ("в Астане", "Asia/Almaty"),
        ("Алматыда", "Asia/Almaty"),
        ("astana", "Asia/Almaty"),
        ("Ташкент", "Asia/Tashkent"),
        ("Бішкек", "Asia/Bishkek"),
        ("İstanbul", "Europe/Istanbul"),
        ("Стамбұл", "Europe/Istanbul"),
        ("Türkiye", "Europe/Istanbul"),
        ("в Турции", "Europe/Istanbul"),
        ("New York", "America/New_York"),
        ("нью йорк", "America/New_York"),
        ("Kiev", "Europe/Kyiv"),
        ("Germany", "Europe/Berlin"),
        ("Казахстан", "Asia/Almaty"),
        ("europe/london", "Europe/London"),
        ("Etc/GMT-5", "Etc/GMT-5"),
        ("UTC", "UTC"),
        ("UTC+5", "Etc/GMT-5"),
        ("gmt -3", "Etc/GMT+3"),
        ("+5", "Etc/GMT-5"),
        ("UTC+5:45", "Asia/Kathmandu"),
        ("İSTANBUL", "Europe/Istanbul"),
        ("ISTANBUL", "Europe/Istanbul"),
        ("İstanbul’da", "Europe/Istanbul"),
        ("Londra", "Europe/London"),
        ("Bakı", "Asia/Baku"),
        ("Bakıda", "Asia/Baku"),
        ("Bakı vaxtı ilə", "Asia/Baku"),
        ("Toshkent", "Asia/Tashkent"),
        ("Toşkentda", "Asia/Tashkent"),
        ("Olmaota", "Asia/Almaty"),
        ("Qozog‘iston", "Asia/Almaty"),
        ("Qozoğiston", "Asia/Almaty"),
        ("Бишкекте", "Asia/Bishkek"),
        ("Ош", "Asia/Bishkek"),
        ("La Paz", "America/La_Paz"),
        ("Port of Spain", "America/Port_of_Spain"),
    ],
)
def test_a_place_is_a_zone(typed: str, zone: str) -> None:
    changed = after(typed)
    assert changed is not None
    assert (changed.zone, changed.hours, changed.frequency) == (zone, PRESENT.hours, PRESENT.frequency)


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("18", (18,)),
        ("18:00", (18,)),
        ("9am", (9,)),
        ("12 am", (0,)),
        ("6 p.m.", (18,)),
        ("в 7", (7,)),
        ("в 9 вечера", (21,)),
        ("сағат 18-де", (18,)),
        ("кешкі 6-да", (18,)),
        ("at 9 and 18:00", (9, 18)),
        ("tomorrow 9am", (9,)),
        ("завтра в 9", (9,)),
        ("ертең 9-да", (9,)),
        ("saat 9’da", (9,)),
        ("sabah 9, akşam 6'da", (9, 18)),
        ("gece 11'de", (23,)),
        ("axşam 6-da", (18,)),
        ("soat 9 da", (9,)),
        ("kechqurun 6 da", (18,)),
        ("саат 9да", (9,)),
        ("эртең менен 9да", (9,)),
    ],
)
def test_an_hour_is_taken_in_place_of_those_before(typed: str, hours: tuple[int, ...]) -> None:
    changed = after(typed)
    assert changed is not None
    assert changed == Preferences("UTC", hours=hours)


@pytest.mark.parametrize(
    ("typed", "frequency", "weekdays"),
    [
        ("daily", Frequency.DAILY, PRESENT.weekdays),
        ("каждый день", Frequency.DAILY, PRESENT.weekdays),
        ("күн сайын", Frequency.DAILY, PRESENT.weekdays),
        ("every Monday", Frequency.WEEKLY, (0,)),
        ("once a week on Mondays", Frequency.WEEKLY, (0,)),
        ("каждую среду", Frequency.WEEKLY, (2,)),
        ("дүйсенбі сайын", Frequency.WEEKLY, (0,)),
        ("әр жұма", Frequency.WEEKLY, (4,)),
        ("по понедельникам и четвергам", Frequency.WEEKDAYS, (0, 3)),
        ("weekdays", Frequency.WEEKDAYS, (0, 1, 2, 3, 4)),
        ("по будням", Frequency.WEEKDAYS, (0, 1, 2, 3, 4)),
        ("никогда", Frequency.OFF, PRESENT.weekdays),
        ("her gün", Frequency.DAILY, PRESENT.weekdays),
        ("her pazartesi", Frequency.WEEKLY, (0,)),
        ("cuma günleri", Frequency.WEEKLY, (4,)),
        ("salıları ve perşembeleri", Frequency.WEEKDAYS, (1, 3)),
        ("hafta içi", Frequency.WEEKDAYS, (0, 1, 2, 3, 4)),
        ("haftada bir", Frequency.WEEKLY, PRESENT.weekdays),
        ("hər gün", Frequency.DAILY, PRESENT.weekdays),
        ("hər bazar ertəsi", Frequency.WEEKLY, (0,)),
        ("hər çərşənbə axşamı və cümə axşamı", Frequency.WEEKDAYS, (1, 3)),
        ("iş günləri", Frequency.WEEKDAYS, (0, 1, 2, 3, 4)),
        ("ayda bir dəfə", Frequency.MONTHLY, PRESENT.weekdays),
        ("har kuni", Frequency.DAILY, PRESENT.weekdays),
        ("har dushanba", Frequency.WEEKLY, (0,)),
        ("har duşanba", Frequency.WEEKLY, (0,)),
        ("ish kunlari", Frequency.WEEKDAYS, (0, 1, 2, 3, 4)),
        ("hech qachon", Frequency.OFF, PRESENT.weekdays),
        ("heç qaçon", Frequency.OFF, PRESENT.weekdays),
        ("күнүгө", Frequency.DAILY, PRESENT.weekdays),
        ("дүйшөмбү сайын", Frequency.WEEKLY, (0,)),
        ("ар жума", Frequency.WEEKLY, (4,)),
        ("иш күндөрү", Frequency.WEEKDAYS, (0, 1, 2, 3, 4)),
        ("айына бир жолу", Frequency.MONTHLY, PRESENT.weekdays),
    ],
)
def test_days_say_how_often(typed: str, frequency: Frequency, weekdays: tuple[int, ...]) -> None:
    changed = after(typed)
    assert changed is not None
    assert (changed.frequency, changed.weekdays) == (frequency, weekdays)


@pytest.mark.parametrize(
    "typed",
    [
        "15th of every month at 18:00",
        "каждое 15 число в 18",
        "15-го числа каждого месяца в 18:00",
        "әр айдың 15-і күні 18:00",
        "ayın 15'inde 18:00",
        "her ayın 15’i saat 18’de",
        "hər ayın 15-i 18:00",
        "har oyning 15-kuni soat 18 da",
        "ар айдын 15-күнү 18:00дө",
    ],
)
def test_a_day_of_the_month_is_not_an_hour(typed: str) -> None:
    changed = after(typed)
    assert changed is not None
    assert (changed.frequency, changed.month_day, changed.hours) == (Frequency.MONTHLY, 15, (18,))


@pytest.mark.parametrize(
    "typed",
    [
        *("Mars/Olympus", "soon", "next Monday", "every 3 days", "25", "18:30", "UTC+17", "18 утра", "every"),
        *("32nd of every month", "daily Monday", "Almaty UTC+5", "every Monday 15th", "Almaty Tashkent"),
    ],
)
def test_what_is_not_wholly_understood_changes_nothing(typed: str) -> None:
    assert read_settings(typed, LANGUAGES, NOW) is None


def test_every_place_is_read_beside_an_hour_by_its_name_in_each_language(content: Content) -> None:
    assert set(content.catalogues) == set(LANGUAGES)
    unread = []
    for language in LANGUAGES:
        for zone in places():
            name = city_name(zone, language)
            found = read_settings(f"{name} 18:00", LANGUAGES, NOW)
            if found is None or zone not in found.zones or found.hours != (18,):
                unread.append((language, name))
    assert unread == []


async def begun(desk: Desk, person: Person) -> Chat:
    chat = desk.box.world.private(person)
    await desk.say(person, chat, "/subscribe")
    await desk.travel(desk.now)
    return chat


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Tashkent", ["Digest: every day", "Hours: 09:00", "Time zone: Tashkent (UTC+5)"]),
        ("UTC-3", ["Time zone: UTC-3"]),
        (
            "New York every Monday 18:00",
            ["Digest: once a week (Mon)", "Hours: 18:00", "Time zone: New York (UTC-5)"],
        ),
        ("каждый понедельник в 18:00", ["Digest: once a week (Mon)", "Hours: 18:00"]),
    ],
)
async def test_one_command_changes_all_that_it_names(
    desk: Desk, emma: Person, typed: str, shown: list[str]
) -> None:
    chat = await begun(desk, emma)
    (settings,) = await desk.say(emma, chat, f"/settings {typed}")
    assert [each for each in shown if each not in settings.text] == []


async def test_what_is_not_understood_is_answered_with_examples(desk: Desk, emma: Person) -> None:
    chat = await begun(desk, emma)
    (before,) = await desk.say(emma, chat, "/settings")
    (refusal,) = await desk.say(emma, chat, "/settings Mars/Olympus at 9")
    assert "“Mars/Olympus at 9” is not understood, so nothing was changed." in refusal.text
    assert "/settings every Monday 18:00" in refusal.text
    (after_it,) = await desk.say(emma, chat, "/settings")
    assert after_it.text == before.text


async def test_a_country_with_several_clocks_is_asked_about(desk: Desk, emma: Person) -> None:
    chat = await begun(desk, emma)
    question: Message
    (question,) = await desk.say(emma, chat, "/settings Россия 18:00")
    assert "Which place has your time?" in question.text
    await desk.press(emma, chat, question, on(Prefer, name="z", value="Asia/Novosibirsk"))
    assert "Time zone: Novosibirsk (UTC+7)" in question.text
    assert "Hours: 18:00" in question.text
