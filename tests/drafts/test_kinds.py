"""Kinds of sentences in texts of others: what they put forward, and which days they settle."""

from __future__ import annotations

from datetime import date

import pytest

from drafting.draft_builder import draft_of

EN = "Riga. 1 March 2026. "
RU = "Рига. 1 марта 2026 года. "


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        pytest.param("- 1.1) A unit will be set up.", ["unit"], id="number of an item"),
        pytest.param("1.2. The council shall publish a register.", ["register"], id="number in two parts"),
        pytest.param(
            "They committed to:\na. Accelerating the transition to clean energy\nb. Building two ports\n",
            ["transition to clean energy", "two ports"],
            id="lettered list",
        ),
        pytest.param(
            "The ministry will:\nbuild a bridge;\nopen a museum.\n",
            ["bridge", "museum"],
            id="list without marks",
        ),
        pytest.param(
            "The pledges are as follows:\n- A ban on coal\n- A fund for wells\n",
            ["ban on coal", "fund for wells"],
            id="list of nouns",
        ),
        pytest.param("The fund said it would build a school.", ["school"], id="reported speech"),
        pytest.param("Ravensford plans to relaunch its ferry.", ["ferry"], id="any subject and verb"),
        pytest.param(
            "They announced a review of the agreement to unlock further potential.",
            ["review of the agreement"],
            id="purpose",
        ),
        pytest.param("He proposed to hold an Asia–Europe summit.", ["Asia–Europe summit"], id="en dash"),
        pytest.param(
            "They pledged to update the law, get the register working and adapt the budget.",
            ["law", "register working", "budget"],
            id="coordination",
        ),
        pytest.param("The company plans to provide members with loans.", ["loans"], id="addressee"),
        pytest.param('He pledged to "abolish the toll" for buses.', ["toll for buses"], id="quotation"),
        pytest.param("The reforms proposed in the white paper failed.", [], id="participle"),
        pytest.param("WHO recommends a daily walk.", [], id="third party"),
        pytest.param("The agreement will strengthen trade.", [], id="no agent"),
        pytest.param("They committed to:\n* Forge a Pact for Wells.\n", ["Pact for Wells"], id="imperative"),
        pytest.param("Riga agreed to set up a fund; build a school.", ["fund", "school"], id="semicolons"),
        pytest.param("We will maintain and renew the road network.", ["road network"], id="two verbs"),
        pytest.param("The town will, this month, open two clinics.", ["two clinics"], id="insertion"),
        pytest.param("The town will establish with our partners a forum.", ["forum"], id="partner first"),
        pytest.param("The mayor told clerks to finish the register.", ["register"], id="told to"),
        pytest.param("The mayor wanted a park plan to be drafted.", ["park plan"], id="wanted done"),
        pytest.param("Fans will be given a golden share.", ["golden share"], id="given"),
        pytest.param("This will be done by hiring 50 nurses.", ["50 nurses"], id="done by doing"),
        pytest.param("Work on the dam will start in May.", ["Work on the dam"], id="work starts"),
        pytest.param("A ferry hall (FH) is to be built.", ["ferry hall"], id="brackets"),
        pytest.param(
            "Gov. Ann Lee wants to cut the toll and to fund ferries.", ["toll", "ferries"], id="abbreviation"
        ),
        pytest.param("The line would use a Dornier D328.", ["Dornier D328"], id="name with a number"),
        pytest.param(
            "We will build 20 miles of road and 5 miles of rail.",
            ["20 miles of road", "5 miles of rail"],
            id="numbers",
        ),
        pytest.param(
            "He will repair a canal to save time, cut waste and boost sales.", ["canal"], id="purposes"
        ),
        pytest.param(
            "The firm will add a flight, bringing the total to 11.", ["flight"], id="participle behind"
        ),
        pytest.param("We pledged to make tangible progress and take solid action.", [], id="general objects"),
        pytest.param("Digital tools will improve the payment system.", [], id="consequence"),
        pytest.param("If there were issues, the matter should be raised.", [], id="condition"),
        pytest.param("The school will no longer be funded.", [], id="no longer"),
        pytest.param("Every child should receive a meal.", [], id="who receives"),
        pytest.param("The agreement to renew ties was signed.", [], id="told as over"),
        pytest.param("He announced a town hall would fund ferries.", ["ferries"], id="announced clause"),
        pytest.param("There is a need for answers to disasters.", [], id="plural is no verb"),
    ],
)
def test_english(text: str, titles: list[str]) -> None:
    assert [each.title for each in draft_of(EN + text, "en").candidates] == titles


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        pytest.param("Создать фонд предложил премьер.", ["фонд"], id="infinitive first"),
        pytest.param("Запустить завод планируется в мае.", ["завод"], id="impersonal"),
        pytest.param("Увеличится размер пенсий.", ["размер пенсий"], id="reflexive"),
        pytest.param("Мост откроют летом.", ["Мост"], id="object first"),
        pytest.param("Фонд планирует предоставить членам объединения кредиты.", ["кредиты"], id="addressee"),
        pytest.param(
            "Рига перезапустит паром и отремонтирует причал.", ["паром", "причал"], id="any subject and verb"
        ),
        pytest.param(
            "Министр заявил, что ведомство построит школу и закупит автобусы.",
            ["школа", "автобусы"],
            id="reported speech",
        ),
        pytest.param(
            "Приказываю:\n1. Создать комиссию.\n2. Утвердить план работ.\n",
            ["комиссия", "план работ"],
            id="order",
        ),
        pytest.param("Реформы, предложенные в докладе, не удались.", [], id="participle"),
        pytest.param("Новая насосная снизит потери воды.", [], id="what a thing will do"),
        pytest.param("Это карта, на которой появятся новые тропы.", [], id="relative clause"),
        pytest.param("Идею ярмарки мэр услышал весной.", [], id="topic of the past"),
        pytest.param("Важно, чтобы каждый чувствовал заботу.", [], id="wish"),
        pytest.param("Нам нужно действовать сообща.", [], id="doing without an object"),
        pytest.param("Причал у рынка предлагают достроить жители.", ["Причал у рынка"], id="no agreement"),
        pytest.param("Закупку лодок город оплатит.", ["Закупка лодок"], id="object, subject, verb"),
        pytest.param("Считаю нужным открыть музей соли.", ["музей соли"], id="an adjective of holding"),
        pytest.param(
            "План предусматривает расширение гавани, ремонт мола и создание яхт-клуба.",
            ["расширение гавани", "ремонт мола", "яхт-клуб"],
            id="doings of a plan",
        ),
        pytest.param(
            "Укреплять связи портов и развивать маяки.", ["связи портов", "маяки"], id="infinitive alone"
        ),
        pytest.param(
            "Приказываю:\n1.Просить жителей города принять участие в очистке пляжа.\n2.Контроль усилить.\n",
            ["очистка пляжа"],
            id="numbers without a blank and a request",
        ),
        pytest.param(
            "Полезен и Речной фонд дельты. Следует использовать возможности данного института.",
            ["Речной фонд дельты"],
            id="what points back",
        ),
        pytest.param(
            "Мы поддерживаем создание союза СПМ. Предлагаем открыть союз северных портов мира.",
            ["союз СПМ"],
            id="an abbreviation of it",
        ),
        pytest.param("ВОЗ рекомендует ежедневные прогулки.", [], id="third party"),
    ],
)
def test_russian(text: str, titles: list[str]) -> None:
    assert [each.title for each in draft_of(RU + text, "ru").candidates] == titles


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param("К первому сентября построят школу.", [date(2026, 9, 1)], id="day in words"),
        pytest.param("Доклад – до 1 июня.", [date(2026, 6, 1)], id="no verb"),
        pytest.param("Мост откроют к осени.", [None], id="season"),
        pytest.param("Мост откроют 1 сентября, а не 15 сентября.", [date(2026, 9, 1)], id="denied"),
        pytest.param("1 марта министр пообещал открыть мост.", [], id="day of the promise"),
        pytest.param("Министр обещал в течение двух лет обновить парк автобусов.", [None], id="duration"),
        pytest.param("Ежегодно до 1 июня комитет будет представлять доклад.", [None], id="each year"),
        pytest.param("По закону от 5 мая 2031 года № 7 построят мост.", [], id="of a document"),
    ],
)
def test_days_in_russian(text: str, days: list[date | None]) -> None:
    assert [each.last_day for each in draft_of(RU + text, "ru").deadlines] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param("We will open a bridge by mid-2027.", [None], id="middle of a year"),
        pytest.param("We will open a bridge within two years.", [None], id="duration"),
        pytest.param("On 1 March the minister promised to open a bridge.", [], id="day of the promise"),
        pytest.param("On 27 February he pledged to open a bridge by 1 May.", [date(2026, 5, 1)], id="both"),
        pytest.param("We will open it on 1 May, not on 15 May.", [date(2026, 5, 1)], id="denied"),
        pytest.param("The clerk shall report each year by 1 June.", [None], id="each year"),
        pytest.param("As in Order 12 of 5 May 2031, the port will open.", [], id="of a document"),
    ],
)
def test_days_in_english(text: str, days: list[date | None]) -> None:
    assert [each.last_day for each in draft_of(EN + text, "en").deadlines] == days


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        pytest.param("We opened the fund in 2031, and it will grow.", "en", [None], id="told"),
        pytest.param("In 2031 she told them that it will grow.", "en", [None], id="told of a saying"),
        pytest.param("We will open the fund in 2031.", "en", [date(2031, 12, 31)], id="to come"),
        pytest.param("Фонд открыли в 2031 году, и он будет расти.", "ru", [None], id="told in Russian"),
        pytest.param("Фонд откроют в 2031 году.", "ru", [date(2031, 12, 31)], id="to come in Russian"),
    ],
)
def test_what_a_text_without_a_day_tells_is_not_settled(
    text: str, language: str, days: list[date | None]
) -> None:
    assert [each.last_day for each in draft_of(text, language).deadlines] == days


def test_a_sentence_is_as_it_stands_in_the_text_and_in_one_tier_only() -> None:
    text = "Riga. 1 March 2026.\n\nWe will open\na bridge over the wide river\nDaugava. We must  act.\n"
    draft = draft_of(text, "en")
    sentences = [each.sentence for each in draft.candidates] + [each.sentence for each in draft.look]
    assert all(each in text for each in sentences)
    assert len(set(sentences)) == len(sentences) == 2
