"""The page's own texts: each is there in every language, and none is left over."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import sandbox
from storage.content.typography import breaches
from tests.views.shown import every_translator

PAGE = Path(sandbox.__file__).with_name("page")
TEXTS = {path.stem: json.loads(path.read_text("utf-8")) for path in PAGE.glob("i18n/*.json")}
SOURCES = "\n".join(path.read_text("utf-8") for path in [*PAGE.glob("js/*.js"), PAGE / "index.html"])
HOLES = re.compile(r"\{(\w+)\}")
LANGUAGES = ("az", "en", "kk", "ky", "ru", "tr", "uz")
ALIKE = {
    "bot",
    "message.by",
    "size.kb",
    "size.mb",
    "kind.video",
    "kind.audio",
    "chat",
    "write.post",
    "fault.broken_json",
    "journal.col.number",
}
"""Texts that some language writes as English does."""


def forms(text: str | dict[str, str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text.values())


def test_the_page_has_the_languages_of_the_bot() -> None:
    assert set(TEXTS) == set(LANGUAGES) == set(every_translator())


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_language_has_the_same_keys_and_holes(code: str) -> None:
    assert TEXTS[code].keys() == TEXTS["en"].keys()
    for key, text in TEXTS[code].items():
        expected = set(HOLES.findall(" ".join(forms(TEXTS["en"][key]))))
        assert {hole for form in forms(text) for hole in HOLES.findall(form)} == expected, key


def test_every_text_that_the_page_names_exists() -> None:
    named = set(re.findall(r"""\bt\("([a-z0-9_.]+)\"""", SOURCES))
    named |= set(re.findall(r"""data-(?:text|label)="([a-z0-9_.]+)\"""", SOURCES))
    named |= set(re.findall(r"""section\("([a-z_.]+)\"""", SOURCES))
    assert named <= TEXTS["en"].keys()


@pytest.mark.parametrize("code", [each for each in LANGUAGES if each != "en"])
def test_no_text_is_left_in_english(code: str) -> None:
    assert {key for key, text in TEXTS[code].items() if text == TEXTS["en"][key]} <= ALIKE


@pytest.mark.parametrize("code", LANGUAGES)
def test_plural_forms_are_those_of_the_language(code: str) -> None:
    wanted = {"one", "few", "many", "other"} if code == "ru" else {"one", "other"}
    assert all(set(text) == wanted for text in TEXTS[code].values() if isinstance(text, dict))


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_is_spelled_as_the_bot(code: str) -> None:
    for key, text in TEXTS[code].items():
        assert [each for form in forms(text) for each in breaches(code, form)] == [], key
