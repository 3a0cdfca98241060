"""Reviews open by the calendar, reach each editor once, and are closed by looking."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.followups.entries import LogEntry
from briefing.forms import Form
from briefing.statement.entry import Check
from briefing.team.audit import AuditAction
from briefing.team.roles import Role
from tests.support.buttons import Button, on
from tests.team.editors import acts, hired, met, owned_by
from views.telegram.followups.callbacks import BeginFollowUp
from views.telegram.reviews.callbacks import CheckReview, PutOffReview, ShowReviews

if TYPE_CHECKING:
    from sandbox import Chat, Message, Person
    from tests.desk import Desk

CHECKED, FOLLOW_UP, LATER = "✅ Nothing new, checked today", "✍️ Add a follow-up", "💤 Later"


def nine(month: int, day: int) -> datetime:
    """Return 09:00 in Almaty on a day of 2027."""
    return datetime(2027, month, day, 4, 0, tzinfo=UTC)


OPENED = nine(1, 7)
"""A week after the last day of the chamber's deadline."""


def labels(message: Message) -> list[str]:
    return [each["text"] for row in message.buttons for each in row]


async def pushed(desk: Desk, chat: Chat, moment: datetime) -> list[str]:
    return [each.text for each in await desk.pushed(chat, moment)]


async def test_a_deadline_that_passed_is_told_once_a_week_later_at_nine(
    idle_desk: Desk, emma: Person
) -> None:
    chat = await owned_by(idle_desk, emma)
    assert await pushed(idle_desk, chat, OPENED - timedelta(days=1)) == []
    assert await pushed(idle_desk, chat, OPENED - timedelta(seconds=1)) == []
    (told,) = await idle_desk.pushed(chat, OPENED)
    assert told.text.startswith("🔎 Time for a new check\n\n4. ")
    assert "A deadline has passed, and nobody has looked since. Open since 7 January 2027." in told.text
    assert "Checked on 29 November 2026 in sources up to 15 May 2026" in told.text
    assert labels(told) == [CHECKED, FOLLOW_UP, LATER, "🔎 All open reviews"]
    for days in (0, 1, 4, 40):
        assert await pushed(idle_desk, chat, OPENED + timedelta(days=days, hours=1)) == []


async def test_a_restart_tells_nothing_again_also_when_the_outbox_was_purged(
    idle_desk: Desk, emma: Person
) -> None:
    chat = await owned_by(idle_desk, emma)
    assert len(await pushed(idle_desk, chat, OPENED)) == 1
    for later in (timedelta(minutes=1), timedelta(days=5)):
        await idle_desk.stop()
        idle_desk.now = OPENED + later
        await idle_desk.start(admin_ids=frozenset({emma.id}))
        assert await pushed(idle_desk, chat, OPENED + later) == []


async def test_each_editor_is_told_in_the_own_language_and_who_comes_later_too(
    idle_desk: Desk, emma: Person
) -> None:
    await owned_by(idle_desk, emma)
    _ben, bens = await hired(idle_desk, "Ben", language="en")
    _rae, raes = await hired(idle_desk, "Rae", role=Role.REVIEWER)
    await idle_desk.travel(OPENED)
    assert (
        len([each for each in idle_desk.box.world.messages(bens) if "Time for a new check" in each.text]) == 1
    )
    assert not [each for each in idle_desk.box.world.messages(raes) if "Time for a new check" in each.text]
    _aigul, aiguls = await hired(idle_desk, "Aigul", language="kk")
    (told,) = await idle_desk.pushed(aiguls, OPENED + timedelta(minutes=5))
    assert "палата" in told.text
    assert await pushed(idle_desk, bens, OPENED + timedelta(minutes=5)) == []


async def test_whoever_cannot_be_reached_is_told_when_they_come(idle_desk: Desk, emma: Person) -> None:
    await idle_desk.start(admin_ids=frozenset({emma.id}))
    chat = idle_desk.box.world.private(emma)
    assert await pushed(idle_desk, chat, OPENED) == []
    await met(idle_desk, emma)
    assert len(await pushed(idle_desk, chat, OPENED + timedelta(days=1))) == 1


async def test_many_that_open_at_once_are_few_messages(idle_desk: Desk, emma: Person) -> None:
    chat = await owned_by(idle_desk, emma)
    told = await pushed(idle_desk, chat, nine(6, 1))
    assert len(told) == 2
    assert all(
        f"/{slug}" in "".join(told) for slug in ("ots_plus", "chamber", "vision_2040", "ai_university")
    )
    assert await pushed(idle_desk, chat, nine(6, 2)) == []


