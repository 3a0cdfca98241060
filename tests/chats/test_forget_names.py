"""Whoever is forgotten is named in no file: not in a notice that others got, and not in what still waits."""

from __future__ import annotations

import json
import logging
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import structlog

from briefing.team.members import Invite
from tests.broadcasts.desk import AS_IT_IS, ASK_TO_SEND, EVERYONE, SEND, to_preview, wrote
from tests.channels.desk import Newspaper, linked
from tests.followups.desk import STEPS, Editor, store_of
from tests.reports.readers import reported
from tests.support.buttons import on
from tests.team.office import files_with
from views.telegram.channels.callbacks import OfChannel, OfPost
from views.telegram.chats.callbacks import Forget
from views.telegram.followups.callbacks import DecideEntry, FinishForm, SendReturn, TakeUpEntry
from views.telegram.reports.callbacks import DeclineReport
from views.telegram.team.callbacks import ChangeRole, ShowMember

if TYPE_CHECKING:
    from sandbox import Person, Sandbox
    from tests.desk import Desk
    from tests.team.office import Office

FIRST, LAST, USERNAME = "Жұлдызбек", "O'Qarğa 𓂀", "zhuldyzbek_q"
POST = "Қалалық мерекеге шақырамын!"
NAMED = (FIRST, LAST, USERNAME)


@pytest.fixture
def dan(box: Sandbox) -> Person:
    return box.world.add_person(FIRST, "en", LAST, USERNAME)


def files_saying(desk: Desk, *words: str) -> list[str]:
    """Return which of the store's files have which of these words, plain or escaped."""
    folder = Path(desk.storage_url.removeprefix("tinydb:///")).parent
    found = []
    for file in folder.iterdir():
        text = file.read_text(encoding="utf-8") if file.is_file() else ""
        found += [
            f"{file.name}: {each}" for each in words if each in text or json.dumps(each).strip('"') in text
        ]
    return found


async def forget(editor: Editor) -> None:
    await editor.do("/forget", on(Forget, confirmed=True))
    assert "Everything that was stored about this chat is erased." in editor.last.text


async def test_the_notice_that_somebody_joined_goes_with_the_person(office: Office, dan: Person) -> None:
    desk = office.desk
    await desk.say(office.olga, desk.box.world.private(office.olga), "/start")
    await office.hire(dan)
    told = await office.told(office.olga)
    assert told.startswith(f"{FIRST} {LAST} used your invitation")
    assert files_saying(desk, FIRST)

    await forget(Editor(desk, dan))
    assert files_saying(desk, *NAMED) == []
    await desk.stop()
    assert files_saying(desk, *NAMED) == []


async def test_a_notice_that_still_waits_is_not_sent_any_more(office: Office, dan: Person) -> None:
    desk, chat = office.desk, office.desk.box.world.private(office.olga)
    await desk.say(office.olga, chat, "/start")
    payload = await office.invite()
    await desk.say(office.olga, chat, "/team")
    desk.box.faults.add(kind="500", method="sendMessage", chat_id=chat.id)
    await office.open(dan, payload)
    await desk.box.settled()
    assert files_saying(desk, FIRST)
    await forget(Editor(desk, dan))
    assert files_saying(desk, *NAMED) == []
    assert "used your invitation" not in (await office.told(office.olga))


async def test_what_is_said_of_a_namesake_stays(office: Office, dan: Person, box: Sandbox) -> None:
    desk, chat = office.desk, office.desk.box.world.private(office.olga)
    await desk.say(office.olga, chat, "/start")
    namesake = box.world.add_person(FIRST, "en", LAST)
    for each in (dan, namesake):
        await office.hire(each)
        await office.told(office.olga)
    await forget(Editor(desk, dan))
    joined = f"joined:{await _token(office, namesake)}"
    (row,) = [row async for row in store_of(desk).rows_of(joined)]
    assert row.target.chat_id == office.olga.id


async def _token(office: Office, person: Person) -> str:
    (invite,) = [each for each in await office.store.find(Invite) if each.used_by == person.id]
    return invite.token


async def test_after_all_that_a_person_can_do_no_file_and_no_line_of_the_log_names_them(
    office: Office, dan: Person, caplog: pytest.LogCaptureFixture
) -> None:
    desk, editor = office.desk, Editor(office.desk, dan)
    with caplog.at_level(logging.INFO), structlog.testing.capture_logs() as logged:
        await _do_all(office, editor)
        assert files_saying(desk, FIRST)
        assert files_with(desk, dan)
        await forget(editor)
    assert [each for each in NAMED if each in f"{logged} {caplog.text}"] == []
    assert files_saying(desk, *NAMED) == []
    assert files_with(desk, dan) == []
    await desk.stop()
    assert files_saying(desk, *NAMED) == []
    assert files_with(desk, dan) == []


