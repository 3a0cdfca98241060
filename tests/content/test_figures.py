"""The three languages of a statement say the same: every number and every name of each text is compared.

Names are told apart by a table of stems, because Russian and Kazakh inflect them. The table cannot go
stale: a capitalised word inside a sentence that it does not cover fails, and so does an unused entry.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from tests.views.shown import plain

LANGUAGES = ("en", "ru", "kk")
REPOSITORY = Path(__file__).resolve().parents[2]
STATEMENTS = REPOSITORY / "content" / "statements"
ARTICLE = REPOSITORY.parent / "shared" / "content" / "statement.ru.txt"
COPIED_WORDS = 7

# Each row: English, Russian, Kazakh. Compounds come before their parts: what a row matched is taken out of
# the text before the next row looks at it.
NAMES: tuple[tuple[str, str, str], ...] = (
    (
        "Turkic World Vision 2040",
        r"Перспектив\w* тюркского мира — 2040",
        r"Түркі әлемінің даму бағдары – 2040",
    ),
    (
        r"Union of Turkic Chambers of Commerce and Industry",
        r"Союз\w* тюркских торгово-промышленных палат",
        r"Түркі сауда-өнеркәсіп палаталары одағы\w*",
    ),
    (
        r"(Turkic )?Chamber of Commerce and Industry|Chamber",
        r"Торгово-промышленн\w+ палат\w+( тюркских государств)?|Палат\w+",
        r"(Түркі мемлекеттерінің с|С)ауда-өнеркәсіп палатасы\w*|Палата\w*",
    ),
    (
        r"Organization of Turkic States|OTS( Plus)?",
        r"Организаци\w+ тюркских государств|ОТГ",
        r"Түркі мемлекеттері ұйымы\w*|ТМҰ",
    ),
    (
        r"Turkic Investment Fund|Fund",
        r"Тюркск\w+ инвестиционн\w+ фонд\w*|Фонд\w*",
        r"Түркі инвестициялық қоры\w*|Қор\w*",
    ),
    (
        r"Programme( of Industrial Cooperation)?",
        r"Программ\w+( промышленной кооперации)?",
        r"Өнеркәсіптік кооперация бағдарламасы\w*|Бағдарлама\w*",
    ),
    (r"Digital Monitoring Centre", r"Центр\w* цифрового мониторинга", r"Цифрлық мониторинг орталығы\w*"),
    (r"Digital Innovation Centre", r"Центр\w* цифровых инноваций", r"Цифрлық инновациялар орталығы\w*"),
    (r"Centre", r"Центр\w*", r"Орталық\w*"),
    (
        r"AI Development Council",
        r"Совет\w* по развитию искусственного интеллекта",
        r"Жасанды интеллектіні дамыту жөніндегі кеңес\w*",
    ),
    (r"Board of Governors", r"Совет\w* управляющих", r"Басқарушылар кеңесі\w*"),
    (r"(Cybersecurity )?Council", r"Совет\w*", r"Киберқауіпсіздік кеңесі\w*|Кеңес\w*"),
    (r"General Assembly", r"Генеральн\w+ ассамбле\w+", r"Бас ассамблея\w*"),
    (r"TCCI", r"TCCI", r"TCCI"),
    (r"Alem\.AI", r"Alem\.AI", r"Alem\.AI"),
    (r"Day\.Az", r"Day\.Az", r"Day\.Az"),
    (r"Trend", r"Trend", r"Trend"),
    (r"The Astana Times", r"The Astana Times", r"The Astana Times"),
    (r"Report", r"Report", r"Report"),
    (r"KTZ", r"КТЖ", r"ҚТЖ"),
    (r"AI|[Aa]rtificial intelligence", r"ИИ|искусственн\w+ интеллект\w*", r"ЖИ|жасанды интеллект\w*"),
    (r"Middle Corridor", r"Средн\w+ коридор\w*", r"Орта дәліз\w*"),
    (r"Trans-Caspian", r"Транскаспийск\w+", r"Транскаспий"),
    (r"Trans-Kazakhstan", r"Трансказахстанск\w+", r"Трансқазақстан"),
    (r"Turkic", r"[Тт]юркск\w+", r"[Тт]үркі"),
    (r"Kassym-Jomart Tokayev", r"Касым-Жомарт\w* Токаев\w*", r"Қасым-Жомарт Тоқаев\w*"),
    (r"Government", r"Правительств\w+", r"Үкімет\w*"),
    (r"President", r"Президент\w*", r"Президент\w*"),
    (r"Akorda", r"Акорд\w+", r"Ақорда\w*"),
    (r"Kazakhstan", r"Казахстан\w*", r"Қазақстан\w*"),
    (r"Azerbaijan", r"Азербайджан\w*", r"Әзербайжан\w*"),
    (r"Armenia", r"Армени\w+", r"Армения\w*"),
    (r"Kyrgyzstan", r"Кыргызстан\w*", r"Қырғызстан\w*"),
    (r"Türkiye", r"Турци\w+", r"Түркия\w*"),
    (r"Chinese", r"китайск\w+", r"қытай\w*"),
    (r"Uzbekistan", r"Узбекистан\w*", r"Өзбекстан\w*"),
    (r"US", r"США", r"АҚШ"),
    (r"Eurasia", r"Еврази\w+", r"Еуразия\w*"),
    (r"Turkistan", r"Туркестан\w*", r"Түркістан\w*"),
    (r"Almaty", r"Алматы", r"Алматы\w*"),
    (r"Astana", r"Астан\w+", r"Астана\w*"),
    (r"Baku Shipyard", r"Бакинск\w+ судостроительн\w+ завод\w*", r"Баку кеме жасау зауыты\w*"),
    (r"Baku", r"Баку", r"Баку\w*"),
    (r"Gabala", r"Габал\w+", r"Габала\w*"),
    (r"Bishkek", r"Бишкек\w*", r"Бішкек\w*"),
    (r"Tashkent", r"Ташкент\w*", r"Ташкент\w*"),
    (r"Aktau", r"Актау", r"Ақтау\w*"),
    (r"Kuryk", r"Курык\w*", r"Құрық\w*"),
    (r"Dostyk", r"Достык\w*", r"Достық\w*"),
    (r"Moiynty", r"Мойынты", r"Мойынты\w*"),
    (r"January", r"январ\w+", r"қаңтар\w*"),
    (r"February", r"феврал\w+", r"ақпан\w*"),
    (r"September", r"сентябр\w+", r"қыркүйек\w*"),
    (r"October", r"октябр\w+", r"қазан(да|ы)?"),
    (r"December", r"декабр\w+", r"желтоқсан\w*"),
)

# Ordinals and fractions stay words; all other numbers are digits, so that they can be compared.
ORDINALS: tuple[tuple[str, str, str], ...] = (
    (r"first", r"перв\w+|впервые", r"бірінші|алғаш\w*"),
    (r"second", r"втор\w+", r"екінші"),
    (r"third", r"треть\w+|третий", r"үшінші"),
    (r"half", r"полугоди\w+", r"жарты\w*"),
    (r"quarter", r"квартал\w*", r"тоқсан\w*"),
)
SPELLED_OUT = {
    "en": r"two|three|four|five|six|seven|eight|nine|ten|hundred|twice|\w+fold",
    "ru": r"дв[ае]|двух|двум\w?|три|тр[её]х|четыр\w+|пят(ь|и)|шест(ь|и)|семь|восемь|девять|десят(ь|и)|вдвое",
    "kk": r"екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|жүз",
}

COLLECTIVE = re.compile(r"\bекеу(?=\w)")
"""Of both, which Kazakh writes as a word where the others have a digit."""

ROADS = "initiatives.middle_corridor.facts"
UNIVERSITY = "initiatives.ai_university.facts"
FUND_MEETING = "followups.2025-12-05-fund-governors.text"
LINE_IN_USE = "followups.2026-01-04-second-line-trains.text"
MINISTERS = "followups.2026-02-20-turkistan-meeting.text"
FUND_CORRECTED = "followups.2025-12-05-fund-governors-corrected.text"
LINE_CORRECTED = "followups.2026-01-04-second-line-trains-corrected"
MINISTERS_CORRECTED = "followups.2026-02-20-turkistan-meeting-corrected.text"
ROUTE_PLANS = "followups.2026-02-25-route-plans.text"
DRAFT = "followups.2026-03-10-draft-agreement.text"
# What the check-list of the statement and of its follow-ups asks for: key, then English, Russian, Kazakh.
FIGURES: tuple[tuple[str, str, str, str], ...] = (
    ("context", "more than 30 years", "более 30 лет", "30 жылдан астам"),
    (
        "initiatives.vision_2040.facts",
        "2040 is the year",
        "2040 год стоит в названии",
        "2040 – жоспардың атауындағы",
    ),
    (
        "initiatives.investment_fund.facts",
        "“this year”, .* 2025",
        "«в этом году», .* 2025",
        "«биыл», .* 2025",
    ),
    ("initiatives.chamber.facts", "chairs .* 2026", "2026 .* председательствует", "2026 .* төрағалық етеді"),
    ("initiatives.industry.facts", "chairmanship .* 2026", "председательством .* 2026", "2026 .* төрағалық"),
    (ROADS, "5 international", "5 международных", "5 халықаралық"),
    (
        ROADS,
        "second line Dostyk–Moiynty",
        "вторая линия Достык — Мойынты",
        "Достық – Мойынты теміржолының екінші желісі",
    ),
    (ROADS, "grow 5-fold", "вырасти в 5 раз", "5 есе арттыруға"),
    (ROADS, "another 2 key .* lines", "еще 2 ключевые .* линии", "тағы 2 маңызды .* желісі"),
    (ROADS, "6-fold .* 5 years", "5 лет .* 6 раз", "5 жылда .* 6 есе"),
    (
        "initiatives.cyber_council.facts",
        "Almaty in September 2025",
        "сентябре 2025 .* Алматы",
        "2025 .* қыркүйекте Алматыда",
    ),
    (UNIVERSITY, "more than 400 thousand students", "более 400 тысяч студентов", "400 мыңнан астам студент"),
    (
        UNIVERSITY,
        "first research university",
        "первый исследовательский университет",
        "алғашқы зерттеу университетін",
    ),
    ("followups.2025-10-01-university-task.text", "end of 2025", "конца 2025", "2025 жылдың соңына"),
    ("followups.2025-10-24-industry-ministers.text", "2025–2026", "2025–2026", "2025–2026"),
    (FUND_MEETING, "500 million US dollars", "500 миллионов долларов США", "500 миллион АҚШ доллары"),
    (FUND_MEETING, "first quarter of 2026", "первого квартала 2026", "2026 жылдың бірінші тоқсанынан"),
    (LINE_IN_USE, "1,765 freight", "1765 грузовых", "1765 жүк"),
    (LINE_IN_USE, "451 container", "451 контейнерный", "451 контейнер"),
    (LINE_IN_USE, "about 18 a day", "около 18 в сутки", "тәулігіне шамамен 18"),
    (
        "followups.2026-01-08-chairmanship-taken.text",
        "2026, for the first",
        "2026 год впервые",
        "2026 жылғы .* алғаш рет",
    ),
    (MINISTERS, "14th meeting", "14-е заседание", "14-отырысы"),
    (MINISTERS, "51 days", "51 день", "51 күн"),
    (MINISTERS, "second half of 2026", "втором полугодии 2026", "2026 жылдың екінші жартысында"),
    (
        FUND_CORRECTED,
        "by the end of the first quarter",
        "до конца первого квартала",
        "тоқсанының соңына дейін",
    ),
    (
        FUND_CORRECTED,
        "500 million .* 1.5 billion",
        "500 миллионов .* 1,5 миллиарда",
        "500 миллион .* 1,5 миллиард",
    ),
    (f"{LINE_CORRECTED}.text", "1,765 freight and 451", "1765 грузовых и 451", "1765 жүк пойызы мен 451"),
    (f"{LINE_CORRECTED}.correction_reason", "22.8 a day over 97", "97 дней .* 22,8", "97 күнде .* 22,8"),
    (MINISTERS_CORRECTED, "51 days", "51 день", "51 күн"),
    (
        MINISTERS_CORRECTED,
        "11.9 billion .* 2025",
        "2025 году .* 11,9 миллиарда",
        "2025 жылы .* 11,9 миллиард",
    ),
    ("followups.2025-12-30-fund-capital.text", "600 million", "600 миллионов", "600 миллион"),
    (ROUTE_PLANS, "5.2 million tonnes", "5,2 миллиона тонн", "5,2 миллион тонна"),
    (ROUTE_PLANS, "32 vessels by 2028", "2028 году .* 32 судна", "2028 жылға .* 32 кеме"),
    (DRAFT, "5-fold in 7 years", "за 7 лет .* в 5 раз", "7 жылда 5 есе"),
    (DRAFT, "0.8 to 4.5 million tonnes", "0,8 до 4,5 миллиона тонн", "0,8 миллионнан 4,5 миллион тоннаға"),
    (DRAFT, "6-fold in 5 years", "6 разах за 5 лет", "5 жылда 6 есе"),
    ("checks.2026-11-22-chamber.why", "8 January 2026", "8 января 2026", "2026 жылғы 8 қаңтардан"),
)


def flattened(value: object, key: str) -> dict[str, str]:
    """Return every text under ``value`` by its dotted key."""
    if isinstance(value, str):
        return {key: plain(value)}
    if isinstance(value, dict):
        children = [(str(name), child) for name, child in value.items()]
    else:
        assert isinstance(value, list), f"{key} is neither text, table nor list"
        children = [(str(index), child) for index, child in enumerate(value)]
    found: dict[str, str] = {}
    for name, child in children:
        found |= flattened(child, f"{key}.{name}" if key else name)
    return found


@cache
def texts(language: str) -> dict[str, str]:
    """Return every text of the statement in one language by its dotted key; the address is none.

    Nor are aliases: each language has its own.
    """
    path = STATEMENTS / f"ots-2025.{language}.toml"
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    for each in read["initiatives"].values():
        each.pop("aliases", None)
    return flattened({key: value for key, value in read.items() if key != "url"}, "")


def numbers(text: str) -> list[str]:
    """Return the numbers of a text, sorted: "1,765", "1 765" and "1765" are the same one."""
    text = COLLECTIVE.sub("2 ", text)
    thousands = r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+"
    return sorted(
        re.sub(r"[\s,]", "", found) if re.fullmatch(thousands, found) else found.replace(",", ".")
        for found in re.findall(rf"(?<!\d){thousands}(?!\d)|\d+(?:[.,]\d+)?", text)
    )


def names(text: str, language: str) -> tuple[set[str], str]:
    """Return the names that a text mentions, and the text without them."""
    column = LANGUAGES.index(language)
    mentioned = set()
    for row in NAMES:
        text, count = re.subn(rf"\b(?:{row[column]})(?!\w)", "_", text)
        if count:
            mentioned.add(row[0])
    return mentioned, text


def words(text: str) -> list[str]:
    """Return the words of a text, without case and punctuation."""
    return re.findall(r"\w+", text.casefold().replace("ё", "е"))


KEYS = sorted(set().union(*(texts(language) for language in LANGUAGES)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("1,765 of 2025–2026", ["1765", "2025", "2026"], id="comma"),
        pytest.param("1\u00a0765 из 14-й", ["14", "1765"], id="no-break space"),
        pytest.param("в 2025, 400 тысяч", ["2025", "400"], id="a list is no thousands"),
        pytest.param("1,5 и 1.5", ["1.5", "1.5"], id="decimals"),
    ],
)
def test_numbers_are_read_alike_however_they_are_written(text: str, expected: list[str]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize("key", KEYS)
def test_a_text_has_the_same_numbers_in_each_language(key: str) -> None:
    found = {language: numbers(texts(language)[key]) for language in LANGUAGES}
    assert found["ru"] == found["en"]
    assert found["kk"] == found["en"]


@pytest.mark.parametrize("key", KEYS)
def test_a_text_has_the_same_ordinals_in_each_language(key: str) -> None:
    found = {
        language: [
            row[0]
            for row in ORDINALS
            if re.search(rf"\b(?:{row[column]})\b", texts(language)[key], re.IGNORECASE)
        ]
        for column, language in enumerate(LANGUAGES)
    }
    assert found["ru"] == found["en"]
    assert found["kk"] == found["en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_written_as_digits(language: str) -> None:
    spelled = {
        key: match[0]
        for key, text in texts(language).items()
        if (match := re.search(rf"\b(?:{SPELLED_OUT[language]})\b", text, re.IGNORECASE))
    }
    assert not spelled


@pytest.mark.parametrize("key", KEYS)
def test_a_text_names_the_same_in_each_language(key: str) -> None:
    found = {language: names(texts(language)[key], language)[0] for language in LANGUAGES}
    assert found["ru"] == found["en"]
    assert found["kk"] == found["en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_inside_a_sentence_is_in_the_table(language: str) -> None:
    unknown = set()
    for text in texts(language).values():
        _, rest = names(text, language)
        for match in re.finditer(r"[^\W\d_][\w’-]*", rest):
            before = rest[: match.start()].rstrip(" «“(")
            starts_a_sentence = not before or before[-1] in ".!?"
            if match[0][0].isupper() and not starts_a_sentence:
                unknown.add(match[0])
    assert not unknown


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_of_the_table_is_in_use(language: str) -> None:
    used = set().union(*(names(text, language)[0] for text in texts(language).values()))
    assert {row[0] for row in NAMES} == used


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_mixes_two_alphabets(language: str) -> None:
    mixed = [
        word
        for text in texts(language).values()
        for word in re.findall(r"\w+", text)
        if re.search(r"[A-Za-z]", word) and re.search(r"[\u0400-\u04ff]", word)
    ]
    assert not mixed


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: f"{figure[0]}: {figure[1]}")
def test_the_figure_is_told(figure: tuple[str, str, str, str], language: str) -> None:
    key, *patterns = figure
    told = [text for each, text in texts(language).items() if each == key or each.startswith(f"{key}.")]
    assert any(re.search(patterns[LANGUAGES.index(language)], text) for text in told)


@pytest.mark.skipif(not ARTICLE.exists(), reason="the article is not kept with the code")
def test_no_russian_text_copies_the_article() -> None:
    article = words(ARTICLE.read_text(encoding="utf-8"))
    runs = {tuple(article[at : at + COPIED_WORDS]) for at in range(len(article) - COPIED_WORDS + 1)}
    copied = {
        key: " ".join(own[at : at + COPIED_WORDS])
        for key, text in texts("ru").items()
        for own in [words(text)]
        for at in range(len(own) - COPIED_WORDS + 1)
        if tuple(own[at : at + COPIED_WORDS]) in runs
    }
    assert len(runs) > 400, "the article was not read"
    assert not copied
