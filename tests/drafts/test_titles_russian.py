"""Which words of a Russian sentence become the title."""

from __future__ import annotations

import pytest

from drafting.draft_builder import draft_of

DATELINE = "Лугов. 10 марта 2026 года. "


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        pytest.param("В парке запрещается жечь костры.", ["костры"], id="what is forbidden to do"),
        pytest.param("Посторонним запрещается вход в порт.", ["вход в порт"], id="what is forbidden"),
        pytest.param("Запрещены костры в лесу.", ["костры в лесу"], id="forbidden by a participle"),
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
        pytest.param("Приказ вступает в силу после объявления.", ["Приказ"], id="what comes into force"),
        pytest.param(
            "Законопроектом определяется порядок лова рыбы.",
            ["порядок лова рыбы"],
            id="what a bill lays down",
        ),
        pytest.param(
            "Размер сбора будет определяться советом города.",
            ["Размер сбора"],
            id="what somebody is to settle",
        ),
        pytest.param("Утвердить: Положение о парке.", ["Положение о парке"], id="an order with a colon"),
        pytest.param(
            "Признать утратившими силу старые правила торговли.",
            ["старые правила торговли"],
            id="a participle with its own object",
        ),
        pytest.param(
            "Назначить координатором программы отдел культуры.",
            ["координатор программы"],
            id="who is named what",
        ),
        pytest.param(
            'Банк "Север" намерен продать на торгах акции порта.',
            ["акции порта"],
            id="straight quotation marks",
        ),
        pytest.param("Нужен закон, который способен изменить рынок.", ["закон"], id="a relative clause"),
        pytest.param("Трамвай планируют убрать из старого центра.", ["Трамвай"], id="nobody is the subject"),
        pytest.param(
            "Платные стоянки у больниц не появятся.", ["Платные стоянки у больниц"], id="what is not to be"
        ),
        pytest.param("Предлагаем внести в устав поправки.", ["поправки"], id="a place before the object"),
        pytest.param(
            "Достигнута договорённость о возможности проведения в Лугове общей ярмарки.",
            ["общая ярмарка"],
            id="what is to be held",
        ),
        pytest.param(
            "Предлагаем строительство, ремонт и обновление мостов.",
            ["строительство, ремонт и обновление мостов"],
            id="three doings of one thing",
        ),
        pytest.param(
            "Предусматривается ремонт моста, окраска перил и замена фонарей.",
            ["ремонт моста", "окраска перил", "замена фонарей"],
            id="a reflexive verb has subjects, no object",
        ),
    ],
)
def test_the_title_is_the_thing(sentence: str, titles: list[str]) -> None:
    assert [each.title for each in draft_of(DATELINE + sentence, "ru").candidates] == titles


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Мы должны поддерживать интерес к науке.", id="a general duty"),
        pytest.param("Хочу обратиться к врачам и учителям.", id="whom a speaker turns to"),
        pytest.param("У фирмы появилась возможность занять нишу на рынке.", id="a possibility"),
        pytest.param("Нужны усилия, чтобы снизить риски.", id="a purpose"),
        pytest.param("Школы, которые планируется закрыть, стоят пустыми.", id="what only describes"),
    ],
)
def test_duties_possibilities_and_purposes_put_nothing_forward(sentence: str) -> None:
    assert draft_of(DATELINE + sentence, "ru").candidates == ()


def test_items_of_an_unknown_list_count_if_they_name_a_doing() -> None:
    text = (
        "Лугов. 10 марта 2026 года.\n\nЗдания и сети.\n\n- утепление крыш и стен\n- отсутствие счётчиков\n"
        "- старый насос\n- развития рынка\n"
    )
    assert [each.title for each in draft_of(text, "ru").candidates] == ["утепление крыш и стен"]


def test_a_sum_for_a_doing_of_a_doing_comes_to_an_end() -> None:
    text = "На выделение 5 млн рублей город направит 3 млн рублей."
    assert draft_of(DATELINE + text, "ru").sentences == 1
