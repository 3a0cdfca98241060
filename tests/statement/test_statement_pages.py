"""Pages about statement files: one message each, escaped, their buttons within their bytes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from briefing.errors import Fault
from briefing.statement.revision import RevisionChange
from briefing.team.roles import Role
from briefing.versions.append_only import Breach
from briefing.versions.statement_versions import VersionOffer
from briefing.versions.versions import StatementVersion
from tests.views import hostile
from tests.views.shown import LANGUAGES, translator
from tests.views.telegram_html import text_of
from views.telegram.support.markup import TEXT_LIMIT, visible_length
from views.telegram.versions import statement_files, versions

if TYPE_CHECKING:
    from views.telegram.support.page import Page

ZONE = ZoneInfo("Asia/Almaty")
AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
LONG = hostile.ATTACK * 40
MANY = 500
TR = translator("en")
PLACE = f"followups.{'e' * 64}.correction_reason"
CHANGES = (
    *(RevisionChange(PLACE, "uz-cyrl", LONG, f"{LONG}{number}") for number in range(MANY)),
    RevisionChange("initiatives.road", None, None, LONG),
)
OFFER = VersionOffer(
    replace(hostile.STATEMENT), hostile.STATEMENT, CHANGES, (("e" * 64, Breach.ORPHANED),) * MANY, "f" * 16
)
FAULTS = [Fault("a.toml", f"{hostile.ATTACK}{number}", LONG) for number in range(MANY)]
VERSIONS = [
    StatementVersion(hostile.ID, number, "x", 1, Role.OWNER, AT, brings_back=number - 1)
    for number in range(1, MANY)
]


def pages(language: str) -> dict[str, Page]:
    tr = translator(language)
    return {
        "faulty": statement_files.faults_page(tr, FAULTS),
        "breaks the log": statement_files.breaks_the_log(tr, OFFER),
        "offered": statement_files.version_offer(tr, OFFER, {}),
        "offered anew": statement_files.version_offer(
            tr, replace(OFFER, held=None), dict.fromkeys(LANGUAGES, language)
        ),
        "nothing new": statement_files.nothing_new(tr, hostile.STATEMENT),
        "too large": statement_files.too_large(tr, 1024 * 1024),
        "cannot be fetched": statement_files.cannot_be_fetched(tr),
        "owners only": statement_files.owners_only(tr),
        "left out": statement_files.statement_left_out(tr),
        "not any more": statement_files.offer_outdated(tr),
        "taken in": statement_files.statement_taken_in(tr, VERSIONS[-1]),
        "versions": versions.versions_page(tr, hostile.ID, VERSIONS, ZONE, in_content=True),
        "offered back": versions.bring_back_offer(tr, OFFER, 99_999),
        "unknown": versions.unknown_statement(tr, hostile.ATTACK, [hostile.ID]),
        "choice": versions.choose_statement(tr, [hostile.ID]),
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", pages("en"))
def test_a_page_is_one_message_of_our_own_tags(language: str, name: str) -> None:
    page = pages(language)[name]
    (part,) = page.parts
    assert text_of(part)
    assert visible_length(part) <= TEXT_LIMIT
    rows = page.keyboard.inline_keyboard if page.keyboard else []
    for each in (button for row in rows for button in row):
        assert len((each.callback_data or "").encode()) <= 64


def test_what_does_not_fit_is_counted() -> None:
    assert text_of(pages("en")["faulty"].parts[0]).endswith("and 490 more")
    assert "and 491 more" in text_of(pages("en")["offered"].parts[0])
    assert "and 484 older ones" in text_of(pages("en")["versions"].parts[0])


def test_texts_are_shown_from_where_they_differ() -> None:
    change = RevisionChange("title", "en", "x" * 300 + "one", "x" * 300 + "two")
    shown = text_of(statement_files.version_offer(TR, replace(OFFER, differences=(change,)), {}).parts[0])
    assert f"✏️ title [en]: “…{'x' * 20}one” → “…{'x' * 20}two”" in shown


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        (
            RevisionChange("made_on", None, "2025-10-07", "2025-10-08"),
            "✏️ made_on: “2025-10-07” → “2025-10-08”",
        ),
        (RevisionChange("title", "en", None, "new"), "➕ title [en]: “new”"),
        (RevisionChange("title", "en", "old", None), "➖ title [en]: “old”"),
        (RevisionChange("title", "en", "a", "a b"), "✏️ title [en]: “a” → “a b”"),
    ],
    ids=["fact", "added", "removed", "longer"],
)
def test_a_difference_says_what_was_and_what_is(change: RevisionChange, shown: str) -> None:
    assert shown in text_of(
        statement_files.version_offer(TR, replace(OFFER, differences=(change,)), {}).parts[0]
    )
