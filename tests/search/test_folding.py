"""One key for all spellings of a word, whichever keyboard it was typed on."""

from __future__ import annotations

import unicodedata

import pytest

from briefing.search.folding import fold, keys_of
from briefing.search.stop_words import is_stop_word


@pytest.mark.parametrize(
    "spellings",
    [
        pytest.param("oʻzbek o‘zbek o’zbek o'zbek o`zbek özbek ўзбек OʻZBEK ÖZBEK Ўзбек", id="uz oʻzbek"),
        pytest.param("gʻalaba g'alaba ğalaba ғалаба", id="uz gʻ"),
        pytest.param("sunʼiy sun'iy sun’iy сунъий suniy", id="uz stop"),
        pytest.param("ishchi işçi ишчи", id="uz sh and ch, old and new"),
        pytest.param("İnnovasiya innovasiya INNOVASIYA ınnovasıya", id="az dotted and dotless i"),
        pytest.param("şirket sirket", id="tr typed without its letters"),
        pytest.param("кибербезопасность kiberbezopasnost kiberbezopasnost'", id="ru soft sign"),
        pytest.param("промышленный promyshlennyy promyshlenniy promishlenny", id="ru y and i"),
        pytest.param("щётка shchetka щетка", id="ru shch and io"),
        pytest.param("хартия khartiya hartiya xartiya", id="ru kh"),
        pytest.param("инвестиция investitsiya investiciya", id="ru ts"),
        pytest.param("жасанды zhasandy jasandy jasandı", id="kk zh"),
        pytest.param("қауіпсіздік qauipsizdik kauipsizdik кауипсиздик", id="kk q"),
        pytest.param("сандық sandyq sandyk sandıq", id="kk y"),
        pytest.param("дүйнө duyno дуйно", id="ky"),
    ],
)
def test_spellings_of_a_word_have_one_key(spellings: str) -> None:
    keys = {fold(each) for each in spellings.split()}
    assert len(keys) == 1
    assert {fold(unicodedata.normalize("NFD", each)) for each in spellings.split()} == keys


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Türkistan'da", "Türkistan"),
        ("Türkistan’da", "Türkistan"),
        ("YZ’nin", "YZ"),
        ("SIni", "SI"),
        ("ТМУнун", "ТМУ"),
        ("Fund’s", "Fund"),
    ],
)
def test_a_name_is_found_without_the_ending_written_on_it(typed: str, name: str) -> None:
    assert fold(name) in keys_of(typed)


def test_the_mark_of_an_uzbek_letter_ends_no_name() -> None:
    assert keys_of("go'zal") == ("gozal",)


@pytest.mark.parametrize(
    ("one", "other"),
    [("ИИ", "и"), ("2000", "200"), ("палата", "палатка"), ("fon", "fan"), ("4", "40")],
)
def test_different_words_have_different_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("nothing", ["", "'", "ь", "\u0301"], ids=ascii)
def test_what_has_no_letters_has_no_key(nothing: str) -> None:
    assert keys_of(nothing) == ()


@pytest.mark.parametrize(
    "word", ["of", "Что", "chto", "және", "zhane", "ve", "və", "va", "менен", "ещё", "из"]
)
def test_a_word_that_says_nothing_does_so_however_it_is_typed(word: str) -> None:
    assert is_stop_word(word)


@pytest.mark.parametrize("word", ["YZ", "ИИ", "ЖИ", "SI", "жаңа", "help", "фонд", "oda", "2040"])
def test_a_word_that_says_something_does_so_whatever_it_resembles(word: str) -> None:
    assert not is_stop_word(word)
