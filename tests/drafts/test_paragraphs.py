"""Where the body of an article begins, how its paragraphs are numbered, and of which day it is."""

from __future__ import annotations

from datetime import date

import pytest

from drafting.paragraphs import read_article

DAY = date(2025, 10, 7)


@pytest.mark.parametrize(
    ("text", "language", "day", "first"),
    [
        pytest.param("Title\nAkbay. 7 October 2025. He spoke.", "en", DAY, "He spoke.", id="dateline"),
        pytest.param("AKBAY, October 7, 2025 (News) – He spoke.", "en", DAY, "He spoke.", id="agency"),
        pytest.param("Title\n7 October 2025\n\nHe spoke.", "en", DAY, "He spoke.", id="day on its own line"),
        pytest.param(
            "Title\nAkbay. 7 October 2025\n\nHe spoke.", "en", DAY, "He spoke.", id="place and day alone"
        ),
        pytest.param("07.10.2025, 09:05\nTitle\n\nHe spoke.", "en", DAY, "He spoke.", id="day and hour"),
        pytest.param("He spoke.\n\nShe spoke.", "en", None, "He spoke.", id="no day"),
        pytest.param(
            "Итоги\nАкбай. 7 октября 2025 года. Он сказал.", "ru", DAY, "Он сказал.", id="ru dateline"
        ),
        pytest.param("АКБАЙ, 7 октября 2025 г. — Он сказал.", "ru", DAY, "Он сказал.", id="ru dash"),
        pytest.param(
            "07.10.2025\nИтоги\nАкбай. 7 октября. Он сказал.", "ru", DAY, "Он сказал.", id="year above"
        ),
        pytest.param(
            "7 октября 2025 года, Акбай. Он сказал.", "ru", DAY, "Акбай. Он сказал.", id="day first"
        ),
        pytest.param(
            "He will build it by 1 May 2030.", "en", None, "He will build it by 1 May 2030.", id="until"
        ),
        pytest.param(
            "It opens on 3 May 2031\nHe spoke.", "en", None, "He spoke.", id="a title on what is to come"
        ),
        pytest.param(
            "Akbay. 5 May. It ends by 2030.", "en", None, "It ends by 2030.", id="year of something else"
        ),
        pytest.param(
            "Plan 2030\nАкбай. 5 мая. Он сказал.", "ru", None, "Он сказал.", id="year of a plan above"
        ),
        pytest.param(
            "О мосте\nВо исполнение закона от 5 мая 2021 года № 7\nУтвердить план.",
            "ru",
            None,
            "Утвердить план.",
            id="day of a law above",
        ),
        pytest.param("Дорогие друзья!\n\nРад видеть вас.", "ru", None, "Дорогие друзья!", id="a speech"),
    ],
)
def test_the_body_begins_at_the_dateline(text: str, language: str, day: date | None, first: str) -> None:
    article = read_article(text, language)
    assert article.made_on == day
    assert article.paragraphs[0].text == first
    assert article.paragraphs[0].number == 1


@pytest.mark.parametrize("mark", ["- ", "– ", "— ", "• ", "* ", "1. ", "2) ", "(3) ", "а) ", "•", "▪ "])
def test_an_item_of_a_list_is_a_paragraph_without_its_mark(mark: str) -> None:
    article = read_article(f"Он предложил:\n{mark}создать фонд;\n{mark}открыть школу.", "ru")
    assert [(each.number, each.text, each.is_item) for each in article.paragraphs] == [
        (1, "Он предложил:", False),
        (2, "создать фонд;", True),
        (3, "открыть школу.", True),
    ]


def test_lines_of_a_wrapped_text_are_one_paragraph() -> None:
    text = "Title\n\nThe minister proposed to open a school in the north and\nto train teachers.\n\nHe left."
    assert [" ".join(each.text.split()) for each in read_article(text, "en").paragraphs] == [
        "The minister proposed to open a school in the north and to train teachers.",
        "He left.",
    ]
