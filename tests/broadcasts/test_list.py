"""The broadcasts that there are: listed, corrected, taken back; and the lists of chats."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.broadcasts.broadcast import BroadcastState, NamedList
from briefing.broadcasts.progress import RecipientOutcome
from briefing.outbox import RowState
from briefing.team.audit import AuditAction
from briefing.team.roles import Role
from tests.broadcasts.desk import (
    AS_IT_IS,
    PNG,
    TEXT,
    broadcasts,
    files,
    press_on,
    readers,
    rows,
    sent_to_all,
    shown,
    to_preview,
)
from tests.followups.desk import Editor, join, store_of
from tests.support.buttons import on
from tests.team.editors import acts
from views.telegram.broadcasts.callbacks import (
    ApplyCorrection,
    BroadcastAct,
    CorrectIn,
    DeleteList,
    FillBroadcast,
    FinishBroadcast,
    GoInBroadcast,
    ShowBroadcasts,
)
from views.telegram.broadcasts.files import as_csv

if TYPE_CHECKING:
    from tests.broadcasts.desk import Readers

CORRECTED = "The Chamber opens its doors on Tuesday."


async def all_sent(olga: Editor, count: int = 30) -> Readers:
    people = await readers(olga.desk, count)
    await sent_to_all(olga)
    await olga.desk.travel(olga.desk.now)
    await olga.desk.travel(olga.desk.now + timedelta(seconds=10))
    return people


async def opened(editor: Editor) -> None:
    await editor.say("/broadcasts")
    await editor.press(on(BroadcastAct, act="show"))


async def test_a_correction_edits_what_was_sent(olga: Editor) -> None:
    people = await all_sent(olga)
    await opened(olga)
    await olga.press(on(BroadcastAct, act="correct", sure=False))
    await olga.do(CORRECTED, on(ApplyCorrection))
    await olga.desk.travel(olga.desk.now)
    assert people.texts() == [[CORRECTED]] * 30
    await opened(olga)
    assert "Correction: 31 of 31 edited" in olga.last.text
    assert (await acts(olga.desk))[-1].act is AuditAction.BROADCAST_CORRECTED


async def test_a_correction_that_telegram_cannot_make_is_refused(olga: Editor) -> None:
    people = await all_sent(olga, 3)
    await opened(olga)
    await olga.press(on(BroadcastAct, act="correct", sure=False))
    olga.desk.box.world.send_album(olga.person, olga.chat, [PNG] * 2, caption=CORRECTED)
    await olga.desk.box.settled()
    await olga.press(on(ApplyCorrection))
    assert "Telegram cannot turn what was sent into this" in olga.last.text
    await olga.do(TEXT, on(ApplyCorrection))
    assert "That is what was sent already." in olga.last.text
    await olga.do(CORRECTED, on(ApplyCorrection))
    await olga.desk.travel(olga.desk.now)
    assert people.texts() == [[CORRECTED]] * 3


async def test_of_several_languages_one_is_corrected(olga: Editor) -> None:
    people = await readers(olga.desk, 3)
    await olga.say("/broadcast")
    await olga.press(on(FillBroadcast, step="audience", value="everyone"))
    await olga.do(
        TEXT,
        on(FillBroadcast, step="buttons", value="none"),
        on(FillBroadcast, step="texts", value="ru"),
        "Текст",
        on(FillBroadcast, step="texts", value="done"),
        on(FillBroadcast, step="silent", value="no"),
    )
    await olga.press(on(GoInBroadcast, step="preview", to="confirm"))
    await olga.press(on(FinishBroadcast, starts=True))
    await olga.desk.travel(olga.desk.now)
    await olga.desk.travel(olga.desk.now)
    await opened(olga)
    await olga.press(on(BroadcastAct, act="correct", sure=False))
    await olga.press(on(CorrectIn, language="ru"))
    await olga.do("Исправлено", on(ApplyCorrection))
    await olga.desk.travel(olga.desk.now)
    assert people.texts() == [[TEXT], ["Исправлено"], [TEXT]]


async def test_what_is_under_48_hours_old_is_taken_back(olga: Editor) -> None:
    people = await all_sent(olga)
    await opened(olga)
    await olga.press(on(BroadcastAct, act="unsend", sure=False))
    assert "31 of 31 chats got it less than 48 hours ago" in olga.last.text
    assert people.texts() == [[TEXT]] * 30
    await olga.press(on(BroadcastAct, act="unsend", sure=True))
    await olga.desk.travel(olga.desk.now)
    assert people.texts() == [[]] * 30
    await opened(olga)
    assert "Taken back: 31 of 31 deleted" in olga.last.text
    assert not any("Unsend" in each for each in olga.buttons)


async def test_after_two_days_nothing_can_be_taken_back(olga: Editor) -> None:
    people = await all_sent(olga, 3)
    await opened(olga)
    await olga.press(on(BroadcastAct, act="unsend", sure=False))
    question = olga.last
    await olga.desk.travel(olga.desk.now + timedelta(hours=49))
    toast, _alert = await press_on(olga, question, on(BroadcastAct, act="unsend", sure=True))
    await olga.desk.travel(olga.desk.now)
    assert toast == "This has changed since. See how it stands now."
    assert people.texts() == [[TEXT]] * 3
    await opened(olga)
    assert not any(each in "".join(olga.buttons) for each in ("Unsend", "Correct", "CSV"))


async def test_the_table_can_be_had_again(olga: Editor) -> None:
    await all_sent(olga, 3)
    await opened(olga)
    before = len(files(olga))
    await olga.press(on(BroadcastAct, act="csv", sure=False))
    assert len(files(olga)) == before + 1
    assert [each["state"] for each in rows(files(olga)[-1])] == ["sent"] * 4


async def test_the_list_shows_the_newest_first_in_pages(olga: Editor) -> None:
    await readers(olga.desk, 1)
    for _ in range(9):
        await to_preview(olga, audience=on(FillBroadcast, step="audience", value="me"))
        await olga.press(on(FinishBroadcast, starts=False))
    page = await olga.say("/broadcasts")
    numbers = [line.split()[0] for line in page.text.splitlines() if line.startswith("#")]
    assert numbers == [f"#{each}" for each in range(9, 1, -1)]
    assert "📝 draft · the author alone" in page.text
    await olga.press(on(ShowBroadcasts))
    assert "#1 " in olga.last.text


async def test_there_is_a_sentence_where_there_is_no_broadcast(olga: Editor) -> None:
    assert "There is no broadcast yet." in (await olga.say("/broadcasts")).text


async def test_a_draft_is_started_later_at_another_hour_or_cancelled(olga: Editor) -> None:
    people = await readers(olga.desk, 2)
    await to_preview(olga)
    await olga.press(on(FinishBroadcast, starts=False))
    assert "📝 draft" in olga.last.text
    await olga.press(on(BroadcastAct, act="when", sure=False))
    assert "has passed" in (await olga.say("2026-11-01 09:00")).text
    assert "🕘 scheduled" in (await olga.say("2026-11-24 09:00")).text
    await olga.press(on(BroadcastAct, act="when", sure=False))
    assert "Starts: 25 November 2026, 10:00" in (await olga.say("25.11.2026 10:00")).text
    await olga.press(on(BroadcastAct, act="cancel", sure=False))
    await olga.press(on(BroadcastAct, act="cancel", sure=True))
    (broadcast,) = await broadcasts(olga.desk)
    assert broadcast.state is BroadcastState.CANCELLED
    await olga.desk.travel(olga.desk.now + timedelta(days=4))
    assert people.texts() == [[]] * 2


async def test_one_that_is_over_a_day_late_waits_for_a_word(olga: Editor) -> None:
    people = await readers(olga.desk, 2)
    await to_preview(olga)
    await olga.press(on(GoInBroadcast, step="preview", to="when"))
    await olga.say("2026-11-23 09:00")
    await olga.desk.travel(olga.desk.now + timedelta(days=5))
    assert people.texts() == [[]] * 2
    asked = shown(olga, "It is over 24 hours late and waits for your word.")
    await press_on(olga, asked, on(BroadcastAct, act="start", sure=False))
    await olga.press(on(BroadcastAct, act="start", sure=True))
    await olga.desk.travel(olga.desk.now)
    assert people.texts() == [[TEXT]] * 2


async def test_another_editor_sees_the_message_and_pauses(olga: Editor) -> None:
    bob = await join(olga.desk, olga.desk.box.world.add_person("Bob", language="en"), Role.EDITOR)
    await to_preview(olga)
    await olga.press(on(FinishBroadcast, starts=False))
    await opened(bob)
    await bob.press(on(BroadcastAct, act="see", sure=False))
    assert bob.last.text == TEXT


async def test_a_list_is_made_of_ids_and_written_to(olga: Editor) -> None:
    people = await readers(olga.desk, 3)
    await olga.say("/broadcast list Partners")
    unknown = await olga.say(f"{people.people[0].id}\n424242\n{people.people[1].id}")
    assert "The bot does not know these chats: “424242”." in unknown.text
    assert "These lines are no chat ids: “x”" in (await olga.say("x")).text
    kept = await olga.say(f"{people.people[0].id}\n{people.people[1].id}")
    assert "The list “partners” has 2 chats now." in kept.text
    await olga.say("/broadcast")
    await olga.press(on(FillBroadcast, step="audience", value="named"))
    await olga.press(on(FillBroadcast, step="list", value="partners"))
    await olga.do(
        TEXT,
        on(FillBroadcast, step="buttons", value="none"),
        on(FillBroadcast, step="texts", value="done"),
        on(FillBroadcast, step="silent", value="no"),
    )
    await olga.press(on(GoInBroadcast, step="preview", to="confirm"))
    await olga.press(on(FinishBroadcast, starts=True))
    await olga.desk.travel(olga.desk.now)
    assert people.texts() == [[TEXT], [TEXT], []]


async def test_a_list_is_replaced_and_deleted(olga: Editor) -> None:
    await readers(olga.desk, 1)
    await olga.say(f"/broadcast list partners\n{olga.person.id}")
    assert "partners: 1" in (await olga.say("/broadcast list")).text
    assert "It has 1 chat; yours replace it." in (await olga.say("/broadcast list partners")).text
    await olga.press(on(DeleteList, name="partners"))
    assert await store_of(olga.desk).find(NamedList) == []
    assert [each.act for each in await acts(olga.desk)] == [
        AuditAction.BROADCAST_LIST_KEPT,
        AuditAction.BROADCAST_LIST_DELETED,
    ]
    assert "A list needs a name" in (await olga.say("/broadcast list Кітап")).text


async def test_a_list_that_a_scheduled_broadcast_needs_is_not_deleted(olga: Editor) -> None:
    people = await readers(olga.desk, 1)
    await olga.say(f"/broadcast list partners\n{people.people[0].id}")
    await olga.do("/broadcast", on(FillBroadcast, step="audience", value="named"))
    await olga.do(on(FillBroadcast, step="list", value="partners"), TEXT, *AS_IT_IS)
    await olga.do(on(GoInBroadcast, step="preview", to="when"), "in 2 hours", "/broadcast list partners")
    toast, is_alert = await olga.press(on(DeleteList, name="partners"))
    assert toast.startswith("Broadcast 1 is scheduled for the list “partners”.")
    assert is_alert
    await olga.desk.travel(olga.desk.now + timedelta(hours=3))
    assert people.texts() == [[TEXT]]
    await olga.do("/broadcast list partners", on(DeleteList, name="partners"))
    assert await store_of(olga.desk).find(NamedList) == []


@pytest.mark.parametrize("reason", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_no_text_of_the_table_can_be_taken_for_a_formula(reason: str) -> None:
    outcome = RecipientOutcome(-1001, None, "supergroup", "", RowState.DEAD, reason, None, None)
    (row,) = rows(as_csv([outcome]))
    assert row["reason"] == f"'{reason}"
    assert row["chat_id"] == "-1001", "an id is a number, also a negative one"
