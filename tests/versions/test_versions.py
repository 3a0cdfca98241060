"""Versions of a statement are listed, and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.team.audit import AuditAction, AuditEntry
from tests.support.buttons import on
from tests.versions.uploading import ID, TITLE, Office
from tests.views.shown import LANGUAGES
from views.telegram.versions.callbacks import BringBack, OfferVersion, ShowVersions

if TYPE_CHECKING:
    from sandbox import Person, Sandbox
    from tests.desk import Desk

NEWS = """
[[checks]]
id = "2026-11-22-chamber-again"
initiative = "chamber"
checked_on = 2026-11-22
"""

ROAD = """
[[initiatives]]
slug = "road"
paragraphs = [9]
verifiability = "verifiable"
"""
ROAD_TEXTS = """
[texts.{}.initiatives.road]
short = "Road"
title = "Road"
stance = "proposes it"
summary = "A road."
facts = ["It is long."]
"""


@pytest.fixture
async def office(idle_desk: Desk, box: Sandbox) -> Office:
    olga = box.world.add_person("Olga", language="en")
    await idle_desk.start(admin_ids=frozenset({olga.id}))
    return Office(idle_desk, olga)


def title(office: Office) -> str:
    return office.held().initiatives["ots_plus"].title.in_language("en")


async def test_before_any_upload_there_is_the_version_of_the_content_folder(office: Office) -> None:
    listed = await office.say("/versions")
    assert "Versions of “ots-2025”" in listed.text
    assert "• version 0: from the content folder — shown now" in listed.text
    assert [row[0]["text"] for row in listed.buttons] == ["⬅ Newsroom"]


async def test_versions_are_listed_with_who_and_when(office: Office) -> None:
    await office.take_in(office.text(TITLE))
    await office.take_in(office.text(("review_every_months = 6", "review_every_months = 7")))
    listed = await office.say(f"/versions {ID}")
    assert "• version 2: 22 November 2026, 14:00, by an owner — shown now\n• version 1: " in listed.text
    assert "• version 0: from the content folder" in listed.text
    assert [row[0]["text"] for row in listed.buttons] == [
        "↩️ Bring back version 1",
        "↩️ Bring back version 0",
        "⬅ Newsroom",
    ]


@pytest.mark.parametrize("number", [0, 1])
async def test_an_old_version_comes_back_after_a_confirmation(office: Office, number: int) -> None:
    await office.take_in(office.text(TITLE))
    await office.take_in(office.text(("The OTS+ format (OTS", "OTS+: the format (Org")))
    listed = await office.say("/versions")
    await office.press(listed, on(OfferVersion, number=number))
    assert "1 difference from “ots-2025” as it is shown now" in office.shown(listed)
    assert title(office).startswith("OTS+: the"), "nothing changes before it is confirmed"
    await office.press(listed, on(BringBack, number=number))
    assert "This is version 3 of “ots-2025”" in office.shown(listed)
    assert title(office).startswith(["OTS+ format", "The OTS+ format"][number])
    assert office.desk.app is not None
    acts = await office.desk.app.services.store.find(AuditEntry)
    assert (acts[-1].act, acts[-1].details) == (
        AuditAction.STATEMENT_BROUGHT_BACK,
        {"version": "3", "brings_back": str(number)},
    )
    await office.press(listed, on(ShowVersions))
    assert f", as version {number} — shown now" in office.shown(listed)


async def test_what_was_added_to_the_log_since_stays(office: Office) -> None:
    await office.take_in(office.text(("\n[texts.en]", f"{NEWS}\n[texts.en]")))
    listed = await office.say("/versions")
    toast, alert = await office.press(listed, on(OfferVersion, number=0))
    assert (toast, alert) == ("This version says what is shown now.", True)
    await office.take_in(office.text(TITLE))
    listed = await office.say("/versions")
    await office.press(listed, on(OfferVersion, number=0))
    await office.press(listed, on(BringBack, number=0))
    assert title(office).startswith("OTS+ format")
    assert office.held().checks[-1].id == "2026-11-22-chamber-again"


async def test_a_version_without_the_initiative_of_a_later_entry_cannot_come_back(office: Office) -> None:
    road = office.text(
        ("\n[[deadlines]]", f"{ROAD}\n[[deadlines]]"),
        ("\n[texts.en]", f"{NEWS.replace('chamber', 'road')}\n[texts.en]"),
    )
    road += "".join(ROAD_TEXTS.format(language) for language in LANGUAGES)
    await office.take_in(road)
    listed = await office.say("/versions")
    await office.press(listed, on(OfferVersion, number=0))
    assert "it would change the log" in office.shown(listed)
    assert "2026-11-22-road-again is missing in the file" in office.shown(listed)
    assert "road" in office.held().initiatives


async def test_it_stays_brought_back_after_a_restart(office: Office) -> None:
    await office.take_in(office.text(TITLE))
    listed = await office.say("/versions")
    await office.press(listed, on(OfferVersion, number=0))
    await office.press(listed, on(BringBack, number=0))
    await office.desk.stop()
    await office.desk.start(admin_ids=frozenset({office.olga.id}))
    assert title(office).startswith("OTS+ format")
    assert [(each.number, bool(each.text)) for each in await office.versions()] == [(1, True), (2, False)]


async def test_a_confirmation_is_for_what_was_shown(office: Office) -> None:
    await office.take_in(office.text(TITLE))
    listed = await office.say("/versions")
    await office.press(listed, on(OfferVersion, number=0))
    await office.take_in(office.text(("review_every_months = 6", "review_every_months = 7")))
    await office.press(listed, on(BringBack, number=0))
    assert "something has changed since it was shown" in office.shown(listed)
    assert len(await office.versions()) == 2


async def test_several_statements_are_asked_about(office: Office) -> None:
    other = office.text(('id = "ots-2025"', 'id = "copy"'))
    await office.take_in(other)
    asked = await office.say("/versions")
    assert asked.text == "Which statement?"
    await office.press(asked, on(ShowVersions, statement="copy"))
    assert "• version 1: " in office.shown(asked)
    assert "version 0" not in office.shown(asked)


async def test_an_unknown_statement_is_answered_with_those_there_are(office: Office) -> None:
    answer = await office.say("/versions <b>x</b>")
    assert answer.text == "There is no statement “<b>x</b>”. There is: ots-2025."


async def test_readers_have_no_versions(office: Office, emma: Person) -> None:
    assert "who have the right to it" in (await office.say("/versions", by=emma)).text


@pytest.mark.parametrize("data", ["veo:ots-2025:7", "veo:nothing:0", "veo:nothing:1"])
async def test_a_version_that_is_not_there_is_answered(office: Office, data: str) -> None:
    listed = await office.say("/versions")
    chat = office.desk.box.world.private(office.olga)
    toast, alert = await office.desk.press(office.olga, chat, listed, data, forged=True)
    assert alert
    assert "There is no such version" in toast
