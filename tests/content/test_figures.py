"""The languages of a statement say the same: every number and every name of each text is compared.

Names are told apart by a table of stems for each language, ``names/<language>.toml``, because most languages
inflect them. The table cannot go stale: a capitalised word inside a sentence that it does not cover fails,
and so does an unused entry.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.views.shown import LANGUAGES, plain

REPOSITORY = Path(__file__).resolve().parents[2]
STATEMENTS = REPOSITORY / "content" / "statements"
TABLES = Path(__file__).parent / "names"
ARTICLE = REPOSITORY.parent / "shared" / "content" / "statement.ru.txt"
COPIED_WORDS = 7
COLLECTIVE = re.compile(r"\b(?:екеу|экөө)(?=\w)")
"""Of both, which Kazakh and Kyrgyz write as a word where the others have a digit."""


class Table(NamedTuple):
    """By what the texts of a language are compared: regular expressions by what they stand for."""

    spelled_out: str
    """Numbers as words. Ordinals and fractions stay words; others are digits, to be compared."""
    ordinals: dict[str, str]
    names: dict[str, str]
    """Compounds come before their parts: what a row matched is taken out of the text before the next row."""
    figures: dict[str, list[str]]
    """What the check-list of the statement and of its follow-ups asks for, by the key of the text."""


@cache
def table(language: str) -> Table:
    return Table(**tomllib.loads((TABLES / f"{language}.toml").read_text(encoding="utf-8")))


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
    mentioned = set()
    for name, pattern in table(language).names.items():
        text, count = re.subn(rf"\b(?:{pattern})(?!\w)", "_", text)
        if count:
            mentioned.add(name)
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
    assert found == dict.fromkeys(LANGUAGES, found["en"])


@pytest.mark.parametrize("key", KEYS)
def test_a_text_has_the_same_ordinals_in_each_language(key: str) -> None:
    found = {
        language: [
            ordinal
            for ordinal, pattern in table(language).ordinals.items()
            if re.search(rf"\b(?:{pattern})\b", texts(language)[key], re.IGNORECASE)
        ]
        for language in LANGUAGES
    }
    assert found == dict.fromkeys(LANGUAGES, found["en"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_written_as_digits(language: str) -> None:
    spelled = {
        key: match[0]
        for key, text in texts(language).items()
        if (match := re.search(rf"\b(?:{table(language).spelled_out})\b", text, re.IGNORECASE))
    }
    assert not spelled


@pytest.mark.parametrize("key", KEYS)
def test_a_text_names_the_same_in_each_language(key: str) -> None:
    found = {language: names(texts(language)[key], language)[0] for language in LANGUAGES}
    assert found == dict.fromkeys(LANGUAGES, found["en"])


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
    assert set(table(language).names) == used


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_mixes_two_alphabets(language: str) -> None:
    mixed = [
        word
        for text in texts(language).values()
        for word in re.findall(r"\w+", text)
        if re.search(r"[A-Za-z]", word) and re.search(r"[\u0400-\u04ff]", word)
    ]
    assert not mixed


def _asked(language: str) -> dict[str, int]:
    return {key: len(patterns) for key, patterns in table(language).figures.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_of_each_language_ask_for_the_same(language: str) -> None:
    assert list(table(language).names) == list(table("en").names)
    assert list(table(language).ordinals) == list(table("en").ordinals)
    assert _asked(language) == _asked("en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", table("en").figures)
def test_the_figures_are_told(key: str, language: str) -> None:
    told = [text for each, text in texts(language).items() if each == key or each.startswith(f"{key}.")]
    asked = table(language).figures[key]
    assert [each for each in asked if not any(re.search(each, text) for text in told)] == []


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
