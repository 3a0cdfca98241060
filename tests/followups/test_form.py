"""A follow-up, from the command to what readers see, over the wire."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.followups.form import FollowUpStep
from briefing.statement.model import EvidenceKind, FollowUp, Status
from briefing.team.audit import AuditAction, AuditEntry
from briefing.team.members import Member
from briefing.team.roles import Role
from tests.followups.desk import STEPS, TEXT, URL, Editor, entries, forms, join, store_of
from tests.support.buttons import on
from views.telegram.followups.callbacks import (
    BeginFollowUp,
    CorrectEntry,
    DecideEntry,
    FillIn,
    FinishForm,
    GoInFollowUp,
    ShowCorrectable,
    ShowUntranslated,
    TranslateEntry,
)
from views.telegram.statement.callbacks import ShowHistory, ShowMore
from views.telegram.support.callbacks import EndForm

if TYPE_CHECKING:
    from aiogram.filters.callback_data import CallbackData

    from sandbox import Person


async def test_a_followup_is_filled_in_and_published(olga: Editor, emma: Person) -> None:
    preview = await olga.preview()
    assert "Readers will see this:" in preview.text
    assert "Status unchanged: 🔄 in progress" in preview.text
    await olga.press(on(FinishForm, review=False))
    assert "Published. Readers see it now." in olga.last.text
    (entry,) = await entries(olga.desk)
    item = entry.item
    assert isinstance(item, FollowUp)
    assert (item.initiative, item.happened_on) == ("chamber", date(2026, 11, 20))
    assert item.status is Status.IN_PROGRESS
    assert (item.meets, item.context, item.by) == (None, False, Role.OWNER)
    (evidence,) = item.evidence
    assert (evidence.url, evidence.publisher, evidence.read_on) == (URL, "akorda.example", date(2026, 11, 22))
    assert (evidence.kind, evidence.supports) == (EvidenceKind.OFFICIAL, True)
    assert await forms(olga.desk) == []
    log = await olga.desk.say(emma, olga.desk.box.world.private(emma), "/history chamber")
    assert TEXT in log[-1].text
    assert "Checked by: an owner" in log[-1].text
    acts = await store_of(olga.desk).records(AuditEntry)
    assert acts[-1].act is AuditAction.FOLLOWUP_PUBLISHED


async def test_the_preview_is_what_readers_see(olga: Editor) -> None:
    preview = (await olga.preview()).html
    await olga.press(on(FinishForm, review=False))
    await olga.press(on(ShowHistory, slug="chamber"))
    shown = preview.split("\n\n")[2]
    said = shown.split("\n")[1:]
    assert said
    assert all(line in olga.last.html for line in said)


async def test_a_second_tap_on_publish_publishes_once(olga: Editor) -> None:
    await olga.preview()
    data = olga.data(on(FinishForm, review=False))
    for _ in range(3):
        await olga.forge(data)
    assert "Published" in olga.last.text
    assert len(await entries(olga.desk)) == 1


async def test_a_form_goes_back_a_step_and_keeps_what_was_given(olga: Editor) -> None:
    await olga.do("/followup chamber", *STEPS[:3], on(GoInFollowUp, step="meets", to="back"))
    assert "Where does the initiative stand" in olga.last.text
    assert "in progress" in olga.last.text
    await olga.do(on(GoInFollowUp, to="back"), on(GoInFollowUp, to="back"))
    assert TEXT in olga.last.text
    await olga.do(
        on(GoInFollowUp, to="on"), on(GoInFollowUp, to="on"), on(FillIn, step="status", value="announced")
    )
    assert "stated deadline" in olga.last.text
    (form,) = await forms(olga.desk)
    assert (form.values["text"], form.values["status"]) == (TEXT, "announced")


async def test_any_step_can_be_changed_from_the_preview(olga: Editor) -> None:
    await olga.preview()
    await olga.do(on(GoInFollowUp, step="preview", to="text"), "It opened two offices.")
    assert "It opened two offices." in olga.last.text
    await olga.do(on(GoInFollowUp, step="preview", to="status"), on(FillIn, step="status", value="unchanged"))
    assert "Status unchanged" in olga.last.text
    await olga.do(on(GoInFollowUp, step="preview", to="initiative"), "industry")
    assert "Programme of Industrial Cooperation" in olga.last.text
    await olga.press(on(FinishForm, review=False))
    (entry,) = await entries(olga.desk)
    assert isinstance(entry.item, FollowUp)
    assert (entry.item.initiative, entry.item.status) == ("industry", None)


async def test_a_followup_meets_a_deadline(olga: Editor) -> None:
    await olga.do("/followup chamber", *STEPS[:3])
    assert "1. Kazakhstan’s chairmanship" in olga.last.text
    choice = next(each for each in olga.buttons if each.startswith("1. "))
    assert len(choice) <= 30
    await olga.do(f"[{choice}", *STEPS[4:], on(FinishForm, review=False))
    (entry,) = await entries(olga.desk)
    assert isinstance(entry.item, FollowUp)
    assert entry.item.meets == "chamber_chairmanship"
    assert "meets the deadline" in olga.last.text


async def test_an_initiative_without_open_deadlines_is_not_asked_for_one(olga: Editor) -> None:
    await olga.do("/followup industry", *STEPS[:3])
    assert "Send the address of a source" in olga.last.text


async def test_an_entry_takes_five_pieces_of_evidence_and_no_more(olga: Editor) -> None:
    await olga.do("/followup chamber", *STEPS[:-1])
    for number in range(2, 6):
        source = (
            f"{URL}/{number}",
            on(FillIn, value="host"),
            on(FillIn, value="today"),
            on(FillIn, value="press"),
            on(FillIn, value="no"),
        )
        await olga.do(on(FillIn, step="more", value="add"), *source)
    assert "An entry takes at most 5 sources." in olga.last.text
    assert "➕ Another source" not in olga.buttons
    await olga.do(
        on(FillIn, step="more", value="drop.2"),
        on(FillIn, step="more", value="done"),
        on(FinishForm, review=False),
    )
    (entry,) = await entries(olga.desk)
    assert isinstance(entry.item, FollowUp)
    assert [each.url for each in entry.item.evidence] == [URL, f"{URL}/3", f"{URL}/4", f"{URL}/5"]
    assert "contradicts this" in olga.last.text


async def test_who_wants_no_more_evidence_after_all_says_so(olga: Editor) -> None:
    await olga.do(
        "/followup chamber",
        *STEPS[:-1],
        on(FillIn, step="more", value="add"),
        on(FillIn, step="url.2", value="none"),
    )
    assert "Readers will see this:" in olga.last.text


async def test_an_address_that_is_changed_is_asked_about_anew(olga: Editor) -> None:
    await olga.preview()
    await olga.do(
        on(GoInFollowUp, step="preview", to="more"),
        on(GoInFollowUp, step="more", to="url.1"),
        "https://other.example/x",
    )
    assert "Who published it?" in olga.last.text
    await olga.do(on(FillIn, step="publisher.1", value="host"), on(FillIn, step="read.1", value="event"))
    assert "Readers will see this:" in olga.last.text
    assert "other.example, official, read on 20 November 2026" in olga.last.text


async def test_a_later_event_asks_again_for_the_day_of_reading(olga: Editor) -> None:
    await olga.do("/followup chamber", TEXT, "2026-11-01", *STEPS[2:6], "2026-11-02", *STEPS[7:])
    await olga.do(on(GoInFollowUp, step="preview", to="day"), on(FillIn, step="day", value="yesterday"))
    assert "On which day did you read it?" in olga.last.text


async def test_the_initiative_is_asked_for(olga: Editor) -> None:
    await olga.say("/followup")
    assert "Which initiative is it about?" in olga.last.text
    await olga.press(on(FillIn, step="initiative", value="chamber"))
    assert "What happened?" in olga.last.text


async def test_a_card_has_a_button_for_editors_in_private_alone(olga: Editor, emma: Person) -> None:
    await olga.say("/chamber")
    await olga.press(on(ShowMore))
    await olga.press(on(BeginFollowUp, slug="chamber"))
    assert "What happened?" in olga.last.text
    world = olga.desk.box.world
    group = world.add_group("Desk", members=[olga.person, emma], admins=[])
    for person, chat in ((emma, world.private(emma)), (olga.person, group)):
        (card,) = await olga.desk.say(person, chat, "/chamber")
        await olga.desk.press(person, chat, card, on(ShowMore))
        assert "✍️ Add a follow-up" not in [each["text"] for row in card.buttons for each in row]


async def test_a_form_in_another_language_has_its_text_in_it(olga: Editor) -> None:
    await olga.do("/language ru")
    await olga.desk.say(olga.person, olga.chat, "/followup chamber")
    await olga.say("Палата открыла офис.")
    await olga.say("вчера")
    (form,) = await forms(olga.desk)
    assert (form.values["text_language"], form.values["day"]) == ("ru", "2026-11-21")


async def test_signs_of_html_are_shown_as_they_were_typed(olga: Editor) -> None:
    words = 'R&D: 5 < 6 > 4, "so"'
    await olga.do("/followup chamber", words, *STEPS[1:5], "Me & <3", *STEPS[6:])
    assert words in olga.last.text
    assert "Me & <3, official" in olga.last.text
    await olga.do(on(FinishForm, review=False), "/correct chamber")
    assert words in olga.last.text
    await olga.do("/untranslated", on(ShowUntranslated, language="ru"), on(TranslateEntry, part="text"))
    assert words in olga.last.text


@pytest.mark.parametrize(
    "data",
    [
        FillIn(form="f" * 16, step=FollowUpStep.INITIATIVE, value="s" * 32),
        FillIn(form="f" * 16, step=FollowUpStep.DAY, value="context.2025-10-06"),
        GoInFollowUp(form="f" * 16, step="publisher.5", to="publisher.5"),
        DecideEntry(entry=f"e-20261122090000-{'f' * 16}", act="publish"),
        TranslateEntry(entry=f"e-20261122090000-{'f' * 16}", part="reason", language="uz_Cyrl"),
        ShowCorrectable(statement="s" * 20, slug="s" * 32, page=99),
        CorrectEntry(statement="s" * 20, entry="f" * 16),
        BeginFollowUp(statement="s" * 20, slug="s" * 32),
    ],
    ids=lambda data: type(data).__name__,
)
def test_the_longest_data_of_a_button_fits(data: CallbackData) -> None:
    assert len(data.pack().encode()) <= 64


async def test_a_form_survives_a_restart(olga: Editor) -> None:
    await olga.do("/followup chamber", *STEPS[:5])
    await olga.desk.stop()
    await olga.desk.start(admin_ids=frozenset({olga.person.id}))
    await olga.do(*STEPS[5:], on(FinishForm, review=False))
    assert len(await entries(olga.desk)) == 1


async def test_a_restart_between_publishing_and_the_answer_confirms_what_was_published(olga: Editor) -> None:
    """The store has the entry in place of the form; whatever came after that is done by the next press."""
    await olga.preview()
    data = olga.data(on(FinishForm, review=False))
    olga.desk.box.faults.add(kind="400", method="editMessageText", description="Bad Request: no")
    await olga.press(on(FinishForm, review=False))
    await olga.desk.stop()
    await olga.desk.start(admin_ids=frozenset({olga.person.id}))
    await olga.forge(data)
    assert "Published" in olga.last.text
    assert len(await entries(olga.desk)) == 1


async def test_a_form_ends_after_a_day(olga: Editor) -> None:
    await olga.do("/followup chamber", *STEPS[:2])
    await olga.desk.travel(olga.desk.now + timedelta(hours=24, minutes=1))
    asked = olga.last
    answer = await olga.desk.press(
        olga.person, olga.chat, asked, on(FillIn, step="status", value="in_progress")
    )
    assert answer == ("This form has ended. Begin again with the command.", True)
    assert await entries(olga.desk) == []


async def test_a_form_is_ended_by_a_button(olga: Editor) -> None:
    await olga.do("/followup chamber", TEXT, on(EndForm, kind="followup"))
    assert "Ended." in olga.last.text
    assert await forms(olga.desk) == []


async def test_a_button_of_an_earlier_question_changes_nothing(olga: Editor) -> None:
    await olga.do("/followup chamber", *STEPS[:2])
    asked = olga.last
    await olga.desk.press(olga.person, olga.chat, asked, on(FillIn, step="status", value="in_progress"))
    (form,) = await forms(olga.desk)
    data = f"fu:{form.values['form']}:status:stalled"
    toast, alert = await olga.desk.press(olga.person, olga.chat, asked, data, forged=True)
    assert (toast, alert) == ("The form has gone on since. See its newest question.", False)
    assert (await forms(olga.desk))[0].values["status"] == "in_progress"


async def test_two_editors_fill_in_forms_on_the_same_initiative(olga: Editor, emma: Person) -> None:
    editor = await join(olga.desk, emma, Role.EDITOR)
    await olga.preview()
    await editor.preview()
    await olga.press(on(FinishForm, review=False))
    await editor.press(on(FinishForm, review=False))
    assert [each.author for each in await entries(olga.desk)] == [olga.person.id, emma.id]


async def test_a_member_who_lost_the_right_cannot_publish(olga: Editor, emma: Person) -> None:
    editor = await join(olga.desk, emma, Role.EDITOR)
    await editor.preview()
    reviewer = Member(emma.id, emma.name, Role.REVIEWER, olga.desk.now, "en")
    await store_of(olga.desk).transact(lambda records: records.put(reviewer))
    answer = await editor.press(on(FinishForm, review=False))
    assert answer == ("This is for members of the newsroom who have the right to it.", True)
    assert await forms(olga.desk) == []
    assert await entries(olga.desk) == []


async def test_a_member_who_lost_the_right_cannot_write_on(olga: Editor, emma: Person) -> None:
    editor = await join(olga.desk, emma, Role.EDITOR)
    await editor.do("/followup chamber")
    reviewer = Member(emma.id, emma.name, Role.REVIEWER, olga.desk.now, "en")
    await store_of(olga.desk).transact(lambda records: records.put(reviewer))
    assert "who have the right to it" in (await editor.say(TEXT)).text
    assert await forms(olga.desk) == []


async def test_readers_cannot_open_a_form(olga: Editor, emma: Person) -> None:
    reader = Editor(olga.desk, emma)
    assert "who have the right to it" in (await reader.say("/followup chamber")).text
    await reader.say("/chamber")
    answer = await olga.desk.press(emma, reader.chat, reader.last, "fub:ots-2025:chamber", forged=True)
    assert answer == ("This is for members of the newsroom who have the right to it.", True)
    assert await forms(olga.desk) == []


async def test_a_half_filled_form_is_not_lost_to_another_one(olga: Editor) -> None:
    await olga.do("/followup chamber", TEXT)
    again = await olga.say("/followup cyber_council")
    assert "You have not finished this follow-up" in again.text
    assert "On which day did it happen?" in again.text
    await olga.do("2026-11-20", "/cancel", "/followup cyber_council")
    assert "not finished" not in olga.last.text
    (form,) = await forms(olga.desk)
    assert form.values["initiative"] == "cyber_council"
