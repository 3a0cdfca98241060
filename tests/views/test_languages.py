"""Languages have the names that their readers give them, and words of CLDR the letters of our texts."""

from __future__ import annotations

import pytest

from tests.views.shown import LANGUAGES, translator
from views.languages import OWN_NAMES, own_name
from views.telegram.subscriptions.zone_pages import TERRITORIES, zone_name

IN_EACH = {
    "en": "English, Russian, Kazakh, Turkish, Azerbaijani, Uzbek, Kyrgyz",
    "ru": "английский, русский, казахский, турецкий, азербайджанский, узбекский, киргизский",
    "kk": "ағылшын тілі, орыс тілі, қазақ тілі, түрік тілі, әзірбайжан тілі, өзбек тілі, қырғыз тілі",
    "tr": "İngilizce, Rusça, Kazakça, Türkçe, Azerbaycan Türkçesi, Özbekçe, Kırgızca",
    "az": "ingilis dili, rus dili, qazax dili, türk dili, azərbaycan dili, özbək dili, qırğız dili",
    "uz": "inglizcha, ruscha, qozoqcha, turkcha, ozarbayjoncha, oʻzbekcha, qirgʻizcha",
    "ky": "англисче, орусча, казакча, түркчө, азербайжанча, өзбекче, кыргызча",
}


@pytest.mark.parametrize("reader", LANGUAGES)
def test_each_language_names_each_other(reader: str) -> None:
    assert ", ".join(map(translator(reader).language_name, IN_EACH)) == IN_EACH[reader]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("en", "English"),
        ("ru", "Русский"),
        ("kk", "Қазақ тілі"),
        ("tr", "Türkçe"),
        ("az", "Azərbaycanca"),
        ("uz", "Oʻzbekcha"),
        ("ky", "Кыргызча"),
        ("uz-cyrl", "ўзбекча (Кирил)"),
        ("pt-br", "português (Brasil)"),
        ("zh-hans", "中文 (简体)"),
    ],
)
def test_a_language_is_named_in_itself(code: str, name: str) -> None:
    assert own_name(code) == name


def test_every_language_has_a_name_of_its_own_to_be_listed_by() -> None:
    assert set(OWN_NAMES) == set(LANGUAGES)
    assert len(set(OWN_NAMES.values())) == len(LANGUAGES)


def test_words_of_cldr_have_the_letters_of_our_texts() -> None:
    assert translator("uz").territory("145") == "Gʻarbiy Osiyo"
    assert translator("uz").territory("KZ") == "Qozogʻiston"


@pytest.mark.parametrize(
    ("language", "zone", "name"),
    [
        ("uz", "Asia/Almaty", "Olmaota"),
        ("uz", "Asia/Qyzylorda", "Qiziloʻrda"),
        ("tr", "Asia/Aqtau", "Aktau"),
        ("tr", "Asia/Tashkent", "Taşkent"),
        ("az", "Asia/Baku", "Bakı"),
        ("ky", "Asia/Bishkek", "Бишкек"),
        ("uz", "Etc/GMT-5", ""),
    ],
)
def test_places_are_named_as_in_our_texts(language: str, zone: str, name: str) -> None:
    assert zone_name(translator(language), zone) == name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_of_the_world_has_a_name(language: str) -> None:
    names = [translator(language).territory(code) for code in TERRITORIES.values()]
    assert all(names)
    assert len(set(names)) == len(names)
