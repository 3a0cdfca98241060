"""Which language a chat is answered in: its own choice, then the person's, then the default."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.chats.language import resolve, supported
from briefing.chats.language_names import NAMES, language_named
from briefing.chats.nearest_language import CODES, NEAREST
from tests.views.shown import LANGUAGES
from views.languages import language_name, own_name

OURS = ("en", "kk", "ru")
SCRIPTS = ("uz", "uz-cyrl", "zh-hans")


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        pytest.param(None, None, id="none at all"),
        pytest.param("", None, id="empty"),
        pytest.param("  ", None, id="blanks"),
        pytest.param("en", "en", id="plain"),
        pytest.param("KK", "kk", id="capitals"),
        pytest.param("en_US", "en", id="underscore and territory"),
        pytest.param("en-GB", "en", id="hyphen and territory"),
        pytest.param("ru-RU", "ru", id="own territory"),
        pytest.param("kk-Cyrl-KZ", "kk", id="script and territory"),
        pytest.param(" ru ", "ru", id="blanks around"),
        pytest.param("uz-Cyrl", None, id="not offered, with script"),
        pytest.param("zh-hans", None, id="not offered, Chinese"),
        pytest.param("de", None, id="not offered"),
        pytest.param("eng", "en", id="three letters"),
        pytest.param("KAZ-Cyrl", "kk", id="three letters, with script"),
        pytest.param("e", None, id="a beginning is no tag"),
        pytest.param("-", None, id="hyphen alone"),
        pytest.param("-en", None, id="hyphen first"),
        pytest.param("en-", "en", id="hyphen last"),
        pytest.param("_", None, id="underscore alone"),
        pytest.param("en\x00", None, id="control character"),
        pytest.param("рус", None, id="Cyrillic"),
        pytest.param("a" * 10_000, None, id="very long"),
        pytest.param("x-" * 500 + "en", None, id="very many parts"),
    ],
)
def test_a_tag_finds_its_language(tag: str | None, expected: str | None) -> None:
    assert supported(tag, OURS) == expected


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("en eng en-US ENG_gb", "en"),
        ("ru rus ru_KZ", "ru"),
        ("kk kaz kz kk-Arab kk-Latn", "kk"),
        ("tr tur tr-CY", "tr"),
        ("az aze azj azb az-Cyrl az-Arab-IR", "az"),
        ("uz uzb uzn uzs uz-Cyrl uz_Cyrl_UZ uz-Arab", "uz"),
        ("ky kir ky-Latn", "ky"),
        ("tt ba cv sah tat bak tt-RU", "ru"),
        ("tg be uk hy ka uk-UA", "ru"),
        ("tk crh gag tk-TM", "tr"),
        ("kaa kaa-Cyrl", "kk"),
        ("ug uig", "uz"),
        ("de zh-hans fr ar fa mn kg xyz", None),
    ],
)
def test_every_tag_finds_the_nearest_of_the_seven(tags: str, expected: str | None) -> None:
    found = {tag: supported(tag, LANGUAGES) for tag in tags.split()}
    assert found == dict.fromkeys(found, expected)


def test_the_tables_lead_to_languages_that_are_offered_and_name_none_of_them() -> None:
    assert {*CODES.values(), *NEAREST.values()} == set(LANGUAGES)
    assert not {*CODES, *NEAREST} & set(LANGUAGES)
    assert not CODES.keys() & NEAREST.keys()


@pytest.mark.parametrize("tag", ["tt", "kaa", "uzb"])
def test_the_nearest_counts_only_where_it_is_offered(tag: str) -> None:
    assert supported(tag, ("en",)) is None


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        pytest.param("uz-Cyrl", "uz-cyrl", id="the script that is offered"),
        pytest.param("uz_Cyrl_UZ", "uz-cyrl", id="the longest beginning counts"),
        pytest.param("uz-Latn", "uz", id="another script finds the language"),
        pytest.param("zh-Hans-CN", "zh-hans", id="script with territory"),
        pytest.param("zh", None, id="a language that is offered in a script alone"),
    ],
)
def test_a_script_is_kept_where_it_is_offered(tag: str, expected: str | None) -> None:
    assert supported(tag, SCRIPTS) == expected


@pytest.mark.parametrize(
    ("chosen", "person", "expected"),
    [
        pytest.param("kk", "en", "kk", id="the chat's choice comes first"),
        pytest.param(None, "en-GB", "en", id="then the person's language"),
        pytest.param(None, "de", "ru", id="then the default"),
        pytest.param(None, "kaa", "kk", id="a language near to that of the person"),
        pytest.param("en", "kaa", "en", id="a choice comes before what is near"),
        pytest.param(None, None, "ru", id="nobody says anything"),
        pytest.param(None, "", "ru", id="an empty tag says nothing"),
        pytest.param("tr", "en", "en", id="a choice no longer offered counts as none"),
        pytest.param("tr", None, "ru", id="nor does it with nothing else"),
        pytest.param("", "kk", "kk", id="an empty choice counts as none"),
    ],
)
def test_the_language_of_an_answer(chosen: str | None, person: str | None, expected: str) -> None:
    assert resolve(chosen, person, "ru", OURS) == expected


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_is_found_by_the_names_that_the_bot_itself_writes(code: str) -> None:
    shown = {own_name(code), language_name(code, code), language_name(code, "en"), language_name(code, "ru")}
    assert {name: language_named(name, LANGUAGES) for name in shown} == dict.fromkeys(shown, code)


def test_no_name_stands_for_two_languages() -> None:
    named = {name: code for code, names in NAMES.items() for name in names}
    assert {name: language_named(name, LANGUAGES) for name in named} == named


@pytest.mark.parametrize("text", ["", "language", "язык", "kaza", "kazakh turkish", "🙂"])
def test_what_is_no_name_finds_nothing(text: str) -> None:
    assert language_named(text, LANGUAGES) is None


def test_a_name_counts_only_where_its_language_is_offered() -> None:
    assert language_named("turkish", OURS) is None


@given(st.text(), st.text())
def test_whatever_the_tags_the_language_is_one_of_ours(chosen: str, person: str) -> None:
    assert resolve(chosen, person, "ru", OURS) in OURS
