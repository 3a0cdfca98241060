"""Interface catalogues: what they give, and what is a fault in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.errors import ContentFaulty
from storage.content.catalogues import load_catalogues
from storage.content.plurals import plural_rule
from tests.storage.content_examples import (
    EN,
    EN_PO,
    RU_PO,
    changed,
    check_slip,
    example,
    faults_of,
    load,
    slips,
)

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.errors import Fault

SLIPS = r"""
# missing header
- "Content-Type: text/plain; charset=utf-8\n"
+ "Language: ru\n"
> Content-Type: must be "text/plain; charset=UTF-8"

# other charset
- charset=utf-8
+ charset=koi8-r
> Content-Type: must be "text/plain; charset=UTF-8"

# charset left open
- charset=utf-8
+ charset=CHARSET
> Content-Type: must be "text/plain; charset=UTF-8"

# no plural rule
- "Plural-Forms:
+ "Plural:
> Plural-Forms: is missing or does not parse; for this language it is "nplurals=3; plural=(n%10==1

# plural rule that does not parse
- (n%10==1
+ (n%10=1
> Plural-Forms: is missing or does not parse

# plural rule that gives more forms than there are
- nplurals=3
+ nplurals=2
> Plural-Forms: is missing or does not parse

# plural rule that divides by zero
- n%10==1
+ n%0==1
> Plural-Forms: is missing or does not parse

# date that is none
- "Plural-Forms:
+ "PO-Revision-Date: soon\n"
+ "Plural-Forms:
> header: does not parse

# string that does not end
- msgid "Not yet"
+ msgid "Not yet
> line 15: is not a comment, nor a keyword with a "string", nor a "string"

# string without marks
- msgid "Not yet"
+ msgid Not yet
> line 15: is not a comment

# unknown keyword
- msgid "Not yet"
+ msgit "Not yet"
> line 15: is not a comment

# no translation
- msgstr "Здравствуйте, {name}!"
> line 8: begins no entry: msgid and msgstr

# two translations
- msgstr "Здравствуйте, {name}!"
+ msgstr "Здравствуйте, {name}!"
+ msgstr "Привет, {name}!"
> line 10: begins no entry

# plural without forms
- msgid "Not yet"
+ msgid "Not yet"
+ msgid_plural "Not yet"
> line 15: begins no entry

# more forms than the language has
- msgstr[2] "{n} дней {year}"
+ msgstr[3] "{n} дней {year}"
> line 18: msg has more translations than num_plurals of catalog

# message twice
- msgid "Not yet"
+ msgid "Hello, {name}!"
> Hello, {name}!: is there twice; only the first would be used
"""


@pytest.mark.parametrize(("old", "new", "expected"), slips(SLIPS))
def test_a_slip_in_a_catalogue(tmp_path: Path, old: str, new: str, expected: list[tuple[str, str]]) -> None:
    check_slip(tmp_path, RU_PO, old, new, expected)


def test_messages_are_translated_with_the_plurals_of_the_language(tmp_path: Path) -> None:
    catalogue = load(tmp_path, example()).catalogues["ru"]
    assert catalogue.gettext("Hello, {name}!") == "Здравствуйте, {name}!"
    days = [
        catalogue.ngettext("one day of {year}", "{n} days of {year}", number) for number in (1, 3, 11, 21)
    ]
    assert days == ["{n} день {year}", "{n} дня {year}", "{n} дней {year}", "{n} день {year}"]


@pytest.mark.parametrize("language", ["", "xx", "en", "Russian"])
def test_the_plural_rule_is_that_of_the_file_whatever_its_language_field_says(
    tmp_path: Path, language: str
) -> None:
    field = f'"Language: {language}\\n"\n"Plural-Forms'
    catalogue = load(tmp_path, changed(example(), RU_PO, '"Plural-Forms', field)).catalogues["ru"]
    assert catalogue.ngettext("one day of {year}", "{n} days of {year}", 21) == "{n} день {year}"


@pytest.mark.parametrize(
    "message", ["Not yet", "Bye, {name}!", "Never heard of"], ids=["empty", "fuzzy", "unknown"]
)
def test_what_is_not_translated_is_shown_as_it_is(tmp_path: Path, message: str) -> None:
    assert load(tmp_path, example()).catalogues["ru"].gettext(message) == message


def test_a_plural_form_that_is_empty_falls_back_alone(tmp_path: Path) -> None:
    files = changed(example(), RU_PO, '"{n} дня {year}"', '""')
    catalogue = load(tmp_path, files).catalogues["ru"]
    assert catalogue.ngettext("one day of {year}", "{n} days of {year}", 3) == "{n} days of {year}"
    assert catalogue.ngettext("one day of {year}", "{n} days of {year}", 5) == "{n} дней {year}"


def test_entries_that_are_commented_out_do_not_count(tmp_path: Path) -> None:
    files = changed(example(), RU_PO, 'msgid "Not yet"', '#~ msgid "Not yet\n\nmsgid "Not yet"')
    assert load(tmp_path, files).languages == ("en", "ru")


def test_one_message_in_two_contexts_is_no_double(tmp_path: Path) -> None:
    entry = 'msgctxt "{}"\nmsgid "May"\nmsgstr "{}"\n\n'
    added = entry.format("month", "май") + entry.format("right", "можно") + 'msgid "Not yet"'
    catalogue = load(tmp_path, changed(example(), RU_PO, 'msgid "Not yet"', added)).catalogues["ru"]
    assert [catalogue.pgettext(context, "May") for context in ("month", "right")] == ["май", "можно"]


def test_texts_are_checked_in_a_language_whose_catalogue_is_faulty(tmp_path: Path) -> None:
    files = changed(changed(example(), EN_PO, "UTF-8", "latin-1"), EN, '"The town"', '""')
    assert [each.file for each in faults_of(tmp_path, files)] == [EN_PO, EN]


@pytest.mark.parametrize("code", ["uz-cyrl", "kk", "zh-hans", "pt-br", "es-419", "sr-latn-rs"])
def test_codes_of_languages(tmp_path: Path, code: str) -> None:
    folder = tmp_path / code / "LC_MESSAGES"
    folder.mkdir(parents=True)
    text = str(example()[EN_PO])
    if not (rule := plural_rule(code)).startswith("nplurals=2"):
        text = text[: text.index("msgid", 10)].replace("nplurals=2; plural=(n != 1);", rule)
    (folder / "bot.po").write_text(text)
    found: list[Fault] = []
    assert (list(load_catalogues(tmp_path, found)), found) == ([code], [])


@pytest.mark.parametrize("code", ["EN", "en_US", "english", "zz", "und", "en-xx", "x", "e n", "ru-"])
def test_folders_that_are_named_as_no_language(tmp_path: Path, code: str) -> None:
    (fault,) = faults_of(tmp_path, example() | {f"locales/{code}/LC_MESSAGES/bot.po": example()[EN_PO]})
    assert (fault.file, fault.key) == (f"locales/{code}", "")
    assert "language" in fault.reason


def test_a_language_without_its_file(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, example() | {"locales/kk/LC_MESSAGES/bot.mo": b""})
    assert (fault.file, fault.reason) == ("locales/kk/LC_MESSAGES/bot.po", "is missing")


@pytest.mark.parametrize("extra", [{}, {"locales/bot.pot": ""}], ids=["no folder", "no language"])
def test_no_catalogues_at_all(tmp_path: Path, extra: dict[str, str]) -> None:
    files = {name: text for name, text in example().items() if not name.startswith("locales")}
    faults = [each for each in faults_of(tmp_path, files | extra) if each.file == "locales"]
    assert len(faults) == 1


_WORDS = [
    "msgid",
    "msgid_plural",
    "msgstr",
    "msgstr[0]",
    "msgstr[2]",
    "msgctxt",
    "#~ msgid",
    "#,",
    "#:",
    "#|",
    '"',
]
_LINES = st.builds(
    lambda word, rest: f"{word} {rest}",
    st.sampled_from(_WORDS),
    st.sampled_from(
        ['""', '"a {n}"', '"\\\\"', '"\\"', '"b" "c"', '"{"', "fuzzy", "\u2068x", '"Language: x\\n"', '"é\0"']
    ),
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.integers(0, 20), st.lists(_LINES, min_size=1, max_size=4), st.booleans())
def test_random_lines_load_or_are_a_fault(tmp_path: Path, at: int, added: list[str], replaced: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
    lines = str(example()[RU_PO]).split("\n")
    lines[at : at + len(added) * replaced] = added
    try:
        content = load(tmp_path, {**example(), RU_PO: "\n".join(lines)})
    except ContentFaulty:
        return
    assert isinstance(content.catalogues["ru"].ngettext("one day of {year}", "{n} days of {year}", 2), str)
