"""A statement with texts in some languages of the interface only is taken in, and readers see in which."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from briefing.followups.entries import EntryState, LogEntry
from briefing.records import put_records
from briefing.statement.entry import Evidence, FollowUp, Status
from briefing.statement.text import Text
from briefing.team.roles import Role
from storage.content.writing import toml_of
from tests.desk import NOW
from tests.support.buttons import on
from tests.versions.uploading import Office
from views.telegram.versions.callbacks import TakeIn

if TYPE_CHECKING:
    from sandbox import Person, Sandbox
    from tests.desk import Desk


def entry(language: str) -> LogEntry:
    """Return a published entry about the new statement with its text in one language."""
    followup = FollowUp(
        "e-20261122090000-abc",
        "example_bridge",
        date(2026, 11, 21),
        Text({language: "Sözleşme imzalandı."}),
        (Evidence("Agency", "https://agency.example/1", date(2026, 11, 22)),),
        recorded_at=NOW,
        by=Role.EDITOR,
    )
    return LogEntry("bridge", followup, 7, EntryState.PUBLISHED, NOW, Status.IN_PROGRESS, published_at=NOW)


@pytest.fixture
async def office(idle_desk: Desk, box: Sandbox) -> Office:
    olga = box.world.add_person("Olga", language="en")
    await idle_desk.start(admin_ids=frozenset({olga.id}))
    return Office(idle_desk, olga)


@pytest.fixture
def ayse(box: Sandbox) -> Person:
    return box.world.add_person("Ayşe", language="tr")


async def published(office: Office, language: str) -> None:
    assert office.desk.app is not None
    await put_records(office.desk.app.services.store, entry(language))
    await office.desk.app.services.refresh()


async def test_it_is_offered_with_the_languages_that_it_lacks(office: Office) -> None:
    offer = await office.send(office.text_in("en", "ru"))
    assert (
        "Languages without texts: Azerbaijani, Kazakh, Kyrgyz, Turkish and Uzbek. "
        "Their readers see it in this language: English."
    ) in offer.text
    await office.press(offer, on(TakeIn))
    assert "Readers see it now" in office.shown(offer)


async def test_a_statement_in_every_language_is_offered_without_a_note(office: Office) -> None:
    assert (
        "Languages without texts"
        not in (await office.send(office.text(("review_every_months = 6", "review_every_months = 7")))).text
    )


async def test_readers_of_its_languages_see_it_in_theirs(office: Office, box: Sandbox) -> None:
    await office.take_in(office.text_in("en", "ru"))
    boris = box.world.add_person("Boris", language="ru")
    assert "1. ru: Example bridge over the river\n" in (await office.say("/example_bridge", by=boris)).text


@pytest.mark.parametrize(
    ("languages", "default", "shown"),
    [
        pytest.param(("az", "en", "ru"), "ru", "ru: Example bridge over the river [Rusça]", id="the default"),
        pytest.param(("az", "en"), "ru", "en: Example bridge over the river [İngilizce]", id="else English"),
        pytest.param(("ky", "kk"), "ru", "kk: Example bridge over the river [Kazakça]", id="else the first"),
    ],
)
async def test_other_readers_see_it_in_another_language_with_its_mark(
    office: Office, ayse: Person, languages: tuple[str, ...], default: str, shown: str
) -> None:
    await office.desk.stop()
    await office.desk.start(admin_ids=frozenset({office.olga.id}), default_language=default)
    await office.take_in(office.text_in(*languages))
    card = await office.say("/example_bridge", by=ayse)
    assert f"1. {shown}\n" in card.text
    assert "henüz değerlendirilmedi" in card.text, "the interface stays in the reader's language"


@pytest.mark.parametrize("command", ["/digest", "/initiatives", "/deadlines", "/start", "/search bridge"])
async def test_each_page_of_it_names_the_language(office: Office, ayse: Person, command: str) -> None:
    await office.take_in(office.text_in("en", "ru"))
    assert "[İngilizce]" in (await office.say(command, by=ayse)).text


async def test_it_is_there_after_a_restart(office: Office, ayse: Person) -> None:
    await office.take_in(office.text_in("en", "ru"))
    await office.desk.stop()
    await office.desk.start(admin_ids=frozenset({office.olga.id}))
    assert (
        "en: Example bridge over the river [İngilizce]" in (await office.say("/example_bridge", by=ayse)).text
    )


async def test_an_entry_in_another_language_is_shown_and_comes_back(office: Office, ayse: Person) -> None:
    await office.take_in(office.text_in("en", "ru"))
    await published(office, "tr")
    card = await office.say("/example_bridge", by=ayse)
    assert "Sözleşme imzalandı." in card.text
    assert "Sözleşme imzalandı. [" not in card.text
    exported = toml_of(office.held("bridge"))
    assert "[texts.tr.followups.e-20261122090000-abc]" in exported
    changed = exported.replace("review_every_months = 12", "review_every_months = 11", 1)
    await office.take_in(changed)
    assert toml_of(office.held("bridge")) == changed


async def test_a_language_that_it_lacks_is_not_missed_in_its_log(office: Office) -> None:
    await office.take_in(office.text_in("en", "ru"))
    await published(office, "ru")
    listed = await office.say("/untranslated")
    counts = [row[0]["text"] for row in listed.buttons if row[0]["text"].endswith("(1)")]
    assert counts == ["English (1)"]
