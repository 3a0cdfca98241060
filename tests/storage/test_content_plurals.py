"""The plural forms of our languages are pinned, whatever the release of Babel has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from babel.messages.plurals import PLURALS

from storage.content.catalogues import load_catalogues
from storage.content.plurals import PLURAL_RULES, is_pinned, plural_rule, says_the_same
from storage.content.po_text import entries, form_of_each, header_of
from tests.storage.content_examples import EN_PO, example
from tests.views.shown import LANGUAGES, LOCALES

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.errors import Fault

RULE = "nplurals=2; plural=(n != 1);"
RELEASES = [pytest.param((1, "0"), id="babel 2.18"), pytest.param((2, "(n != 1)"), id="babel 2.19")]
"""What two releases of Babel say of Turkish."""


def loaded(folder: Path, language: str, rule: str) -> tuple[list[str], str]:
    """Return the faults of a catalogue with this rule, and what it says of two days."""
    path = folder / language / "LC_MESSAGES" / "bot.po"
    path.parent.mkdir(parents=True)
    path.write_text(str(example()[EN_PO]).replace(RULE, rule), encoding="utf-8")
    found: list[Fault] = []
    catalogue = load_catalogues(folder, found)[language]
    words = catalogue.ngettext("one day of {year}", "{n} days of {year}", 2)
    return [f"{each.key}: {each.reason}" for each in found], words


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_catalogue_has_the_rule_of_the_table(language: str) -> None:
    text = (LOCALES / language / "LC_MESSAGES" / "bot.po").read_text(encoding="utf-8")
    assert says_the_same(header_of(entries(text))["plural-forms"], PLURAL_RULES[language])


@pytest.mark.parametrize(("language", "count"), [(each, 3 if each == "ru" else 2) for each in LANGUAGES])
def test_how_many_forms_a_language_has(language: str, count: int) -> None:
    forms = form_of_each(PLURAL_RULES[language])
    assert forms is not None
    assert set(forms) == set(range(count))


@pytest.mark.parametrize("release", RELEASES)
def test_what_babel_says_of_turkish_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, release: tuple[int, str]
) -> None:
    monkeypatch.setitem(PLURALS, "tr", release)
    assert plural_rule("tr") == RULE
    assert loaded(tmp_path, "tr", RULE) == ([], "{n} days of {year}")


@pytest.mark.parametrize("release", RELEASES)
def test_another_rule_for_turkish_is_a_fault_that_says_the_right_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, release: tuple[int, str]
) -> None:
    monkeypatch.setitem(PLURALS, "tr", release)
    faults, _words = loaded(tmp_path, "tr", "nplurals=1; plural=0;")
    assert faults == [f'Plural-Forms: is not the rule of this language; write "{RULE}"']


@pytest.mark.parametrize("release", RELEASES)
def test_a_catalogue_without_a_rule_is_told_that_of_the_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, release: tuple[int, str]
) -> None:
    monkeypatch.setitem(PLURALS, "tr", release)
    faults, _words = loaded(tmp_path, "tr", "none")
    expected = f'is missing or does not parse; for this language it is "{RULE}"'
    assert faults == [f"Plural-Forms: {expected}"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param(RULE, "nplurals=2; plural=n != 1;", True, id="without brackets"),
        pytest.param(RULE, "nplurals = 2 ; plural = (n==1 ? 0 : 1)", True, id="in other words"),
        pytest.param(RULE, "nplurals=2; plural=(n != 2);", False, id="of another number"),
        pytest.param(RULE, "nplurals=3; plural=(n != 1);", False, id="with a form that no number has"),
        pytest.param(RULE, "nplurals=1; plural=0;", False, id="one form"),
    ],
)
def test_rules_are_compared_by_what_they_do(one: str, other: str, *, same: bool) -> None:
    assert says_the_same(one, other) is same


def test_other_languages_have_the_rule_of_babel(tmp_path: Path) -> None:
    assert plural_rule("pl").startswith("nplurals=3;")
    assert not is_pinned("pl")
    # Whoever knows the language better than Babel is believed.
    assert loaded(tmp_path, "pl", RULE)[0] == []


def test_a_script_has_the_rule_of_its_language() -> None:
    assert is_pinned("uz-cyrl")
    assert plural_rule("uz-cyrl") == PLURAL_RULES["uz"]
