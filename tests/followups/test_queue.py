"""What is sent to a reviewer: who hears of it, who decides, and what the author is told."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from briefing.followups.entries import EntryState
from briefing.team.audit import AuditAction, AuditEntry
from briefing.team.roles import Role
from tests.followups.desk import TEXT, Editor, entries, forms, join, store_of
from tests.support.buttons import on
from views.telegram.followups.callbacks import (
    DecideEntry,
    FinishForm,
    GoInFollowUp,
    SendReturn,
    TakeUpEntry,
)
from views.telegram.support.callbacks import EndForm

if TYPE_CHECKING:
    from sandbox import Person, Sandbox


async def sent(olga: Editor, emma: Person) -> Editor:
    """Let an editor send a follow-up to the owner, who hears of it."""
    editor = await join(olga.desk, emma, Role.EDITOR)
    await editor.preview()
    await editor.press(on(FinishForm, review=True))
    assert "Sent to 1 reviewer." in editor.last.text
    await olga.desk.travel(olga.desk.now)
    return editor


async def test_a_reviewer_publishes_and_the_author_is_told(olga: Editor, emma: Person) -> None:
    editor = await sent(olga, emma)
    assert "To be reviewed: written by an editor" in olga.last.text
    assert TEXT in olga.last.text
    assert "Written by an editor, checked by a second person" in olga.last.text
    history = await editor.say("/history chamber")
    assert TEXT not in history.text
    await olga.press(on(DecideEntry, act="publish"))
    assert "Published by an owner." in olga.last.text
    await olga.desk.travel(olga.desk.now)
    assert "Published by an owner. Readers see it now." in editor.last.text
    assert TEXT in (await editor.say("/history chamber")).text
    assert "Written by an editor, checked by a second person" in editor.last.text
    acts = [each.act for each in await store_of(olga.desk).find(AuditEntry)]
    assert acts == [AuditAction.FOLLOWUP_SUBMITTED, AuditAction.FOLLOWUP_PUBLISHED]


async def test_a_reviewer_returns_it_with_a_sentence_and_the_author_takes_it_up(
    olga: Editor, emma: Person
) -> None:
    editor = await sent(olga, emma)
    await olga.press(on(DecideEntry, act="return"))
    assert "What should the author change?" in olga.last.text
    assert "Texts are plain here" in (await olga.say("<b>Which</b> office?")).text
    await olga.do("Which office?", on(SendReturn))
    assert "Returned to the author by an owner." in olga.last.text
    assert await forms(olga.desk) == []
    await olga.desk.travel(olga.desk.now)
    assert "Comment: Which office?" in editor.last.text
    (entry,) = await entries(olga.desk)
    assert (entry.state, entry.note) == (EntryState.RETURNED, "Which office?")
    await editor.do(on(TakeUpEntry))
    assert "Which initiative" not in editor.last.text
    await editor.do(
        on(GoInFollowUp, step="preview", to="text"),
        "It opened an office in Astana.",
        on(FinishForm, review=True),
    )
    assert [each.state for each in await entries(olga.desk)] == [EntryState.RETURNED, EntryState.IN_REVIEW]


async def test_a_reason_is_seen_as_the_author_will_get_it_and_leaves_by_send_alone(
    olga: Editor, emma: Person
) -> None:
    editor = await sent(olga, emma)
    await editor.say("/language ru")
    await olga.press(on(DecideEntry, act="return"))
    await olga.say("Какой офсi?")
    slip = olga.data(on(SendReturn))
    preview = await olga.say("Какой офис?")
    assert preview.text.startswith("The author will get this:")
    shown = preview.text.split("\n\n")[1:-1]
    assert (await olga.forge(slip))[0] == "That was sent, cancelled or changed since."
    await olga.desk.travel(olga.desk.now)
    assert [each.state for each in await entries(olga.desk)] == [EntryState.IN_REVIEW]
    data = olga.data(on(SendReturn))
    await olga.press(on(SendReturn))
    await olga.forge(data)
    await olga.desk.travel(olga.desk.now)
    assert editor.last.text.split("\n\n") == shown
    assert "Комментарий: Какой офис?" in editor.last.text
    acts = [each.act for each in await store_of(olga.desk).find(AuditEntry)]
    assert acts.count(AuditAction.FOLLOWUP_RETURNED) == 1


async def test_a_reason_that_is_not_sent_leaves_the_entry_in_the_queue(olga: Editor, emma: Person) -> None:
    await sent(olga, emma)
    await olga.do(on(DecideEntry, act="return"), "Which office?", on(EndForm))
    assert olga.last.text == "Entry not returned. It still waits in /queue."
    assert "1 entry waits for a review" in (await olga.say("/queue")).text


async def test_the_first_who_acts_decides(olga: Editor, emma: Person) -> None:
    second = await join(olga.desk, olga.desk.box.world.add_person("Rita", language="en"), Role.REVIEWER)
    editor = await join(olga.desk, emma, Role.EDITOR)
    await editor.do("/start")
    await editor.preview()
    await editor.press(on(FinishForm, review=True))
    assert "Sent to 2 reviewers." in editor.last.text
    await olga.desk.travel(olga.desk.now)
    await olga.press(on(DecideEntry, act="return"))
    await second.press(on(DecideEntry, act="publish"))
    assert "Published by a reviewer." in second.last.text
    await olga.say("Too late.")
    assert "Published by a reviewer." in olga.last.text
    assert [each.state for each in await entries(olga.desk)] == [EntryState.PUBLISHED]
    assert await forms(olga.desk) == []


async def test_a_second_tap_on_publish_says_what_was_decided(olga: Editor, emma: Person) -> None:
    await sent(olga, emma)
    data = olga.data(on(DecideEntry, act="publish"))
    await olga.forge(data)
    await olga.forge(data)
    assert "Published by an owner." in olga.last.text
    acts = [each.act for each in await store_of(olga.desk).find(AuditEntry)]
    assert acts.count(AuditAction.FOLLOWUP_PUBLISHED) == 1


async def test_the_queue_lists_what_waits(olga: Editor, emma: Person) -> None:
    assert "Nothing waits for a review." in (await olga.say("/queue")).text
    editor = await sent(olga, emma)
    await olga.say("/queue")
    assert "1 entry waits for a review" in olga.last.text
    await olga.do(
        on(DecideEntry, act="show"),
        on(DecideEntry, act="publish"),
    )
    assert "Published by an owner." in olga.last.text
    assert "Nothing waits" in (await editor.say("/queue")).text


async def test_an_author_does_not_decide_while_somebody_else_can(olga: Editor, emma: Person) -> None:
    editor = await sent(olga, emma)
    await editor.do("/queue", on(DecideEntry, act="show"))
    assert "Somebody else decides about what you wrote yourself." in editor.last.text
    (entry,) = await entries(olga.desk)
    answer = await editor.forge(f"dec:{entry.key}:publish")
    assert answer == ("Somebody else decides about what you wrote yourself.", True)
    assert [each.state for each in await entries(olga.desk)] == [EntryState.IN_REVIEW]


async def test_where_nobody_else_can_review_the_author_may_publish(olga: Editor) -> None:
    await olga.preview()
    assert "Nobody else can review it at present; you can publish it yourself." in olga.last.text
    assert "👀 Send to a reviewer" not in olga.buttons
    await olga.forge(olga.data(on(FinishForm, review=False)).replace(":0", ":1"))
    assert "Readers will see this:" in olga.last.text
    assert await entries(olga.desk) == []


async def test_two_reviewers_who_publish_at_once_both_see_what_readers_see(
    olga: Editor, emma: Person, box: Sandbox
) -> None:
    other = await join(olga.desk, box.world.add_person("Rosa", language="en"), Role.REVIEWER)
    editor = await join(olga.desk, emma, Role.EDITOR)
    await editor.preview()
    await editor.press(on(FinishForm, review=True))
    await olga.desk.travel(olga.desk.now)
    for each in (other, olga):
        box.world.press(
            each.person, each.chat, each.last.message_id, each.data(on(DecideEntry, act="publish"))
        )
    await box.settled()
    shown = [each.last.text for each in (other, olga)]
    assert all("Published by" in each and TEXT in each for each in shown)
    assert [each.act for each in await store_of(olga.desk).find(AuditEntry)] == [
        AuditAction.FOLLOWUP_SUBMITTED,
        AuditAction.FOLLOWUP_PUBLISHED,
    ]


async def test_the_queue_counts_days_where_the_newsroom_is(olga: Editor, emma: Person) -> None:
    editor = await join(olga.desk, emma, Role.EDITOR)
    await editor.preview()
    olga.desk.now = datetime(2026, 11, 22, 20, 30, tzinfo=UTC)
    await editor.press(on(FinishForm, review=True))
    assert "by an editor, 23 November 2026" in (await olga.say("/queue")).text


async def test_readers_see_no_queue(olga: Editor, emma: Person) -> None:
    reader = Editor(olga.desk, emma)
    assert "who have the right to it" in (await reader.say("/queue")).text
    assert await reader.forge("que:0") == (
        "This is for members of the newsroom who have the right to it.",
        True,
    )


async def test_a_second_tap_on_sending_tells_reviewers_once(olga: Editor, emma: Person) -> None:
    editor = await join(olga.desk, emma, Role.EDITOR)
    await editor.preview()
    data = editor.data(on(FinishForm, review=True))
    await editor.forge(data)
    await editor.forge(data)
    await olga.desk.travel(olga.desk.now)
    told = [each for each in olga.desk.box.world.messages(olga.chat) if "To be reviewed" in each.text]
    assert len(told) == 1
    assert len(await entries(olga.desk)) == 1
