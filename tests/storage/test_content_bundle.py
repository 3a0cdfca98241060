"""A statement in one file says what it says in several, and is checked with the same sentences."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from briefing.statement.text import Text
from briefing.team.roles import Role
from storage.content.writing import tables_of
from tests.storage.bundle_examples import NEWSROOM_TEXTS, ONE, bundle, entries_alone, in_one_file
from tests.storage.content_examples import EN, RU, changed, example, faults_of, load

if TYPE_CHECKING:
    from pathlib import Path

CORRECTION = "followups.e-20260310120000-abc"
CHECK = "checks.e-20260311120000-def"


def test_one_file_and_several_say_the_same(tmp_path: Path) -> None:
    several = load(tmp_path / "several", example()).statements["summit"]
    one = load(tmp_path / "one", in_one_file()).statements["summit"]
    assert tables_of(one) == tables_of(several)


def test_the_id_may_be_left_out_where_the_file_is_named_by_it(tmp_path: Path) -> None:
    files = in_one_file(bundle().replace('id = "summit"\n', "", 1))
    assert load(tmp_path, files).statements["summit"].id == "summit"


def test_the_id_must_be_that_of_the_file(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, in_one_file(bundle().replace('"summit"', '"sumit"', 1)))
    assert str(fault) == f'{ONE}: id: must be the name of the file, "summit"; it is "sumit"'


@pytest.mark.parametrize("file", [EN, RU])
def test_a_file_of_a_language_beside_it_is_a_fault(tmp_path: Path, file: str) -> None:
    (fault,) = faults_of(tmp_path, {**in_one_file(), file: example()[file]})
    assert fault.file == file
    assert fault.reason.startswith(f"stands beside {ONE}, which has its texts in itself")


SLIPS = [
    pytest.param("what stands under a language", 'title = "A vision"', 'titel = "A vision"', id="key"),
    pytest.param("facts", "last_day = 2026-12-31", "last_day = 2026-12-30", id="precision"),
    pytest.param("a text that is missing", 'place = "The town"\n', "", id="missing text"),
    pytest.param("a shorter list", 'facts = ["Длина 2 км.", "Полос 4."]', 'facts = ["x"]', id="few"),
    pytest.param("a braces slip", "built on {date}", "built on date", id="braces"),
    pytest.param("a name that is unknown", "[<>deadlines.bridge_year]", "[<>deadlines.bridg]", id="name"),
]


@pytest.mark.parametrize(("what", "old", "new"), SLIPS)
def test_it_is_checked_with_the_same_sentences(tmp_path: Path, what: str, old: str, new: str) -> None:
    several = example()
    file = next(name for name, text in several.items() if old.replace("<>", "") in str(text))
    language = {EN: "en", RU: "ru"}.get(file)
    table = f"texts.{language}." if language else ""
    reasons = [
        (f"{table if each.file == file else 'texts.ru.'}{each.key}", each.reason.replace(EN, "texts.en"))
        for each in faults_of(
            tmp_path / "a", changed(several, file, old.replace("<>", ""), new.replace("<>", ""))
        )
    ]
    one = in_one_file(bundle().replace(old.replace("<>", table), new.replace("<>", table), 1))
    found = [(each.key, each.reason) for each in faults_of(tmp_path / "b", one)]
    assert found == sorted(reasons), what


def test_it_may_lack_texts_in_a_language_of_the_interface(tmp_path: Path) -> None:
    statement = load(tmp_path, in_one_file(bundle().partition("[texts.ru]")[0])).statements["summit"]
    assert set(statement.title.by_language) == {"en"}


def test_a_language_may_have_texts_of_newsroom_entries_alone(tmp_path: Path) -> None:
    statement = load(tmp_path, in_one_file(entries_alone("ru"))).statements["summit"]
    assert set(statement.title.by_language) == {"en"}
    assert statement.followups[-1].text == Text({"ru": "План был лишь наброском."})


def test_each_text_of_a_newsroom_entry_may_be_in_a_language_of_its_own(tmp_path: Path) -> None:
    text = bundle(newsroom=True) + f'[texts.en.{CORRECTION}]\nwhy = "Nothing is built."\n'
    correction = load(tmp_path, in_one_file(text)).statements["summit"].followups[-1]
    assert (correction.text, correction.why) == (
        Text({"ru": "План был лишь наброском."}),
        Text({"en": "Nothing is built."}),
    )


def test_a_newsroom_entry_has_its_text_in_some_language(tmp_path: Path) -> None:
    text = bundle(newsroom=True).replace('text = "План был лишь наброском."\n', "", 1)
    (fault,) = faults_of(tmp_path, in_one_file(text))
    assert str(fault) == f"{ONE}: {CORRECTION}: has its text in no language"


def test_an_entry_that_ships_has_its_text_in_every_language(tmp_path: Path) -> None:
    text = bundle().replace('text = "', 'why = "', 1)
    faults = [(each.key, each.reason) for each in faults_of(tmp_path, in_one_file(text))]
    assert ("texts.en.followups.2025-11-01-plan.text", "is missing") in faults


def test_one_language_has_all_texts(tmp_path: Path) -> None:
    begin, _, _ = bundle(newsroom=True).partition("[texts.en]")
    (fault,) = (each for each in faults_of(tmp_path, in_one_file(begin + NEWSROOM_TEXTS)) if not each.key)
    assert fault.reason == "has all of its texts in no language; one at least is needed"


@pytest.mark.parametrize(
    ("texts", "key", "reason"),
    [
        pytest.param(
            "texts = 1", "texts", "must be tables, each under [texts.<language>]; it is 1", id="value"
        ),
        pytest.param(
            "texts = {}",
            "texts",
            "is empty; texts in one language at least are needed, under [texts.<language>]",
            id="nothing",
        ),
        pytest.param("texts.en = 1", "texts.en", "must be a table; it is 1", id="language"),
        pytest.param("texts.en.x = 1", "texts.en.x", "is not a known key", id="key of a language"),
    ],
)
def test_texts_of_the_wrong_shape_are_a_fault(tmp_path: Path, texts: str, key: str, reason: str) -> None:
    faults = faults_of(tmp_path, in_one_file(f"{texts}\n{bundle().partition('[texts.en]')[0]}"))
    assert (key, reason) in [(each.key, each.reason) for each in faults]


def test_texts_in_a_language_without_a_catalogue_are_a_fault(tmp_path: Path) -> None:
    (fault,) = (
        each for each in faults_of(tmp_path, in_one_file(bundle() + "[texts.kk]\n")) if each.key == "texts.kk"
    )
    assert fault.reason == "no interface catalogue locales/kk/LC_MESSAGES/bot.po; add it"


def test_entries_of_the_newsroom_say_who_wrote_them_when_and_in_what_place(tmp_path: Path) -> None:
    statement = load(tmp_path, in_one_file(bundle(newsroom=True))).statements["summit"]
    correction, check = statement.followups[-1], statement.checks[-1]
    assert (correction.by, correction.recorded_at) == (Role.EDITOR, datetime(2026, 3, 10, 12, tzinfo=UTC))
    assert (correction.correction_of, statement.corrected) == (
        "2025-11-01-plan",
        {"2025-11-01-plan": "e-20260310120000-abc"},
    )
    assert correction.text == Text({"ru": "План был лишь наброском."}), "it may lack translations"
    assert correction.correction_reason == Text({"ru": "Агентство уточнило."})
    assert (check.by, check.why) == (Role.OWNER, Text({"ru": "Без перемен."}))


NEWSROOM_SLIPS = [
    pytest.param('by = "editor"', 'by = "author"', f"{CORRECTION}.by", "must be one of", id="role"),
    pytest.param(
        "recorded_at = 2026-03-10T12:00:00Z\n",
        "",
        f"{CORRECTION}.recorded_at",
        "is missing; the entry is by the editor",
        id="no moment",
    ),
    pytest.param(
        'by = "owner"\n',
        "",
        f"{CHECK}.recorded_at",
        'must be absent; only an entry that has "by"',
        id="no author",
    ),
    pytest.param(
        '"2025-11-01-plan"\n[[f',
        '"2025-11-01-plam"\n[[f',
        f"{CORRECTION}.correction_of",
        'names no follow-up: "2025-11-01-plam"; did you mean "2025-11-01-plan"?',
        id="unknown entry",
    ),
    pytest.param(
        '"2025-11-01-plan"\n[[f',
        '"e-20260310120000-abc"\n[[f',
        f"{CORRECTION}.correction_of",
        "must name an entry before this one",
        id="itself",
    ),
    pytest.param(
        '"2025-11-01-plan"\n[[f',
        '"2024-05-05-talks"\n[[f',
        f"{CORRECTION}.correction_of",
        '"2024-05-05-talks" is an entry of "bridge", not of "vision"',
        id="entry of another initiative",
    ),
    pytest.param(
        'correction_of = "2025-11-01-plan"\n',
        "",
        f"texts.ru.{CORRECTION}.correction_reason",
        "must be absent; the entry corrects no other",
        id="reason of no correction",
    ),
    pytest.param(
        'correction_reason = "Агентство уточнило."\n',
        "",
        f"{CORRECTION}.correction_reason",
        "is given in no language; the entry corrects another",
        id="no reason",
    ),
    pytest.param(
        "[texts.ru.followups.e-20260310120000-abc]\n"
        'text = "План был лишь наброском."\ncorrection_reason = "Агентство уточнило."\n',
        "",
        CORRECTION,
        "has its text in no language",
        id="no text",
    ),
    pytest.param(
        'correction_reason = "Агентство уточнило."',
        f'correction_reason = "{"x" * 301}"',
        f"texts.ru.{CORRECTION}.correction_reason",
        "has 301 characters; at most 300 fit",
        id="long reason",
    ),
]


@pytest.mark.parametrize(("old", "new", "key", "reason"), NEWSROOM_SLIPS)
def test_a_slip_in_an_entry_of_the_newsroom_is_a_fault(
    tmp_path: Path, old: str, new: str, key: str, reason: str
) -> None:
    text = bundle(newsroom=True)
    assert old in text
    faults = faults_of(tmp_path, in_one_file(text.replace(old, new, 1)))
    assert key in [each.key for each in faults if each.reason.startswith(reason)]


def test_an_entry_is_corrected_once(tmp_path: Path) -> None:
    text = bundle(newsroom=True)
    entry = text[text.index('[[followups]]\nid = "e-') : text.index('[[checks]]\nid = "e-')]
    twice = text.replace(entry, entry + entry.replace("-abc", "-abd"), 1)
    twice += '\n[texts.ru.followups.e-20260310120000-abd]\ntext = "x"\ncorrection_reason = "x"\n'
    (fault,) = faults_of(tmp_path, in_one_file(twice))
    assert fault.key == "followups.e-20260310120000-abd.correction_of"
    assert fault.reason == '"2025-11-01-plan" is corrected by "e-20260310120000-abc" already'


def test_a_correction_that_ships_has_its_reason_in_every_language(tmp_path: Path) -> None:
    text = bundle(newsroom=True).replace('by = "editor"\nrecorded_at = 2026-03-10T12:00:00Z\n', "", 1)
    faults = faults_of(tmp_path, in_one_file(text))
    assert [(each.key, each.reason) for each in faults] == [(f"texts.en.{CORRECTION}", "is missing")]
    text += '[texts.en.followups.e-20260310120000-abc]\ntext = "It was a draft."\n'
    (fault,) = faults_of(tmp_path, in_one_file(text))
    assert str(fault).endswith(
        f"texts.en.{CORRECTION}.correction_reason: is missing; the entry corrects another"
    )


@pytest.mark.parametrize("number", ["0x" + "f" * 5000, "0b" + "1" * 20000], ids=["hex", "binary"])
def test_a_number_of_thousands_of_digits_in_another_notation_is_a_fault(tmp_path: Path, number: str) -> None:
    files = in_one_file(bundle().replace("review_every_months = 6", f"review_every_months = {number}", 1))
    (fault,) = faults_of(tmp_path, files)
    assert fault.reason == "must be at most 24; it is a number of many digits"