async def test_one_tap_publishes_a_check_and_a_second_one_nothing_more(idle_desk: Desk, emma: Person) -> None:
    chat = await owned_by(idle_desk, emma)
    ben, bens = await hired(idle_desk, "Ben")
    (told,) = await idle_desk.pushed(chat, OPENED)
    toast, _alert = await idle_desk.press(emma, chat, told, on(CheckReview))
    assert toast == "Published: checked today, nothing new."
    (his,) = [each for each in idle_desk.box.world.messages(bens) if "Time for a new check" in each.text]
    forged = his.buttons[0][0]["callback_data"]
    for who, where, message in ((emma, chat, told), (ben, bens, his)):
        toast, _alert = await idle_desk.press(who, where, message, forged, forged=True)
        assert toast == "Somebody has looked already: this review is closed."
    assert idle_desk.app is not None
    (entry,) = await idle_desk.app.services.store.find(LogEntry)
    assert isinstance(entry.item, Check)
    assert (entry.item.initiative, entry.item.checked_on.isoformat()) == ("chamber", "2027-01-07")
    (card,) = await idle_desk.say(ben, bens, "/chamber")
    assert "Checked on 7 January 2027" in card.text
    assert "in progress" in card.text
    assert [each.act for each in await acts(idle_desk)] == [AuditAction.CHECKED]


async def test_later_puts_it_off_for_a_week_for_this_editor_alone(idle_desk: Desk, emma: Person) -> None:
    chat = await owned_by(idle_desk, emma)
    (told,) = await idle_desk.pushed(chat, OPENED)
    assert (await idle_desk.press(emma, chat, told, on(PutOffReview)))[
        0
    ] == "The bot reminds you again on 14 January 2027."
    assert (await idle_desk.press(emma, chat, told, on(PutOffReview)))[0] == "You have put this off already."
    (listed,) = await idle_desk.say(emma, chat, "/reviews")
    assert "Put off by you until 14 January 2027." in listed.text
    assert await pushed(idle_desk, chat, nine(1, 14) - timedelta(minutes=1)) == []
    assert len(await pushed(idle_desk, chat, nine(1, 14))) == 1
    assert await pushed(idle_desk, chat, nine(1, 22)) == []
    (act,) = await acts(idle_desk)
    assert (act.act, act.about, act.details) == (
        AuditAction.REVIEW_PUT_OFF,
        "ots-2025/chamber",
        {"until": "2027-01-14"},
    )


async def test_a_follow_up_or_check_in_time_leaves_nothing_to_be_told(idle_desk: Desk, emma: Person) -> None:
    chat = await owned_by(idle_desk, emma)
    (listed,) = await idle_desk.say(emma, chat, "/reviews")
    assert listed.text == "Nothing needs a new check: no review is open."
    (told,) = await idle_desk.pushed(chat, OPENED)
    await idle_desk.press(emma, chat, told, on(CheckReview))
    await idle_desk.stop()
    await idle_desk.start(admin_ids=frozenset({emma.id}))
    assert await pushed(idle_desk, chat, OPENED + timedelta(days=20)) == []
    (listed,) = await idle_desk.say(emma, chat, "/reviews")
    assert "no review is open" in listed.text


async def test_a_follow_up_is_begun_from_the_review(idle_desk: Desk, emma: Person) -> None:
    chat = await owned_by(idle_desk, emma)
    (told,) = await idle_desk.pushed(chat, OPENED)
    await idle_desk.press(emma, chat, told, on(BeginFollowUp))
    assert idle_desk.app is not None
    (form,) = await idle_desk.app.services.store.find(Form)
    assert (form.kind, form.values["initiative"]) == ("followup", "chamber")


async def test_the_list_is_walked_and_a_check_leaves_it_in_place(idle_desk: Desk, emma: Person) -> None:
    chat = await owned_by(idle_desk, emma)
    await idle_desk.travel(nine(6, 1))
    (listed,) = await idle_desk.say(emma, chat, "/reviews")
    assert listed.text.startswith("🔎 10 initiatives due for a new check · page 1 of 2")
    numbers = [each.split(".")[0] for each in listed.text.split("\n\n")[1:-1]]
    assert numbers == ["1", "2", "3", "4", "5"]
    assert "Nobody has looked for 184 days." in listed.text
    await idle_desk.press(emma, chat, listed, on(ShowReviews))
    assert "page 2 of 2" in listed.text
    await idle_desk.press(emma, chat, listed, labels(listed)[0])
    assert listed.text.startswith("🔎 9 initiatives due for a new check")


async def test_a_reviewer_sees_the_list_without_what_only_editors_do(idle_desk: Desk, emma: Person) -> None:
    await owned_by(idle_desk, emma)
    rae, chat = await hired(idle_desk, "Rae", role=Role.REVIEWER)
    await idle_desk.travel(OPENED)
    (listed,) = await idle_desk.say(rae, chat, "/reviews")
    assert labels(listed) == ["📄 Card", "⬅ Newsroom"]


@pytest.mark.parametrize(
    "button", [on(CheckReview), on(PutOffReview), on(ShowReviews)], ids=lambda each: each.kind.__name__
)
async def test_a_reader_and_a_removed_editor_may_not(idle_desk: Desk, emma: Person, button: Button) -> None:
    await owned_by(idle_desk, emma)
    ben, chat = await hired(idle_desk, "Ben")
    (told,) = await idle_desk.pushed(chat, OPENED)
    assert idle_desk.app is not None
    store = idle_desk.app.services.store
    await store.forget_chat(ben.id)
    toast, is_alert = await idle_desk.press(ben, chat, told, button)
    assert (toast, is_alert) == ("This is for members of the newsroom who have the right to it.", True)
    (refusal,) = await idle_desk.say(ben, chat, "/reviews")
    assert refusal.text == toast
    assert await acts(idle_desk) == []
