"""What the texts give as an example is read by the bot as the English example, in every language."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from briefing.days import day_of
from briefing.moments import moment_of
from briefing.preferences import Frequency
from briefing.subscriptions.typed_settings import read_settings
from tests.views.shown import every_translator, shipped
from views.spelling import ReformedTranslator

if TYPE_CHECKING:
    from views.translate import Translator

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
"""A Tuesday."""
ZONE = ZoneInfo("Asia/Almaty")
DAYS = (
    "On which day did it happen? Such as 2026-02-20, 20.02.2026 or 20 February 2026.",
    "That cannot be read as a date. Write it as 2026-02-20, 20.02.2026 or 20 February 2026.",
)
MOMENTS = (
    (
        "When? Write a day and an hour, such as tomorrow at 9, Friday 18:00 or 2026-12-01 09:00, in the time "
        "of {zone}."
    ),
    (
        "It is not clear which day and hour that is. Write both: tomorrow at 9, Friday 18:00, "
        "1 December 2026 09:00."
    ),
)
LANGUAGES = ("az", "en", "kk", "ky", "ru", "tr", "uz")
_BEGIN = re.compile(r"(?:: |[Ss]uch as |it as )(?!.*(?:such as|it as))")
_BETWEEN = re.compile(r", | (?:or|или|немесе|veya|və ya|yoki|же) ")


def examples(tr: Translator, message: str) -> list[str]:
    """Return the examples of a message: what stands after its first colon, up to the end of that sentence."""
    words = tr.gettext(message, zone="{zone}").replace("\N{NO-BREAK SPACE}", " ")
    listed = _BEGIN.split(words, maxsplit=1)[1]
    return [each for each in _BETWEEN.split(re.split(r"\.(?= |$)", listed)[0]) if "{" not in each]


REFORMED = "uz, reformed"


@pytest.fixture(params=(*LANGUAGES, REFORMED))
def tr(request: pytest.FixtureRequest) -> Translator:
    assert set(every_translator()) == set(LANGUAGES)
    if request.param == REFORMED:
        return ReformedTranslator(shipped().catalogues["uz"], ())
    return every_translator()[request.param]


@pytest.mark.parametrize("message", DAYS)
def test_examples_of_days(tr: Translator, message: str) -> None:
    found = examples(tr, message)
    assert [day_of(each, NOW.date()) for each in found] == [date(2026, 2, 20)] * 3, found


@pytest.mark.parametrize("message", MOMENTS)
def test_examples_of_moments(tr: Translator, message: str) -> None:
    found = examples(tr, message)
    expected = ["2026-11-25 09:00", "2026-11-27 18:00", "2026-12-01 09:00"]
    read = [moment_of(each, NOW, ZONE).astimezone(ZONE).strftime("%Y-%m-%d %H:%M") for each in found]
    assert read == expected, found


def test_the_example_of_a_post(tr: Translator) -> None:
    assert moment_of(tr.gettext("tomorrow at 9"), NOW, ZONE) == datetime(2026, 11, 25, 4, tzinfo=UTC)


def test_examples_of_settings(tr: Translator) -> None:
    place = tr.gettext("/settings Almaty").removeprefix("/settings ")
    zone = {"az": "Asia/Baku", "uz": "Asia/Tashkent"}.get(tr.language, "Asia/Almaty")
    found = read_settings(place, LANGUAGES, NOW)
    assert found is not None
    assert found.zones == (zone,)
    rhythm = tr.gettext("/settings every Monday 18:00").removeprefix("/settings ")
    found = read_settings(rhythm, LANGUAGES, NOW)
    assert found is not None
    assert (found.frequency, found.weekdays, found.hours) == (Frequency.WEEKLY, (0,), (18,))
