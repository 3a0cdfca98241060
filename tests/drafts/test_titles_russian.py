"""Which words of a Russian sentence become the title."""

from __future__ import annotations

import pytest

from drafting.draft_builder import draft_of

DATELINE = "Лугов. 10 марта 2026 года. "


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        pytest.param(
            "Заседание надо перенести на более раннее время.", ["Заседание"], id="an adverb of degree"
        ),
        pytest.param("Нужно открыть высшее училище.", ["высшее училище"], id="no superlative is made"),
        pytest.param(
            "Фирма планирует рассчитаться с банком «Луч Север» за 40 % акций.",
            ["40 % акций"],
            id="a name in marks belongs to the noun before it",
        ),
        pytest.param(
            "Министерству передать в Правительство Республики Армения сводную таблицу.",
            ["сводная таблица"],
            id="a name behind what it names",
        ),
        pytest.param(
            "Контроль за исполнением приказа возложить на заместителя директора.",
            ["Контроль за исполнением приказа"],
            id="an object before the infinitive of an order",
        ),
        pytest.param(
            "Предлагаем обеспечить ремонт и расширение школы.",
            ["ремонт и расширение школы"],
            id="two doings of one thing",
        ),
        pytest.param(
            "Поручаю подготовить информацию о ходе уборки.",
            ["информация о ходе уборки"],
            id="what a report is about",
        ),
        pytest.param(
            "Просим провести работы по очистке пруда.",
            ["работы по очистке пруда"],
            id="an empty word with what fills it",
        ),
    ],
)
def test_the_title_is_the_thing(sentence: str, titles: list[str]) -> None:
    assert [each.title for each in draft_of(DATELINE + sentence, "ru").candidates] == titles


def test_items_of_an_unknown_list_count_if_they_name_a_doing() -> None:
    text = (
        "Лугов. 10 марта 2026 года.\n\nЗдания и сети.\n\n- утепление крыш и стен\n- отсутствие счётчиков\n"
        "- старый насос\n- развития рынка\n"
    )
    assert [each.title for each in draft_of(text, "ru").candidates] == ["утепление крыш и стен"]


def test_a_sum_for_a_doing_of_a_doing_comes_to_an_end() -> None:
    text = "На выделение 5 млн рублей город направит 3 млн рублей."
    assert draft_of(DATELINE + text, "ru").sentences == 1
