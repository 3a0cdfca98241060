"""A follow-up, from the command to what readers see, over the wire."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.followups.form import FollowUpStep
from briefing.forms import Form
from briefing.records import put_records
from briefing.statement.entry import EvidenceKind, FollowUp, Status
from briefing.team.audit import AuditAction, AuditEntry
from briefing.team.members import Member
from briefing.team.roles import Role
from tests.followups.desk import STEPS, TEXT, URL, Editor, entries, forms, join, store_of
from tests.support.buttons import Button, on
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
    assert (item.initiative, item.happened_on) == ("chamber", date(2026, 11, 22))
    assert item.status is Status.IN_PROGRESS
    assert (item.meets, item.context, item.by) == (None, False, Role.OWNER)
    (evidence,) = item.evidence
    assert (evidence.url, evidence.publisher, evidence.read_on) == (URL, "akorda.example", date(2026, 11, 22))
    assert (evidence.kind, evidence.supports) == (EvidenceKind.PRESS, True)
    assert await forms(olga.desk) == []
    log = await olga.desk.say(emma, olga.desk.box.world.private(emma), "/history chamber")
    assert TEXT in log[-1].text
    assert "Written and published by one owner, no second check" in log[-1].text
    acts = await store_of(olga.desk).find(AuditEntry)
    assert acts[-1].act is AuditAction.FOLLOWUP_PUBLISHED


async def test_the_preview_is_what_readers_see(olga: Editor) -> None:
    preview = (await olga.preview()).html
    await olga.press(on(FinishForm, review=False))
    await olga.press(on(ShowHistory, slug="chamber"))
    shown = preview.split("\n\n")[2]
    # The log says once below its entries on which day most sources were read.
    said = [line.removesuffix(", read on 22 November 2026") for line in shown.split("\n")[1:]]
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
    await olga.do("/followup chamber", *STEPS[:2], on(GoInFollowUp, step="status", to="back"))
    assert "What happened?" in olga.last.text
    assert TEXT in olga.last.text
    await olga.do(on(GoInFollowUp, to="back"), on(GoInFollowUp, to="on"))
    assert "Where does the initiative stand" in olga.last.text
    await olga.press(on(FillIn, step="status", value="unchanged"))
    (form,) = await forms(olga.desk)
    assert (form.values["url.1"], form.values["text"], form.values["status"]) == (URL, TEXT, "unchanged")


async def test_six_acts_of_the_editor_make_an_entry(olga: Editor) -> None:
    acts = (
        "/followup",
        on(FillIn, step="initiative", value="chamber"),
        "https://qazinform.com/news/chamber",
        "The Chamber opened an office on 20 November 2026.",
        on(FillIn, step="status", value="in_progress"),
        on(FinishForm, review=False),
    )
    await olga.do(*acts)
    assert len(acts) == 6
    (entry,) = await entries(olga.desk)
    assert isinstance(entry.item, FollowUp)
    (evidence,) = entry.item.evidence
    assert entry.item.happened_on == date(2026, 11, 20)
    assert (evidence.publisher, evidence.read_on) == ("Qazinform", date(2026, 11, 22))
    assert (evidence.kind, evidence.supports, entry.item.meets) == (EvidenceKind.PRESS, True, None)


async def test_all_that_is_preset_is_changed_from_the_preview_and_leads_back_to_it(olga: Editor) -> None:
    await olga.preview()
    changes: dict[str, str | Button] = {
        "day": "2026-11-20",
        "text_language": on(FillIn, value="ru"),
        "meets": on(FillIn, value="chamber_chairmanship"),
        "publisher.1": "Akorda",
        "read.1": "2026-11-21",
        "kind.1": on(FillIn, value="official"),
        "supports.1": on(FillIn, value="no"),
    }
    for step, answer in changes.items():
        await olga.press(on(GoInFollowUp, step="preview", to=step))
        assert "⬅ To the preview" in olga.buttons
        assert "Readers will see this:" in (await olga.do(answer)).text
    await olga.press(on(FinishForm, review=False))
    (entry,) = await entries(olga.desk)
    item = entry.item
    assert isinstance(item, FollowUp)
    (evidence,) = item.evidence
    assert (item.happened_on, item.meets, set(item.text.by_language)) == (
        date(2026, 11, 20),
        "chamber_chairmanship",
        {"ru"},
    )
    assert (evidence.publisher, evidence.read_on) == ("Akorda", date(2026, 11, 21))
    assert (evidence.kind, evidence.supports) == (EvidenceKind.OFFICIAL, False)


async def test_any_step_can_be_changed_from_the_preview(olga: Editor) -> None:
    await olga.preview()
    await olga.do(on(GoInFollowUp, step="preview", to="text"), "It opened two offices.")
    assert "It opened two offices." in olga.last.text
    await olga.do(on(GoInFollowUp, step="preview", to="status"), on(FillIn, step="status", value="unchanged"))
    assert "Status unchanged" in olga.last.text
    await olga.do(on(GoInFollowUp, step="preview", to="initiative"), "industry")
    assert "Follow-up · Industrial cooperation" in olga.last.text
    await olga.press(on(FinishForm, review=False))
    (entry,) = await entries(olga.desk)
    assert isinstance(entry.item, FollowUp)
    assert (entry.item.initiative, entry.item.status) == ("industry", None)


async def test_a_followup_meets_a_deadline_on_time(olga: Editor) -> None:
    await olga.preview()
    await olga.press(on(GoInFollowUp, to="meets"))
    assert "1. Kazakhstan’s chairmanship" in olga.last.text
    choice = next(each for each in olga.buttons if each.startswith("1. "))
    assert len(choice) <= 30
    await olga.do(f"[{choice}", on(FinishForm, review=False))
    (entry,) = await entries(olga.desk)
    assert isinstance(entry.item, FollowUp)
    assert entry.item.meets == "chamber_chairmanship"
    assert "meets the deadline" in olga.last.text
    assert "”, on time" in olga.last.text


async def test_an_initiative_without_open_deadlines_is_not_asked_for_one(olga: Editor) -> None:
    await olga.do("/followup industry", *STEPS[:2], on(FillIn, step="status", value="unchanged"))
    assert "Readers will see this:" in olga.last.text
    assert "✏️ Deadline" not in olga.buttons


async def test_the_statuses_stand_in_two_columns_and_the_rare_ones_behind_a_button(olga: Editor) -> None:
    await olga.do("/followup chamber", *STEPS[:2])
    shown = [[each["text"] for each in row] for row in olga.last.buttons]
    assert shown[:4] == [
        ["Unchanged", "📣 announced"],
        ["✓ 🔄 in progress", "✅ fulfilled"],
        ["🟡 partly fulfilled", "More …"],
        ["Background"],
    ]
    await olga.press(on(FillIn, step="status", value="all_statuses"))
    assert {"⏸ stalled", "❌ not fulfilled", "↪️ superseded", "⚖️ sources disagree"} <= set(olga.buttons)
    await olga.press(on(FillIn, step="status", value="stalled"))
    assert "Why is the status now “⏸ stalled”?" in olga.last.text


async def test_a_rare_status_that_is_current_stands_with_the_others(olga: Editor) -> None:
    await olga.do("/followup vision_2040", *STEPS[:2])
    assert "✓ 🔍 no evidence found" in olga.buttons


async def test_the_note_on_a_new_status_is_asked_for_and_shown(olga: Editor) -> None:
    await olga.do("/followup chamber", *STEPS[:2], on(FillIn, step="status", value="fulfilled"))
    old = olga.last.text.partition("The note on the status before:\n")[2].partition("\n")[0]
    assert old
    olga.desk.now += timedelta(minutes=1)
    await olga.do("The office works.", on(FinishForm, review=False))
    (entry,) = await entries(olga.desk)
    assert isinstance(entry.item, FollowUp)
    assert entry.item.why is not None
    assert entry.item.why.by_language == {"en": "The office works."}
    card = (await olga.say("/chamber")).text
    assert "The office works." in card
    assert old not in card
    await olga.do(
        "/followup chamber", *STEPS[:2], on(FillIn, value="unchanged"), on(FinishForm, review=False)
    )
    assert "The office works." in (await olga.say("/chamber")).text


async def test_a_new_status_without_a_note_shows_none(olga: Editor) -> None:
    await olga.do(
        "/followup chamber",
        *STEPS[:2],
        on(FillIn, step="status", value="fulfilled"),
        on(FillIn, step="why", value="none"),
        on(FinishForm, review=False),
    )
    (entry,) = await entries(olga.desk)
    assert isinstance(entry.item, FollowUp)
    assert entry.item.why is None


async def test_several_addresses_and_the_text_come_in_one_message(olga: Editor) -> None:
    await olga.do("/followup chamber", f"{TEXT} {URL} {URL}/2")
    assert "Where does the initiative stand" in olga.last.text
    (form,) = await forms(olga.desk)
    assert (form.values["text"], form.values["url.1"], form.values["url.2"]) == (TEXT, URL, f"{URL}/2")


@pytest.mark.parametrize(
    ("message", "addresses"),
    [
        pytest.param(f"{URL}, {URL}/2. {TEXT}", [URL, f"{URL}/2"], id="a list"),
        pytest.param(f"{TEXT} {URL}).", [URL], id="in brackets"),
        pytest.param(f"{TEXT} {URL}_(2026), {URL}!", [f"{URL}_(2026)", URL], id="with brackets of its own"),
        pytest.param(f"{URL}_Inc.", [f"{URL}_Inc."], id="alone it is taken as it is"),
    ],
)
async def test_what_ends_a_sentence_is_no_part_of_an_address(
    olga: Editor, message: str, addresses: list[str]
) -> None:
    await olga.do("/followup chamber", message)
    (form,) = await forms(olga.desk)
    assert [value for key, value in form.values.items() if key.startswith("url.")] == addresses


async def test_words_in_place_of_an_address_are_the_text(olga: Editor) -> None:
    await olga.do("/followup chamber", TEXT)
    assert "Send the address of a source" in olga.last.text
    assert TEXT in olga.last.text
    await olga.say(URL)
    assert "Where does the initiative stand" in olga.last.text


async def test_more_addresses_than_fit_are_refused(olga: Editor) -> None:
    many = " ".join(f"{URL}/{number}" for number in range(6))
    assert "at most 5 sources" in (await olga.do("/followup chamber", many)).text
    assert "url.1" not in (await forms(olga.desk))[0].values


async def test_an_entry_takes_five_pieces_of_evidence_and_no_more(olga: Editor) -> None:
    await olga.preview()
    for number in range(2, 6):
        await olga.do(on(GoInFollowUp, to="more"), on(FillIn, step="more", value="add"), f"{URL}/{number}")
    await olga.press(on(GoInFollowUp, to="more"))
    assert "An entry takes at most 5 sources." in olga.last.text
    assert "➕ Another source" not in olga.buttons
    await olga.do(
        on(GoInFollowUp, to="supports.5"),
        on(FillIn, value="no"),
        on(GoInFollowUp, to="more"),
        on(FillIn, step="more", value="drop.2"),
        on(FinishForm, review=False),
    )
    (entry,) = await entries(olga.desk)
    assert isinstance(entry.item, FollowUp)
    assert [each.url for each in entry.item.evidence] == [URL, f"{URL}/3", f"{URL}/4", f"{URL}/5"]
    assert "contradicts this" in olga.last.text


async def test_who_wants_no_more_evidence_after_all_says_so(olga: Editor) -> None:
    await olga.preview()
    await olga.do(
        on(GoInFollowUp, to="more"),
        on(FillIn, step="more", value="add"),
        on(FillIn, step="url.2", value="none"),
    )
    assert "Readers will see this:" in olga.last.text


async def test_an_address_that_is_changed_is_preset_anew(olga: Editor) -> None:
    await olga.preview()
    await olga.do(on(GoInFollowUp, to="publisher.1"), "Akorda")
    await olga.do(on(GoInFollowUp, step="preview", to="url.1"), "https://other.example/x")
    assert "Readers will see this:" in olga.last.text
    assert "other.example, press, read on 22 November 2026" in olga.last.text


async def test_a_later_event_presets_the_day_of_reading_again(olga: Editor) -> None:
    await olga.preview()
    await olga.do(on(GoInFollowUp, to="day"), "2026-11-01", on(GoInFollowUp, to="read.1"), "2026-11-02")
    await olga.do(on(GoInFollowUp, step="preview", to="day"), on(FillIn, step="day", value="yesterday"))
    assert "read on 22 November 2026" in olga.last.text


async def test_the_initiative_is_asked_for(olga: Editor) -> None:
    await olga.say("/followup")
    assert "Which initiative is it about?" in olga.last.text
    await olga.press(on(FillIn, step="initiative", value="chamber"))
    assert "Send the address of a source" in olga.last.text


async def test_a_card_has_a_button_for_editors_in_private_alone(olga: Editor, emma: Person) -> None:
    await olga.say("/chamber")
    await olga.press(on(ShowMore))
    await olga.press(on(BeginFollowUp, slug="chamber"))
    assert "Send the address of a source" in olga.last.text
    world = olga.desk.box.world
    group = world.add_group("Desk", members=[olga.person, emma], admins=[])
    for person, chat in ((emma, world.private(emma)), (olga.person, group)):
        (card,) = await olga.desk.say(person, chat, "/chamber")
        await olga.desk.press(person, chat, card, on(ShowMore))
        assert "✍️ Add a follow-up" not in [each["text"] for row in card.buttons for each in row]


async def test_a_form_in_another_language_has_its_text_in_it(olga: Editor) -> None:
    await olga.do("/language ru")
    await olga.desk.say(olga.person, olga.chat, "/followup chamber")
    await olga.do(URL, "Вчера, палата открыла офис.")
    (form,) = await forms(olga.desk)
    assert (form.values["text_language"], form.values["day"]) == ("ru", "2026-11-21")


async def test_what_is_written_anew_is_in_the_language_that_was_chosen(olga: Editor) -> None:
    await olga.preview()
    await olga.do(on(GoInFollowUp, to="text_language"), on(FillIn, step="text_language", value="kk"))
    await olga.do(on(GoInFollowUp, to="text"))
    assert "One or two sentences in Kazakh" in olga.last.text
    assert "Палата кеңсе ашты. [Kazakh]" in (await olga.say("Палата кеңсе ашты.")).text
    await olga.do(on(GoInFollowUp, to="status"), on(FillIn, step="status", value="fulfilled"))
    assert "A sentence in Kazakh" in olga.last.text
    assert "Кеңсе ашық. [Kazakh]" in (await olga.say("Кеңсе ашық.")).text


async def test_signs_of_html_are_shown_as_they_were_typed(olga: Editor) -> None:
    words = 'R&D: 5 < 6 > 4, "so"'
    await olga.do("/followup chamber", URL, words, STEPS[-1], on(GoInFollowUp, to="publisher.1"), "Me & <3")
    assert words in olga.last.text
    assert "Me & <3, press" in olga.last.text
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
    await olga.do("/followup chamber", *STEPS[:2])
    await olga.desk.stop()
    await olga.desk.start(admin_ids=frozenset({olga.person.id}))
    await olga.do(*STEPS[2:], on(FinishForm, review=False))
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


async def test_a_form_that_an_older_version_left_at_another_step_goes_on(olga: Editor) -> None:
    values = {
        "form": "f" * 16,
        "statement": "ots-2025",
        "initiative": "chamber",
        "text": TEXT,
        "text_language": "en",
        "day": "2026-11-20",
        "status": "in_progress",
        "meets": "none",
        "url.1": URL,
    }
    form = Form(olga.person.id, "followup", "publisher.1", olga.desk.now, values)
    await put_records(store_of(olga.desk), form)
    assert "Akorda, press, read on 22 November 2026" in (await olga.say("Akorda")).text
    await olga.press(on(FinishForm, review=False))
    assert len(await entries(olga.desk)) == 1


async def test_a_form_ends_after_a_day(olga: Editor) -> None:
    await olga.do("/followup chamber", *STEPS[:2])
    await olga.desk.travel(olga.desk.now + timedelta(hours=24, minutes=1))
    assert await forms(olga.desk) == []
    asked = olga.last
    answer = await olga.desk.press(
        olga.person, olga.chat, asked, on(FillIn, step="status", value="in_progress")
    )
    assert answer == ("This form has ended. Begin again with the command.", True)
    assert await entries(olga.desk) == []


async def test_a_form_is_ended_by_a_button(olga: Editor) -> None:
    await olga.do("/followup chamber", TEXT, on(EndForm, kind="followup"))
    assert olga.last.text == "Follow-up not published. Nothing of it was kept."
    assert await forms(olga.desk) == []


async def test_a_button_of_an_earlier_question_changes_nothing(olga: Editor) -> None:
    await olga.do("/followup chamber", *STEPS[:2])
    asked = olga.last
    await olga.desk.press(olga.person, olga.chat, asked, on(FillIn, step="status", value="in_progress"))
    (form,) = await forms(olga.desk)
    data = f"fu:{form.values['form']}:status:unchanged"
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
    await put_records(store_of(olga.desk), reviewer)
    answer = await editor.press(on(FinishForm, review=False))
    assert answer == ("This is for members of the newsroom who have the right to it.", True)
    assert await forms(olga.desk) == []
    assert await entries(olga.desk) == []


async def test_a_member_who_lost_the_right_cannot_write_on(olga: Editor, emma: Person) -> None:
    editor = await join(olga.desk, emma, Role.EDITOR)
    await editor.do("/followup chamber")
    reviewer = Member(emma.id, emma.name, Role.REVIEWER, olga.desk.now, "en")
    await put_records(store_of(olga.desk), reviewer)
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
    assert "Send the address of a source" in again.text
    await olga.do(URL, "/cancel", "/followup cyber_council")
    assert "not finished" not in olga.last.text
    (form,) = await forms(olga.desk)
    assert form.values["initiative"] == "cyber_council"