async def _do_all(office: Office, editor: Editor) -> None:
    desk, dan, world = office.desk, editor.person, office.desk.box.world
    olga = Editor(desk, office.olga)
    await olga.say("/start")
    await reported(desk, dan, world.private(dan), f"{FIRST}: the date is wrong, see https://t.me/{USERNAME}")
    await reported(desk, dan, world.private(dan), f"I am {LAST}, and was there.", kind="n")
    await office.hire(dan)
    await desk.travel(desk.now)
    await office.manage(
        on(ShowMember),
        on(ChangeRole, role="reviewer"),
        on(ChangeRole, role="editor"),
    )
    await desk.travel(desk.now)
    await olga.do("/reports", on(DeclineReport, number=1, silent=False))
    await olga.say("The date is that of the speech.")
    await desk.travel(desk.now)

    await editor.do("/follow chamber", "/subscribe", "/followup chamber", *STEPS, on(FinishForm, review=True))
    await desk.travel(desk.now)
    await olga.press(on(DecideEntry, act="return"))
    await olga.do("Which office?", on(SendReturn))
    await desk.travel(desk.now)
    await editor.do(on(TakeUpEntry), on(FinishForm, review=True))
    await desk.travel(desk.now)
    await olga.press(on(DecideEntry, act="publish"))
    await desk.travel(desk.now)

    await to_preview(editor, text="The Chamber opens.")
    await editor.press(ASK_TO_SEND)
    await editor.press(SEND)
    await desk.travel(desk.now)
    await editor.say("/broadcast")
    await olga.say(f"/audit person {dan.id}")
    await desk.travel(desk.now)


async def test_a_mention_in_a_broadcast_keeps_nothing_of_the_person_but_the_id(
    olga: Editor, dan: Person
) -> None:
    mention = {"type": "text_mention", "offset": 4, "length": 3, "user": dan.api()}
    await olga.say("/broadcast")
    await olga.press(EVERYONE)
    await wrote(olga, text="Ask him.", entities=[mention])
    await olga.do(*AS_IT_IS)
    await olga.press(ASK_TO_SEND)
    await olga.press(SEND)
    await olga.desk.travel(olga.desk.now)
    (got,) = [each for each in olga.desk.box.world.messages(olga.chat) if each.text == "Ask him."][-1:]
    assert [each["user"]["id"] for each in got.entities] == [dan.id]
    assert files_saying(olga.desk, *NAMED) == []


async def test_a_post_goes_from_all_files_with_its_author(desk: Desk) -> None:
    paper = await linked(desk)
    for text, when in ((POST, "📤 Post now"), (f"{POST} 2", "🕒 Post later")):
        await paper.draft(text)
        await paper.press(when)
    await paper.press(on(OfPost, act="hour"))
    await desk.travel(desk.now)
    assert files_saying(desk, POST)
    await paper.write("/forget")
    await paper.press(on(Forget, confirmed=True))
    assert files_saying(desk, POST) == []


@pytest.mark.parametrize("who", ["author", "channel"])
async def test_what_others_are_asked_about_a_post_goes_with_its_author_and_its_channel(
    desk: Desk, emma: Person, who: str
) -> None:
    paper, world = await linked(desk), desk.box.world
    world.promote(emma, paper.channel)
    author = Editor(desk, emma)
    await author.say("/start")
    await author.forge(f"cha:{paper.channel.id}:link")
    other = Newspaper(desk, emma, author.chat, paper.channel)
    await other.draft(POST)
    await other.press(on(OfPost, act="when"), on(OfPost, act="hour"))
    world.demote(emma, paper.channel)
    await desk.travel(desk.now + timedelta(hours=2))
    assert "Shall it be posted?" in paper.last.text
    assert files_saying(desk, POST)
    if who == "author":
        await forget(author)
    else:
        await paper.write("/channels")
        await paper.press(
            on(OfChannel, chat=-1002000000001, act="show"),
            on(OfChannel, chat=-1002000000001, act="forget"),
            on(OfChannel, chat=-1002000000001, act="forgotten"),
        )
        assert files_saying(desk, "Town News") == []
    assert files_saying(desk, POST) == []


async def test_what_is_told_of_a_channel_goes_with_it(desk: Desk) -> None:
    paper = await linked(desk)
    await _lose_and_gain_the_right(paper)
    assert files_saying(desk, "Town News")
    await paper.write("/channels")
    await paper.press(
        on(OfChannel, chat=-1002000000001, act="show"),
        on(OfChannel, chat=-1002000000001, act="posts"),
        on(OfChannel, chat=-1002000000001, act="write"),
    )
    await paper.write("/channels")
    await paper.press(
        on(OfChannel, chat=-1002000000001, act="show"),
        on(OfChannel, chat=-1002000000001, act="forget"),
        on(OfChannel, chat=-1002000000001, act="forgotten"),
    )
    assert files_saying(desk, "Town News", str(paper.channel.id)) == []


async def _lose_and_gain_the_right(paper: Newspaper) -> None:
    world = paper.desk.box.world
    world.demote_bot(paper.channel, by=paper.boss)
    await paper.desk.box.settled()
    world.promote_bot(paper.channel, by=paper.boss)
    await paper.desk.box.settled()
    await paper.desk.travel(paper.desk.now)


async def test_what_is_told_of_a_group_goes_with_it(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    await desk.say(emma, world.private(emma), "/start")
    group = world.add_group("Quiet Harbour", members=[emma], admins=[emma])
    await desk.say(emma, group, "/subscribe")
    world.restrict_bot(group, by=emma)
    await desk.box.settled()
    world.promote_bot(group, by=emma)
    await desk.box.settled()
    await desk.travel(desk.now)
    assert files_saying(desk, "Quiet Harbour")
    (question,) = await desk.say(emma, group, "/forget")
    await desk.press(emma, group, question, on(Forget, confirmed=True))
    assert files_saying(desk, "Quiet Harbour", str(group.id)) == []
