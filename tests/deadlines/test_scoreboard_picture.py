"""The picture of the scoreboard: what it shows, in every language and on either ground."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from briefing.deadlines.timeliness import Timeliness
from briefing.statement.deadline import Deadline, DeadlineKind, Precision
from briefing.statement.entry import Status
from briefing.statement.text import Text
from tests.support.largest import largest
from tests.views.shown import LANGUAGES, TODAY, ots, plain, translator
from tests.views.telegram_html import text_of, units
from views.pictures.drawing import MOST_DEADLINES, MOST_NAMES, Drawing, scoreboard_drawing
from views.pictures.lettering import font, width_of, wrapped
from views.pictures.scoreboard import composed, paint
from views.pictures.themes import STATUS_COLOUR, THEMES, TIMELINESS_COLOUR, Theme
from views.telegram.deadlines.scoreboard import CAPTION_LIMIT, caption
from views.telegram.support.page import ViewContext

if TYPE_CHECKING:
    from briefing.statement.model import Statement

UNASSIGNED = "\U000e0fff"
PHONE, LEGIBLE = 390, 9
"""Pixels: the width of a phone, and the font size that the smallest text has there at least."""
LETTERS = (
    "әғқңөұүһіӘҒҚҢӨҰҮҺІçğıöşüâîûÇĞİÖŞÜÂÎÛəƏ\N{MODIFIER LETTER TURNED COMMA}\N{MODIFIER LETTER APOSTROPHE}"
)
"""Of Kazakh and Kyrgyz, of Turkish and Azerbaijani, of Uzbek."""
every_language = pytest.mark.parametrize("language", LANGUAGES)
every_theme = pytest.mark.parametrize("theme", Theme)


def drawing(statement: Statement | None = None, language: str = "en", today: date = TODAY) -> Drawing:
    return scoreboard_drawing(statement or ots(), translator(language), today)


def opened(png: bytes) -> Image.Image:
    assert png.startswith(b"\x89PNG\r\n")
    return Image.open(BytesIO(png)).convert("RGB")


def _with_deadlines(*days: date, what: str = "A thing") -> Statement:
    words = Text(MappingProxyType({"en": what}))
    done = Text(MappingProxyType({"en": "done on {date}"}))
    made = {
        f"d{number}": Deadline(
            f"d{number}", "chamber", DeadlineKind.DUE, Precision.DAY, None, day, words, words, done
        )
        for number, day in enumerate(days)
    }
    return replace(ots(), deadlines=made, followups=())


@pytest.mark.parametrize("letter", LETTERS)
def test_the_font_has_the_letters_of_each_language(letter: str) -> None:
    box = font(24).getmask(UNASSIGNED)
    assert bytes(font(24).getmask(letter)) != bytes(box)


@every_language
@every_theme
def test_every_letter_of_the_picture_is_in_the_font(language: str, theme: Theme) -> None:
    shown = drawing(language=language)
    assert shown.key(theme) != shown.key(theme.other)
    box = bytes(font(24).getmask(UNASSIGNED))
    texts = [shown.title, shown.subtitle, shown.legend, shown.today_label, *shown.notes]
    texts += [text for each in shown.groups for text in (each.label, *each.names)]
    texts += [each.name + each.words for each in shown.spans]
    letters = {letter for text in texts for letter in text if letter.isprintable() and not letter.isspace()}
    assert [each for each in sorted(letters) if bytes(font(24).getmask(each)) == box] == []


def test_each_language_and_theme_has_a_picture_of_its_own() -> None:
    pictures = {paint(drawing(language=each), theme) for each in LANGUAGES for theme in Theme}
    assert len(pictures) == len(LANGUAGES) * len(Theme)


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param(ots(), id="shipped"),
        pytest.param(replace(ots(), deadlines={}, followups=(), checks=()), id="no deadlines, no log"),
        pytest.param(_with_deadlines(*[TODAY] * 40), id="many on one day"),
        pytest.param(_with_deadlines(TODAY, date(2041, 12, 31)), id="years apart"),
        pytest.param(_with_deadlines(date(1990, 1, 1), date(2990, 1, 1)), id="centuries apart"),
        pytest.param(_with_deadlines(*[TODAY] * 10, what="word " * 39), id="long names"),
        pytest.param(_with_deadlines(TODAY, what="w" * 200), id="a word without end"),
    ],
)
@every_theme
def test_a_picture_is_one_that_telegram_takes_and_a_chat_can_show(statement: Statement, theme: Theme) -> None:
    image = opened(paint(drawing(statement), theme))
    assert image.width == 1280
    assert 600 <= image.height <= 2400
    edge = {image.getpixel((x, y)) for x in (2, 1277) for y in range(image.height)}
    assert len(edge) == 1


def test_only_the_nearest_deadlines_are_shown_and_the_others_counted() -> None:
    days = [date(year, 6, 1) for year in range(2000, 2040)]
    shown = drawing(_with_deadlines(*days))
    assert len(shown.spans) == MOST_DEADLINES
    assert [each.last_day.year for each in shown.spans] == list(range(2024, 2029))
    assert "35 more deadlines: /deadlines" in map(plain, shown.notes)


def test_only_the_first_initiatives_are_named_and_the_others_counted() -> None:
    many = replace(ots(), initiatives=largest(ots(), 100).initiatives, deadlines={}, followups=(), checks=())
    shown = drawing(many)
    assert [len(each.names) for each in shown.groups] == [MOST_NAMES]
    assert "80 more initiatives: /commitments" in map(plain, shown.notes)
    assert opened(paint(shown, Theme.LIGHT)).height <= 2400


def test_every_initiative_is_named_below_its_status() -> None:
    shown = drawing()
    assert [(each.status, each.count, each.names) for each in shown.groups][:1] == [
        (Status.PARTLY_FULFILLED, 1, ("1. OTS+ format",))
    ]
    assert sum(len(each.names) for each in shown.groups) == len(ots().initiatives)


@every_language
def test_no_text_of_the_picture_is_too_small_for_a_phone(language: str) -> None:
    shown = drawing(language=language)
    image = opened(paint(shown, Theme.LIGHT))
    assert min(composed(shown, Theme.LIGHT).sizes) * PHONE / image.width >= LEGIBLE


@pytest.mark.parametrize(
    ("precision", "first"),
    [
        (Precision.YEAR, date(2026, 1, 1)),
        (Precision.HALF_YEAR, date(2026, 7, 1)),
        (Precision.QUARTER, date(2026, 10, 1)),
        (Precision.MONTH, date(2026, 12, 1)),
        (Precision.DAY, date(2026, 12, 31)),
    ],
)
def test_a_deadline_is_as_wide_as_it_was_stated(precision: Precision, first: date) -> None:
    base = _with_deadlines(date(2026, 12, 31))
    stated = replace(base, deadlines={"d0": replace(base.deadlines["d0"], precision=precision)})
    (span,) = drawing(stated).spans
    assert (span.first_day, span.last_day) == (first, date(2026, 12, 31))


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        pytest.param("", 100, [], id="nothing"),
        pytest.param("one two", 1000, ["one two"], id="fits"),
        pytest.param("one two three", width_of("one two", 24), ["one two", "three"], id="between words"),
        pytest.param("a " + "m" * 5, width_of("mm", 24), ["a", "mm", "mm", "m"], id="inside a word"),
    ],
)
def test_a_text_is_broken_into_lines(text: str, width: int, expected: list[str]) -> None:
    assert list(wrapped(text, 24, width)) == expected


@every_language
@pytest.mark.parametrize("what", ["A thing", "слово " * 33, "🙂" * 100], ids=["short", "long", "wide"])
def test_the_caption_says_what_the_picture_shows_within_the_limit(language: str, what: str) -> None:
    reader = ViewContext(_with_deadlines(*[TODAY] * 10, what=what), translator(language), TODAY)
    shown = drawing(reader.statement, language)
    text = text_of(caption(reader, shown))
    assert 1 <= units(text) <= CAPTION_LIMIT
    assert all(f"{each.label}: {each.count}" in text for each in shown.groups)
    assert all(name in text for each in shown.groups for name in each.names)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@every_theme
def test_texts_and_bars_stand_out_from_the_ground(theme: Theme) -> None:
    colours = THEMES[theme]
    for text in (colours.text, colours.muted, colours.today):
        assert _contrast(text, colours.background) >= 4.5
    for bar in {*STATUS_COLOUR.values(), *TIMELINESS_COLOUR.values()}:
        assert _contrast(bar, colours.background) >= 3


def test_every_status_and_every_kind_of_deadline_has_a_colour() -> None:
    assert STATUS_COLOUR.keys() == set(Status)
    assert TIMELINESS_COLOUR.keys() == set(Timeliness) - {Timeliness.NO_DATE}
