"""The log of who did what: shown, filtered, exported."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from briefing.records import ALIASES
from briefing.team.audit import ActionGroup, Actor, AuditAction, AuditEntry, group_of, record_act
from briefing.team.audit_filter import AuditFilter, By, asked_filter
from briefing.team.members import Member, Team
from briefing.team.roles import Role
from tests.desk import NOW
from tests.support.buttons import Button, on
from tests.team.office import REFUSAL
from tests.views.shown import translator
from views.telegram.support.markup import TEXT_LIMIT, visible_length
from views.telegram.support.sheets import ListPage
from views.telegram.team.action_words import ACT, action_words, details_words
from views.telegram.team.audit import ENTRIES, AuditView, as_csv, audit_page
from views.telegram.team.callbacks import ChooseAudit, ExportAudit, ShowAudit

if TYPE_CHECKING:
    from aiogram.filters.callback_data import CallbackData

    from briefing.records import Records
    from sandbox import Message, Person, Sandbox
    from tests.team.office import Office

EDITOR = 7


async def write(records: Records) -> None:
    """Write three acts of an editor, and a page full of another's."""
    actor = Actor(EDITOR, Role.EDITOR, NOW)
    await record_act(
        records,
        actor,
        AuditAction.FOLLOWUP_PUBLISHED,
        "ots-2025/chamber",
        entry="e-1",
        old_status="not_assessed",
        new_status="announced",
    )
    await record_act(
        records, actor, AuditAction.CORRECTION_PUBLISHED, "ots-2025/alphabet", correction_of="e-1"
    )
    await record_act(records, actor, AuditAction.CHECKED, "ots-2026/chamber")
    other = Actor(ALIASES - 1, Role.REVIEWER, NOW + timedelta(hours=15, minutes=5))
    for _ in range(8):
        await record_act(
            records,
            other,
            AuditAction.FOLLOWUP_RETURNED,
            "ots-2025/chamber",
            person=EDITOR,
            note="<b>& more</b>",
        )


async def ask(office: Office, command: str) -> Message:
    chat = office.desk.box.world.private(office.olga)
    (answer,) = await office.desk.say(office.olga, chat, command)
    return answer


async def press(office: Office, message: Message, button: Button) -> tuple[str, bool]:
    return await office.desk.press(office.olga, office.desk.box.world.private(office.olga), message, button)


def numbers(message: Message) -> list[int]:
    return [int(line.split()[0][1:]) for line in message.text.splitlines() if line.startswith("#")]


async def test_the_log_shows_what_changed_newest_first_in_pages(office: Office) -> None:
    await office.store.transact(write)
    log = await ask(office, "/audit")
    assert log.text.startswith("Audit log · page 1 of 2")
    assert numbers(log) == [11, 10, 9, 8, 7, 6]
    assert "#11 · 23 November 2026, 05:05 · follow-up returned to its author" in log.text
    assert "a former member (1) (reviewer) · ots-2025/chamber" in log.text
    assert "note: <b>& more</b>" in log.text
    await press(office, log, on(ShowAudit, by="-", value=""))
    assert numbers(log) == [5, 4, 3, 2, 1]
    assert "entry: e-1; status: not assessed yet → announced" in log.text
    assert "7, no longer a member (editor)" in log.text


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        pytest.param("/audit published", [2, 1], id="a word of acts"),
        pytest.param("/audit checked", [3], id="an act"),
        pytest.param("/audit followup_published", [1], id="an act by its whole name"),
        pytest.param("/audit followups", [11, 10, 9, 8, 7, 6], id="a group"),
        pytest.param("/audit ots-2026", [3], id="a statement"),
        pytest.param("/audit OTS-2025/alphabet", [2], id="an initiative of a statement"),
        pytest.param("/audit alphabet", [2], id="an initiative"),
        pytest.param("/audit person 7", [11, 10, 9, 8, 7, 6], id="a person"),
        pytest.param("/audit person 8", [], id="a person who did nothing"),
        pytest.param("/audit team", [], id="a group without acts"),
    ],
)
async def test_the_log_is_filtered_by_a_word(office: Office, command: str, shown: list[int]) -> None:
    await office.store.transact(write)
    assert numbers(await ask(office, command)) == shown


@pytest.mark.parametrize("asked", ["person", "person x", "person 1 2", "two words", "a:b", "x" * 60, "<b>"])
async def test_what_is_no_filter_is_answered_by_what_is(office: Office, asked: str) -> None:
    answer = await ask(office, f"/audit {asked}")
    assert answer.text.startswith("The log cannot be filtered by that.")
    assert "/audit published" in answer.text


async def test_the_log_is_filtered_by_buttons(office: Office) -> None:
    await office.store.transact(write)
    log = await ask(office, "/audit")
    await press(office, log, on(ChooseAudit, by="a"))
    assert all(len(row) == 1 for row in log.buttons), "the words of two acts are too wide for a phone"
    await press(office, log, on(ShowAudit, by="a", value="correction_published"))
    assert numbers(log) == [2]
    await press(office, log, on(ChooseAudit, by="p"))
    await press(office, log, on(ShowAudit, by="p", value="-9007199254740993"))
    assert numbers(log) == [11, 10, 9, 8, 7, 6]
    await press(office, log, on(ChooseAudit, by="o"))
    await press(office, log, on(ShowAudit, by="o", value="ots-2026/chamber"))
    assert numbers(log) == [3]
    await press(office, log, on(ShowAudit, by="-", value=""))
    assert log.text.startswith("Audit log · page 1 of 2")


