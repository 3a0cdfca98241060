"""Predicates, orders and joined doings of Russian, sentence by sentence."""

from __future__ import annotations

import pytest

from drafting.draft_builder import draft_of

DATELINE = "Лугов. 10 марта 2026 года. "


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        pytest.param(
            "Министерству культуры до конца года обеспечить запуск единого каталога.",
            ["единый каталог"],
            id="a dative and an infinitive",
        ),
        pytest.param(
            "Мэр потребовала ускорить ремонт моста, чтобы жители смогли ездить.",
            ["ремонт моста"],
            id="an infinitive before a purpose",
        ),
        pytest.param(
            "В планах компании строительство молочного комплекса.",
            ["молочный комплекс"],
            id="in the plans of somebody",
        ),
        pytest.param("Предусмотрена высадка деревьев.", ["высадка деревьев"], id="a short participle"),
        pytest.param("На площади должен появиться фонтан.", ["фонтан"], id="what must appear"),
        pytest.param(
            "Заслуживает поддержки идея создания Реестра рукописей.",
            ["Реестр рукописей"],
            id="deserves support",
        ),
        pytest.param(
            "Банк развития, о котором мы говорим давно, должен быть создан.",
            ["Банк развития"],
            id="a subject before a relative clause",
        ),
        pytest.param(
            "Рассматриваем возможность предоставления компаниям, работающим на селе, налоговых каникул.",
            ["налоговые каникулы"],
            id="an addressee with a participle",
        ),
        pytest.param(
            "Предлагаю создать онлайн-платформу знаний и финтех-центр.",
            ["онлайн-платформа знаний", "финтех-центр"],
            id="words new to the dictionary",
        ),
        pytest.param(
            "Страна готова поставлять в регион до 2 млн тонн зерна.", ["2 млн тонн зерна"], id="up to so much"
        ),
        pytest.param(
            "Мы готовы разместить у себя один из филиалов банка.",
            ["один из филиалов банка"],
            id="one of several",
        ),
        pytest.param(
            "Он выступил за ускорение строительства дороги и создание сети станций.",
            ["ускорение строительства дороги", "сеть станций"],
            id="two doings",
        ),
        pytest.param(
            "К 2030 году доля чистой энергии должна достичь 15 процентов.",
            ["доля чистой энергии"],
            id="what must be reached",
        ),
        pytest.param(
            "Назрела необходимость создания лаборатории почв.", ["лаборатория почв"], id="a need has grown"
        ),
    ],
)
def test_what_a_predicate_puts_forward(sentence: str, titles: list[str]) -> None:
    assert [each.title for each in draft_of(DATELINE + sentence, "ru").candidates] == titles


@pytest.mark.parametrize(
    "sentence",
    [
        "Он призвал партнеров принять участие в его работе.",
        "Считаем важным не допустить размывания роли союза.",
        "Хочу выразить признательность за поддержку нашей инициативы по созданию агентства.",
        "Для этого необходимо принять ряд мер.",
        "Нам следует извлечь уроки из прошлого.",
        "Следующая встреча состоится в мае.",
    ],
)
def test_pointers_prevention_thanks_and_routine_put_nothing_forward(sentence: str) -> None:
    assert draft_of(DATELINE + sentence, "ru").candidates == ()


def test_its_draft_joins_what_it_is_a_draft_of() -> None:
    text = "Нам нужен новый Водный кодекс. Его проект следует внести до 1 мая 2027 года."
    draft = draft_of(DATELINE + text, "ru")
    assert [each.title for each in draft.candidates] == ["новый Водный кодекс"]
    assert [each.initiative for each in draft.deadlines] == [draft.candidates[0].slug]
