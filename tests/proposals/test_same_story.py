"""Outlets that retell each other tell one story; two events of one initiative are two."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from briefing.proposals.same_story import is_same_story
from briefing.proposals.story import Story
from tests.proposals.headlines import matcher

DAY = date(2026, 1, 10)
Told = tuple[str, str]

SAME: list[tuple[Told, Told]] = [
    (
        (
            "Kazakhstan opens second track on Dostyk–Moiynty line",
            "Trains began running on the 836-km section.",
        ),
        ("Second track opened on Kazakhstan’s Dostyk–Moiynty railway", "The section of 836 km was opened."),
    ),
    (
        ("OTS economy ministers meet in Turkistan", "A memorandum on trade was signed."),
        ("Economy ministers of OTS countries meet in Turkistan", "The memorandum on trade was signed there."),
    ),
    (
        ("Тюркский инвестиционный фонд увеличит капитал", "Сейчас он составляет 600 млн долларов."),
        ("Капитал Тюркского инвестиционного фонда вырастет", "Сейчас это 600 млн долларов."),
    ),
    (
        ("Мирзиёев предложил тюркский альянс по кибербезопасности", "Он выступил на саммите ОТГ."),
        ("Мирзиёев предлагает тюркским странам альянс по кибербезопасности", "Он выступил на саммите ОТГ."),
    ),
    (
        ("Türk Yatırım Fonu faaliyete geçiyor", "Guvernörler Kurulu Bişkek’te toplandı."),
        ("Türk Yatırım Fonu 2026’da faaliyete geçecek", "Bişkek’te Guvernörler Kurulu toplandı."),
    ),
    (("Turkic chambers meet in Astana", ""), ("Turkic chambers met in Astana", "The guests came by train.")),
    (
        ("Turkic chambers meet in Astana", "They are guests of Kazakhstan."),
        ("Turkic chambers met in Kazakhstan", "They were guests in Astana."),
    ),
    (
        (
            "The Turkic Investment Fund approves its first project in Kyrgyzstan",
            "The loan is 30 million dollars.",
        ),
        ("The Turkic Investment Fund approved the first Kyrgyz project", "The loan is 30 million dollars."),
    ),
    (
        ("Economy Ministers of the OTS Meet in Turkistan", "A memorandum on trade was signed."),
        ("Ministers of Economy of Turkic States Meet in Kazakhstan", "A memorandum on trade was signed."),
    ),
]
OTHERS: list[tuple[Told, Told]] = [
    (
        ("Turkic Investment Fund to start lending in 2026", "The board of governors met in Bishkek."),
        ("Turkic Investment Fund appoints a director", "The shareholders elected a banker from Ankara."),
    ),
    (
        ("Тюркский инвестиционный фонд профинансирует завод в Баку", "Сумма сделки – 20 млн долларов."),
        ("Тюркский инвестиционный фонд профинансирует ферму в Оше", "Сумма сделки – 5 млн долларов."),
    ),
    (
        ("Тюркский инвестиционный фонд увеличит капитал", "Гендиректор рассказал о планах."),
        ("Тюркский инвестиционный фонд откроет офис в Ташкенте", "Гендиректор рассказал о планах."),
    ),
    (
        ("Turkic chambers meet in Astana", "Kazakhstan takes the chair."),
        ("Turkic chambers open a fair in Baku", "Two hundred firms take part."),
    ),
    (("Turkic chambers meet in Astana", ""), ("Turkic chambers open a fair in Baku", "")),
    (
        ("The Turkic Investment Fund approves a project in Kyrgyzstan", "It lends money for a solar plant."),
        ("The Turkic Investment Fund approves a project in Uzbekistan", "It lends money for a cotton mill."),
    ),
    (
        ("Kazakhstan and Azerbaijan agree on tariffs of the Middle Corridor", "They hold until 2030."),
        ("Kazakhstan and Georgia agree on tariffs of the Middle Corridor", "They hold until 2030."),
    ),
    (
        ("Тюркский инвестиционный фонд построит школу в Оше", ""),
        ("Тюркский инвестиционный фонд построит школу в Баку", ""),
    ),
]


def same(one: Told, other: Told, days: int = 1) -> bool:
    first = Story(*one, "https://a.example/1", "A", DAY, "feed")
    second = Story(*other, "https://b.example/1", "B", DAY + timedelta(days), "feed")
    found = matcher(with_log=False)
    reasons = found.matches(first)[0].reasons + found.matches(second)[0].reasons
    told = is_same_story(first, second, reasons, found.rules.same_story)
    assert told == is_same_story(second, first, reasons, found.rules.same_story)
    return told


@pytest.mark.parametrize(("one", "other"), SAME, ids=[one[0][:30] for one, _ in SAME])
def test_a_retold_story_is_the_same(one: Told, other: Told) -> None:
    assert same(one, other)
    assert same(one, other, -3)
    assert not same(one, other, 4)


@pytest.mark.parametrize(("one", "other"), OTHERS, ids=[other[0][:40] for _, other in OTHERS])
def test_another_event_of_the_initiative_is_another_story(one: Told, other: Told) -> None:
    assert not same(one, other)
