"""What the form fills in by itself: the day that a text names, and the publisher of an address."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefing.days import day_in
from briefing.followups.presets import known_publisher
from briefing.statement.entry import Evidence
from tests.support.statement_examples import MADE_ON, followup, shipped, statement

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("On 20 November 2026, an office was opened.", date(2026, 11, 20), id="English"),
        pytest.param("Офис открыт (20 ноября 2026 г.) в Алматы.", date(2026, 11, 20), id="Russian"),
        pytest.param("Кеңсе 2026 жылғы 20 қараша күні ашылды.", date(2026, 11, 20), id="Kazakh"),
        pytest.param("Opened 20.11.2026, as planned.", date(2026, 11, 20), id="dots"),
        pytest.param("Yesterday, the office was opened.", date(2026, 11, 21), id="a word"),
        pytest.param("The day before yesterday it opened.", date(2026, 11, 20), id="several words"),
        pytest.param("To be ready by 1 March 2027.", None, id="in the future"),
        pytest.param("As agreed on 1 March 2020.", None, id="before the statement"),
        pytest.param(
            "As agreed on 1 March 2020, opened on 3 November 2026.",
            date(2026, 11, 3),
            id="the first that fits",
        ),
        pytest.param("In November 2026 the office was opened.", None, id="no day"),
        pytest.param("31 February 2026", None, id="no such day"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_the_day_that_a_text_names(text: str, expected: date | None) -> None:
    assert day_in(text, MADE_ON, TODAY) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://qazinform.com/news/x", "Qazinform"),
        ("https://www.inform.kz/ru/x", "Qazinform"),
        ("https://kaz.baq.kz/x", "BAQ.KZ"),
        ("https://trend.az/x", "Trend"),
        ("https://news.example.org/x", "news.example.org"),
        ("https://notbaq.kz/x", "notbaq.kz"),
        ("https://t.me/akorda_press/77", "t.me/akorda_press"),
    ],
)
def test_the_publisher_that_the_log_knows(url: str, expected: str) -> None:
    assert known_publisher(url, shipped().statements["ots-2025"]) == expected


def test_posts_of_one_channel_have_one_publisher() -> None:
    post = Evidence("Akorda", "https://t.me/akorda_press/1", TODAY)
    of_it = statement(replace(followup(TODAY), evidence=(post,)))
    found = [known_publisher(f"https://t.me/{name}/2", of_it) for name in ("akorda_press", "other")]
    assert found == ["Akorda", "t.me/other"]
