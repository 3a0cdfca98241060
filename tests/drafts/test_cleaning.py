"""Texts as they come: line ends, marks of lists, quotation marks, captions, unseen characters."""

from __future__ import annotations

import pytest

from drafting.draft_builder import draft_of

ITEMS = ("предложил создать Водный фонд", "выступил за расширение квот", "поручил разработать план")


def titles(text: str, language: str = "ru") -> list[str]:
    return [each.title for each in draft_of(text, language).candidates]


@pytest.mark.parametrize(
    "mark",
    ["- ", "– ", "— ", "—\u00a0", "• ", "•", "* ", "1. ", "1) ", "(1) ", "а) ", "a) ", "▪ ", "-\t", "✅ "],
)
@pytest.mark.parametrize("line_end", [pytest.param("\n", id="unix"), pytest.param("\r\n", id="windows")])
def test_items_are_read_behind_every_mark(mark: str, line_end: str) -> None:
    lines = ["Астана. 5 мая 2026 года. Президент:", "", *(f"{mark}{item};" for item in ITEMS)]
    assert titles(line_end.join(lines)) == ["Водный фонд", "расширение квот", "план"]


@pytest.mark.parametrize("marks", ["«»", '""', "“”", "„“", "''", "‘’", "‚‘", "‹›"])
def test_a_name_is_read_in_every_kind_of_quotation_marks(marks: str) -> None:
    opening, closing = marks[0], marks[1]
    text = f"{opening}Предлагаю создать Фонд {opening}Исток{closing} и открыть музей{closing}, – сказал он."
    found = titles("Астана. 5 мая 2026 года. " + text)
    assert len(found) == len(marks)
    assert "Исток" in found[0]


def test_characters_that_nobody_sees_are_left_out() -> None:
    text = "\ufeffАстана.\u00a05\u00a0мая\u00a02026\u00a0года. Он предло\u00adжил\u200b учре\u00adдить Фонд."
    assert titles(text) == ["Фонд"]


def test_letters_in_two_parts_and_stressed_vowels_are_put_together() -> None:
    assert titles("Он поручил провести съе\u0308зд и созда\u0301ть фонд.") == ["съезд", "фонд"]


@pytest.mark.parametrize(
    "aside",
    [
        "Фото: пресс-служба предложила создать фонд",
        "Источник: агентство",
        "Читайте также: Правительство поручило построить завод",
        "На снимке: участники предложили создать клуб.",
    ],
)
def test_captions_credits_and_references_are_no_part_of_the_speech(aside: str) -> None:
    text = f"Лугов. 5 мая 2026 года. Он предложил открыть музей.\n{aside}\nНадо построить мост.\n"
    assert titles(text) == ["музей", "мост"]


def test_captions_in_english_are_no_part_of_the_speech() -> None:
    text = "Port Alder. 5 May 2026. He proposed a fund.\n\nPhoto: She urged towns to build a bridge.\n"
    assert titles(text, "en") == ["fund"]


def test_an_apostrophe_is_no_quotation_mark() -> None:
    text = "Port Alder. 5 May 2026. The states' leaders proposed a miners' fund and a workers' bank."
    assert titles(text, "en") == ["miners' fund", "workers' bank"]
