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
        pytest.param(
            "Планируем приём в колледжи увеличить на две тысячи мест.",
            ["приём в колледжи"],
            id="an object before its infinitive",
        ),
        pytest.param(
            "Устав суда надлежит принять до конца года.",
            ["Устав суда"],
            id="an object before an impersonal word",
        ),
        pytest.param(
            "Снос усадьбы без согласия совета, данного заранее, следует запретить законом.",
            ["Снос усадьбы без согласия совета"],
            id="an object before an insertion",
        ),
        pytest.param("Скамеек поставим 40 штук за год.", ["Скамейки"], id="a measure behind the verb"),
        pytest.param(
            "Просим вернуть дотацию на ремонт дорог, то есть 2 миллиарда рублей.",
            ["дотация на ремонт дорог"],
            id="in other words",
        ),
        pytest.param(
            "Отделу финансов предусмотреть 90 млн тенге на ремонт насосов.",
            ["90 млн тенге на ремонт насосов"],
            id="a sum with its purpose",
        ),
        pytest.param(
            "МУП «Горсвет» ежедневно публиковать на сайте план работ.",
            ["план работ"],
            id="an addressee that does not decline",
        ),
        pytest.param(
            "Намерены провести летом V Спартакиаду школ.", ["V Спартакиада школ"], id="a Roman number"
        ),
        pytest.param("Отменить решение № 12 совета.", ["решение № 12 совета"], id="a number of an act"),
        pytest.param("Мы за отмену налога на сады.", ["отмена налога на сады"], id="to be for something"),
        pytest.param(
            "Планируем за три года построить порт.", ["порт"], id="a numeral that looks like a verb"
        ),
        pytest.param(
            "Объём экспорта предлагается довести до 2 млн тонн.", ["Объём экспорта"], id="up to an amount"
        ),
        pytest.param("Мы не только откроем музей.", ["музей"], id="not only"),
        pytest.param("Одобрена стратегия развития порта.", ["стратегия развития порта"], id="a plan agreed"),
        pytest.param(
            "Предлагаем создать GovTech.", ["GovTech"], id="a word alone that is new to the dictionary"
        ),
        pytest.param("Мы запускаем единый дневник.", ["единый дневник"], id="what is begun"),
        pytest.param("С июля отменяются девять справок.", ["девять справок"], id="what ends on a day"),
        pytest.param(
            "Ключевым проектом станет строительство нового порта.", ["новый порт"], id="what becomes"
        ),
        pytest.param(
            "Все сессии станут транслироваться в сети.", ["Все сессии"], id="what will be done to a subject"
        ),
        pytest.param(
            "Льготы распространят на большие семьи.", ["Льготы"], id="an object that looks like a subject"
        ),
        pytest.param(
            "Мы просим о том, чтобы сельских врачей включили в программу.",
            ["сельские врачи"],
            id="that somebody be included",
        ),
        pytest.param("Перевод двух котельных на газ.", ["Перевод двух котельных на газ"], id="a doing alone"),
        pytest.param("Следующий шаг – запуск портала жалоб.", ["портал жалоб"], id="a doing behind a dash"),
        pytest.param(
            "Генплан, отдающий рощу под склады, подлежит отмене.",
            ["Генплан"],
            id="what is subject to something",
        ),
        pytest.param("Приступим к созданию кадастра почв.", ["кадастр почв"], id="a verb with a preposition"),
        pytest.param(
            "Нами согласовано снижение тарифов порта.",
            ["снижение тарифов порта"],
            id="a doing that is agreed",
        ),
        pytest.param("Завод будет закрыт.", ["Завод"], id="a noun alone that begins or ends"),
        pytest.param(
            "Считаю назревшим запуск единой системы учёта.",
            ["единая система учёта"],
            id="what is held to be due",
        ),
        pytest.param("Считаем необходимой реформу судов.", ["реформа судов"], id="what is held to be needed"),
        pytest.param(
            "С сентября переходим на короткую неделю.", ["короткая неделя"], id="the present from a month on"
        ),
        pytest.param(
            "С первого марта ночную доплату поднимаем до трети оклада.",
            ["ночная доплата"],
            id="an object behind a time",
        ),
        pytest.param("Мы отказываемся от бумажных справок.", ["бумажные справки"], id="what is given up"),
        pytest.param(
            "Сухие корма будем передавать приютам.",
            ["Сухие корма"],
            id="an object before an infinitive of the future",
        ),
        pytest.param(
            "Новый корпус университет откроет осенью.", ["Новый корпус"], id="an object before its actor"
        ),
        pytest.param("На ремонт моста выделят 200 млн рублей.", ["ремонт моста"], id="what a sum is for"),
        pytest.param(
            "Предусмотреть средства на приобретение двух катеров.",
            ["средства на приобретение двух катеров"],
            id="money with its purpose",
        ),
        pytest.param(
            "Обязать пансионат «Волна», сливающий стоки в реку, построить коллектор.",
            ["коллектор"],
            id="what somebody is obliged to do",
        ),
        pytest.param(
            "Ходатайствовать перед министерством науки и труда об увеличении квоты на врачей.",
            ["увеличение квоты на врачей"],
            id="an intransitive verb with a topic",
        ),
        pytest.param(
            "Мы будем добиваться того, чтобы проезд студентов оплачивался из бюджета.",
            ["проезд студентов"],
            id="that something be paid",
        ),
        pytest.param(
            "Пока же призываю коллег ввести мораторий на застройку.",
            ["мораторий на застройку"],
            id="for the time being",
        ),
        pytest.param(
            "Ведомство разрабатывает стандарты питания.", ["стандарты питания"], id="what is worked out"
        ),
        pytest.param(
            "Половину парка отдадут школам.", ["Половина парка"], id="an object that could be somebody"
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
        "Мы ввели плату за парковку два года назад.",
        "Совет отклонил предложение снести рынок.",
        "Министр поедет на завод.",
        "По её мнению, городу стоило бы продать рынок.",
        "Аналитики полагают, что банку следует продать порт.",
        "Наши соперники обещают закрыть рынок.",
        "Информацию докладчика принять к сведению.",
        "Правление рассчитывает выйти на этот уровень.",
        "Проект будет реализован в два этапа.",
        "Ввод в эксплуатацию намечен на 2029 год.",
        "Детям нужен выходной.",
        "Наконец, о нашем рынке.",
        "Вопрос: Депутат предложил снести рынок. Что скажете?",
        "В его состав войдут три кафедры.",
        "Эта дорога ежегодно закрывается лавинами.",
        "Дату дипломаты найдут.",
        "Монтаж начнём в феврале.",
        "Х. ЛУГОВ: Дату соседи найдут.",
        "Повестка дня принята.",
        "Первая школа пройдёт в июле.",
        "В неё примут шестьдесят учеников.",
        "Он обещал построить метро, но не построил.",
        "Депутат предлагал перенести пляжи.",
        "Планировалось снести вокзал.",
        "Лабораторию для этого согласился предоставить университет.",
        "Загрязнение воздуха.",
        "Победитель получит приз.",
        "Деньги должны оставаться в районе.",
        "Мы обещаем работать честно.",
        "Рекомендовать органам исполнительной власти субъектов:",
        "Каждый год открываем новые магазины.",
        "С 2019 года мы производим хлеб.",
        "Для того, чтобы город рос, построили завод.",
        "Министрам поручено доложить о выполнении плана.",
        "Работы должны были завершить в мае.",
        "Жители опасаются, что рынок закроют.",
        "Неверно, что школу закроют.",
        "Депутаты спорили, нужен ли мост.",
        "Приём заявок закончится в мае.",
        "Мы верим, что дух форума укрепит дружбу.",
    ],
)
def test_pointers_details_opinions_thanks_and_routine_put_nothing_forward(sentence: str) -> None:
    assert draft_of(DATELINE + sentence, "ru").candidates == ()


def test_its_draft_joins_what_it_is_a_draft_of() -> None:
    text = "Нам нужен новый Водный кодекс. Его проект следует внести до 1 мая 2027 года."
    draft = draft_of(DATELINE + text, "ru")
    assert [each.title for each in draft.candidates] == ["новый Водный кодекс"]
    assert [each.initiative for each in draft.deadlines] == [draft.candidates[0].slug]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        pytest.param("Решили учредить суд, призванный рассматривать споры портов.", "суд", id="a participle"),
        pytest.param("Прошу создать совет, а с правом зайти на кухню – штаб.", "совет", id="a noun"),
        pytest.param("Нужен новый кодекс, простой и краткий.", "новый кодекс", id="adjectives"),
    ],
)
def test_what_describes_a_thing_is_no_thing_of_its_own(sentence: str, title: str) -> None:
    assert [each.title for each in draft_of(DATELINE + sentence, "ru").candidates] == [title]


@pytest.mark.parametrize("sentence", ["Планируем до", "Приглашаем на", "Предлагаем создать хаб"])
def test_a_text_that_breaks_off_is_read(sentence: str) -> None:
    assert draft_of(DATELINE + sentence, "ru").sentences > 0