async def test_an_export_holds_what_was_filtered_and_is_an_act(office: Office) -> None:
    await office.store.transact(write)
    log = await ask(office, "/audit published")
    await press(office, log, on(ExportAudit, form="csv"))
    await press(office, log, on(ExportAudit, form="json"))
    csv_file, json_file = documents(office)
    assert csv_file.startswith(b"\xef\xbb\xbfnumber,at,actor,")
    rows = list(csv.DictReader(io.StringIO(csv_file.decode("utf-8-sig"))))
    assert [row["number"] for row in rows] == ["2", "1"]
    assert rows[1]["details"] == "entry=e-1; old_status=not_assessed; new_status=announced"
    assert [each["number"] for each in json.loads(json_file)] == [2, 1]
    assert json.loads(json_file)[0]["details"] == {"correction_of": "e-1"}
    acts = (await office.acts())[-2:]
    assert [(each.act, each.actor) for each in acts] == [(AuditAction.AUDIT_EXPORTED, office.olga.id)] * 2
    assert acts[0].details == {"form": "csv", "filter": "published", "count": "2"}


async def test_an_export_about_a_person_names_the_person_where_it_can_be_replaced(office: Office) -> None:
    await office.store.transact(write)
    await press(office, await ask(office, "/audit person 7"), on(ExportAudit, form="json"))
    exported = (await office.acts())[-1]
    assert (exported.person, exported.details) == (EDITOR, {"form": "json", "count": "11"})


def documents(office: Office) -> list[bytes]:
    box = office.desk.box
    sent = box.journal.filter("sendDocument", ok=True)
    files = [box.files.by_id(call.result["document"]["file_id"]) for call in sent]
    return [each.data for each in files if each is not None]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_an_export_is_a_formula(start: str) -> None:
    member = Member(EDITOR, f"{start}HYPERLINK(1)", Role.EDITOR, NOW, "en")
    entry = AuditEntry(1, NOW, EDITOR, Role.EDITOR, AuditAction.CHECKED, f"{start}1")
    data = as_csv(translator("en"), Team(frozenset(), {EDITOR: member}), [entry])
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert (row["actor_name"], row["about"]) == (f"'{start}HYPERLINK(1)", f"'{start}1")


@pytest.mark.parametrize(
    "forged",
    [
        pytest.param(ShowAudit(), id="list"),
        pytest.param(ChooseAudit(by=By.PERSON), id="choose"),
        pytest.param(ExportAudit(form="csv"), id="export"),
    ],
)
async def test_readers_and_editors_are_refused(
    office: Office, emma: Person, box: Sandbox, forged: CallbackData
) -> None:
    await office.hire(emma)
    before = await office.acts()
    for person in (emma, box.world.add_person("Reader", language="en")):
        chat = box.world.private(person)
        (message,) = await office.desk.say(person, chat, "/audit")
        assert message.text == REFUSAL
        assert await office.desk.press(person, chat, message, forged.pack(), forged=True) == (REFUSAL, True)
    assert await office.acts() == before
    assert documents(office) == []


async def test_an_owner_in_a_group_is_sent_to_the_private_chat(office: Office) -> None:
    group = office.desk.box.world.add_group("Desk", members=[office.olga])
    (answer,) = await office.desk.say(office.olga, group, "/audit@briefing_bot")
    assert "private chat" in answer.text


@pytest.mark.parametrize("act", AuditAction)
def test_every_act_has_words_and_a_group(act: AuditAction) -> None:
    assert act in ACT
    assert group_of(act) is not ActionGroup.OTHER


def test_an_act_without_words_is_shown_by_its_name() -> None:
    assert action_words(translator("en"), "something_new") == "something new"


def test_details_without_words_are_shown_by_their_names() -> None:
    details = {"old_share": "1", "new_share": "2", "old_role": "editor", "some_thing": "x"}
    shown = ["share: 1 → 2", "old role: editor", "some thing: x"]
    assert details_words(translator("en"), details) == shown


def test_a_page_of_long_entries_is_one_message() -> None:
    name = "<&>" * 42
    team = Team(frozenset(), {EDITOR: Member(EDITOR, name, Role.EDITOR, NOW, "en")})
    about = "ots-2025" + "x" * 12 + "/" + "s" * 32
    entries = [
        AuditEntry(
            n, NOW, EDITOR, Role.EDITOR, AuditAction.FOLLOWUP_RETURNED, about, EDITOR, {"note": "<&>" * 999}
        )
        for n in range(20)
    ]
    shown = AuditView(team, ZoneInfo("Asia/Almaty"))
    shown_part = ListPage.of(entries, 1, ENTRIES)
    page = audit_page(translator("en"), shown, AuditFilter(By.ABOUT, about), shown_part)
    (part,) = page.parts
    assert visible_length(part) <= TEXT_LIMIT


@pytest.mark.parametrize("value", ["ots-2025" + "x" * 12 + "/" + "s" * 32, str(ALIASES - 9)])
def test_buttons_have_room_for_every_filter(value: str) -> None:
    assert len(ExportAudit(form="json", by=By.ABOUT, value=value).pack().encode()) <= 64
    assert len(ShowAudit(by=By.PERSON, value=value, page=999).pack().encode()) <= 64
    assert asked_filter(value) in (AuditFilter(By.ABOUT, value), None)
