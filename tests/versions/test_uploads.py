"""An owner sends a statement as a file: it is checked, shown, and taken in without a restart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.settings import PACKAGED_CONTENT
from briefing.followups.entries import EntryState, LogEntry
from briefing.records import put_records
from briefing.statement.entry import Evidence, FollowUp, Status
from briefing.statement.text import Text
from briefing.team.audit import AuditAction, AuditEntry
from briefing.team.members import Member
from briefing.team.roles import Role
from storage.content.keeping import statement_template
from storage.content.writing import json_of, toml_of
from tests.desk import NOW
from tests.support.buttons import on
from tests.versions.uploading import ID, TITLE, Office
from tests.views.shown import LANGUAGES
from views.telegram.followups.callbacks import DecideEntry, SendReturn
from views.telegram.versions.callbacks import LeaveOut, TakeIn

if TYPE_CHECKING:
    from sandbox import Person, Sandbox
    from tests.desk import Desk

FOLLOWUP = FollowUp(
    "e-20261122090000-abc",
    "chamber",
    date(2026, 11, 21),
    Text({"ru": "Прошло заседание."}),
    (Evidence("Agency", "https://agency.example/1", date(2026, 11, 22)),),
    recorded_at=NOW,
    by=Role.EDITOR,
)
PUBLISHED = LogEntry(ID, FOLLOWUP, 7, EntryState.PUBLISHED, NOW, Status.IN_PROGRESS, published_at=NOW)
DEEP = 100_000


@pytest.fixture
async def office(idle_desk: Desk, box: Sandbox) -> Office:
    olga = box.world.add_person("Olga", language="en")
    await idle_desk.start(admin_ids=frozenset({olga.id}))
    return Office(idle_desk, olga)


def new_statement() -> str:
    return statement_template(PACKAGED_CONTENT / "templates", "bridge", LANGUAGES)


async def test_a_file_that_breaks_the_typography_is_warned_of_and_not_refused(office: Office) -> None:
    assert "typography" not in (await office.send(office.text(TITLE))).text
    offer = await office.send(office.text(("(OTS Plus)", "- OTS Plus")))
    assert "1 place breaks the rules of typography; the file can be loaded all the same." in offer.text
    assert "• texts.en.initiatives.ots_plus.title: the dash is —" in offer.text
    await office.press(offer, on(TakeIn))
    assert "Readers see it now" in office.shown(offer)


@pytest.mark.parametrize("form", [toml_of, json_of], ids=["toml", "json"])
async def test_the_difference_is_shown_and_nothing_changes_before_it_is_confirmed(
    office: Office, form: object
) -> None:
    text = json_of(office.held()) if form is json_of else toml_of(office.held())
    name = "any name.json" if form is json_of else "Any Name.TOML"
    offer = await office.send(text.replace("OTS+ format (OTS", "The OTS+ format (OTS", 1), name)
    assert "1 difference from “ots-2025” as it is shown now" in offer.text
    assert "✏️ initiatives.ots_plus.title [en]: “OTS+ format (OTS" in offer.text
    assert "→ “The OTS+ format (OTS" in offer.text
    assert office.held().initiatives["ots_plus"].title.in_language("en").startswith("OTS+")
    assert await office.versions() == []


async def test_after_the_confirmation_readers_see_it_at_once(office: Office, emma: Person) -> None:
    await office.take_in(office.text(TITLE))
    card = await office.say("/ots_plus", by=emma)
    assert "The OTS+ format (OTS Plus)" in card.text
    (version,) = await office.versions()
    assert (version.statement, version.number, version.by, version.role) == (
        ID,
        1,
        office.olga.id,
        Role.OWNER,
    )
    assert version.text == office.text()
    assert office.desk.app is not None
    (act,) = await office.desk.app.services.store.find(AuditEntry)
    assert (act.act, act.about, act.details) == (AuditAction.STATEMENT_TAKEN_IN, ID, {"version": "1"})


async def test_it_is_there_after_a_restart(office: Office) -> None:
    await office.take_in(office.text(TITLE))
    text = office.text()
    await office.desk.stop()
    await office.desk.start(admin_ids=frozenset({office.olga.id}))
    assert office.text() == text
    assert office.held().initiatives["ots_plus"].title.in_language("en").startswith("The OTS+")


async def test_a_new_statement_can_be_read_at_once(office: Office, emma: Person) -> None:
    offer = await office.send(new_statement())
    assert "A new statement: “bridge”" in offer.text
    assert "1 initiatives, 1 deadlines, 0 entries of the log" in offer.text
    await office.press(offer, on(TakeIn))
    assert "Example bridge over the river" in (await office.say("/example_bridge", by=emma)).text


@pytest.mark.profile
async def test_the_profile_introduces_it_then(office: Office, box: Sandbox) -> None:
    def introduced() -> bool:
        return any("Example: the bot shows what became" in each for each in box.descriptions.values())

    assert not introduced()
    await office.take_in(new_statement())
    await box.until(introduced, timeout=20)
    assert introduced()


async def test_what_is_left_changes_nothing(office: Office) -> None:
    offer = await office.send(office.text(TITLE))
    await office.press(offer, on(LeaveOut))
    assert office.shown(offer) == "Nothing was loaded."
    assert await office.waiting() == []
    assert await office.versions() == []


async def test_leaving_an_earlier_file_leaves_the_later_one_to_be_taken_in(office: Office) -> None:
    earlier = await office.send(new_statement())
    later = await office.send(office.text(TITLE))
    await office.press(earlier, on(LeaveOut))
    assert office.shown(earlier) == "Nothing was loaded."
    await office.press(later, on(TakeIn))
    assert "Readers see it now" in office.shown(later)


async def test_the_same_again_is_nothing_to_take_in(office: Office) -> None:
    assert (await office.send(office.text())).text == "“ots-2025” is shown like this already."
    assert await office.waiting() == []


async def test_a_second_press_changes_nothing(office: Office) -> None:
    offer = await office.send(office.text(TITLE))
    query = offer.buttons[0][0]["callback_data"]
    await office.press(offer, on(TakeIn))
    chat = office.desk.box.world.private(office.olga)
    await office.desk.press(office.olga, chat, offer, query, forged=True)
    assert "This was decided already" in office.shown(offer)
    assert len(await office.versions()) == 1


async def test_a_confirmation_is_for_the_file_that_was_shown(office: Office) -> None:
    first = await office.send(office.text(TITLE))
    await office.send(office.text(TITLE, ("review_every_months = 6", "review_every_months = 7")))
    await office.press(first, on(TakeIn))
    assert "something has changed since it was shown" in office.shown(first)
    assert await office.versions() == []


async def test_a_confirmation_is_for_what_was_replaced(office: Office, box: Sandbox) -> None:
    await office.desk.stop()
    oleg = box.world.add_person("Oleg", language="en")
    await office.desk.start(admin_ids=frozenset({office.olga.id, oleg.id}))
    offer = await office.send(office.text(TITLE))
    other = await office.send(office.text(("review_every_months = 6", "review_every_months = 7")), by=oleg)
    await office.press(other, on(TakeIn), by=oleg)
    await office.press(offer, on(TakeIn))
    assert "something has changed since it was shown" in office.shown(offer)
    assert [each.by for each in await office.versions()] == [oleg.id]


async def test_faults_are_listed_and_nothing_is_kept(office: Office) -> None:
    text = office.text(('slug = "ots_plus"', 'slug = "OTS"'), ('kind = "due"', 'kind = "do"'))
    answer = await office.send(text.replace("\nspeaker = ", "\nspeker = "))
    assert "errors, so nothing was loaded:" in answer.text
    assert 'initiatives.OTS.slug: must be 1 to 32 of a-z, 0-9 and "_"; it is "OTS"' in answer.text
    assert "more" in answer.text.splitlines()[-1]
    assert await office.waiting() == []


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        pytest.param("a.toml", b"x = " + b"[" * DEEP, "nests brackets far deeper", id="deep TOML"),
        pytest.param("a.json", b"[" * DEEP, "nests brackets far deeper", id="deep JSON"),
        pytest.param("a.json", b'{"a":' * DEEP, "nests brackets far deeper", id="deep objects"),
        pytest.param("a.toml", b"x = " + b"9" * 5000, "number of thousands of digits", id="long number"),
        pytest.param("a.json", b'{"x": ' + b"9" * 5000 + b"}", "thousands of digits", id="JSON number"),
        pytest.param("a.toml", b"x = '\xff'", "line 1: is not UTF-8", id="not UTF-8"),
        pytest.param("a.json", b"PK\x03\x04\xff", "is not UTF-8", id="another format by this name"),
        pytest.param("a.toml", b"x", "is not valid TOML", id="no TOML"),
        pytest.param("a.json", b"<b>x</b>", "is not valid JSON", id="no JSON"),
        pytest.param("a.toml", b"'<b>' = 1", '"<b>": is not a known key', id="markup"),
        pytest.param(
            "a.toml",
            b"#" * (1024 * 1024 + 1),
            "This file is too large: a statement has up to 1,024 KiB.",
            id="large",
        ),
    ],
)
async def test_a_file_that_holds_no_statement_is_refused_with_the_reason(
    office: Office, name: str, data: bytes, reason: str
) -> None:
    answer = await office.send(data, name)
    assert reason in answer.text
    assert answer.buttons == []
    assert await office.waiting() == []


async def test_a_file_that_has_gone_is_asked_for_again(office: Office, box: Sandbox) -> None:
    chat = box.world.private(office.olga)
    box.world.send_file(office.olga, chat, b"x", kind="document", name="a.toml")
    box.files._paths.clear()
    await box.settled()
    assert box.world.messages(chat)[-1].text == "Telegram did not hand this file over. Send it again."


async def test_an_empty_file_is_refused_with_its_faults(office: Office) -> None:
    assert "id: is missing" in (await office.send(b"\n")).text


async def test_the_log_is_append_only(office: Office) -> None:
    text = office.text(("happened_on = 2026-05-15", "happened_on = 2026-05-16"))
    answer = await office.send(text.replace("2026-11-22-ots-plus", "2026-11-22-other"))
    assert "Nothing of “ots-2025” was loaded: it would change the log." in answer.text
    assert "2026-05-15-cybersecurity-alliance says something else in the file" in answer.text
    assert "2026-11-22-ots-plus is missing in the file" in answer.text
    assert "correction_of" in answer.text
    assert await office.waiting() == []


async def publish(office: Office, entry: LogEntry = PUBLISHED) -> None:
    """Publish an entry as an editor does."""
    assert office.desk.app is not None
    await put_records(office.desk.app.services.store, entry)
    await office.desk.app.services.refresh()


async def test_entries_of_editors_stay_whether_the_file_has_them_or_not(office: Office) -> None:
    without = office.text(TITLE)
    await publish(office)
    await office.take_in(without)
    assert [each.id for each in office.held().followups].count(FOLLOWUP.id) == 1
    assert 'by = "editor"' in office.text()
    await office.take_in(office.text(("review_every_months = 6", "review_every_months = 7")))
    assert [each.id for each in office.held().followups].count(FOLLOWUP.id) == 1


async def test_an_entry_of_an_editor_cannot_be_altered_by_a_file(office: Office) -> None:
    await publish(office)
    answer = await office.send(office.text(("Прошло заседание.", "Заседания не было.")))
    assert f"{FOLLOWUP.id} says something else in the file" in answer.text


async def test_what_an_entry_that_waits_for_a_review_is_about_is_not_removed(office: Office) -> None:
    await office.take_in(new_statement())
    waiting = replace(PUBLISHED, statement="bridge", state=EntryState.IN_REVIEW, published_at=None)
    await publish(office, replace(waiting, item=replace(FOLLOWUP, initiative="example_bridge")))
    other = new_statement().replace("example_bridge", "example_road")
    answer = await office.send(other)
    assert f"{FOLLOWUP.id} waits for a review" in answer.text
    assert await office.waiting() == []
    queue = await office.say("/queue")
    await office.press(queue, on(DecideEntry, act="show"))
    await office.press(queue, on(DecideEntry, act="return"))
    await office.press(await office.say("It is a road now."), on(SendReturn))
    await office.take_in(other)
    assert "example_road" in office.held("bridge").initiatives


async def test_an_initiative_that_an_editor_wrote_about_meanwhile_is_not_removed(office: Office) -> None:
    await office.take_in(new_statement())
    other = new_statement().replace("example_bridge", "example_road")
    offer = await office.send(other)
    await publish(
        office, replace(PUBLISHED, statement="bridge", item=replace(FOLLOWUP, initiative="example_bridge"))
    )
    await office.press(offer, on(TakeIn))
    assert "something has changed since it was shown" in office.shown(offer)
    assert "example_bridge" in office.held("bridge").initiatives
    assert "is about an initiative or a deadline that is missing" in (await office.send(other)).text


async def test_a_reader_gets_the_answer_to_any_file(office: Office, emma: Person) -> None:
    answer = await office.send(office.text(TITLE), by=emma)
    plain = await office.send(b"x", "notes.pdf", by=emma)
    assert answer.text == plain.text
    assert await office.waiting() == []


async def test_an_editor_hears_who_takes_statements_in(office: Office, emma: Person) -> None:
    assert office.desk.app is not None
    member = Member(emma.id, "Emma", Role.EDITOR, NOW, "en")
    await put_records(office.desk.app.services.store, member)
    answer = await office.send(office.text(TITLE), by=emma)
    assert answer.text == "Only owners can load statement files."


async def test_a_press_of_somebody_who_is_no_owner_changes_nothing(office: Office, emma: Person) -> None:
    offer = await office.send(office.text(TITLE))
    data = offer.buttons[0][0]["callback_data"]
    about = await office.say("/about", by=emma)
    chat = office.desk.box.world.private(emma)
    toast, alert = await office.desk.press(emma, chat, about, data, forged=True)
    assert alert
    assert "who have the right to it" in toast
    assert await office.versions() == []


async def test_an_owner_who_is_forgotten_leaves_no_file_and_no_id(office: Office) -> None:
    await office.take_in(office.text(TITLE))
    await office.send(office.text(("review_every_months = 6", "review_every_months = 7")))
    assert office.desk.app is not None
    await office.desk.app.services.store.forget_chat(office.olga.id)
    assert await office.waiting() == []
    assert [each.by < 0 for each in await office.versions()] == [True]
