"""In a group the person who asked alone sees help, settings, searches, refusals and confirmations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sandbox import Topic
from tests.reports.readers import written
from tests.support.alone import group_at
from tests.support.buttons import on
from views.telegram.chats.callbacks import SetLanguage
from views.telegram.reports.callbacks import ReportCard
from views.telegram.statement.callbacks import ShowCard, ShowMore
from views.telegram.subscriptions.callbacks import ShowSettings, Subscribe, Unsubscribe
from views.telegram.support.callbacks import TurnPage

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk

pytestmark = pytest.mark.profile

MARKED = {"help", "settings", "search", "language"}


async def test_the_menus_of_groups_mark_the_commands(desk: Desk, emma: Person) -> None:
    await group_at(desk, emma)
    commands = desk.box.commands

    def marked(scope: str) -> set[str]:
        return {each["command"] for each in commands[scope, ""] if each.get("is_ephemeral")}

    assert marked("all_chat_administrators") == MARKED
    assert marked("all_group_chats") == {"help", "search"}
    assert marked("all_private_chats") == set()


@pytest.mark.parametrize("command", ["/help", "/settings", "/search chamber", "/language", "/language ru"])
@pytest.mark.parametrize("bot", ["member", "administrator"])
async def test_who_gives_a_marked_command_alone_sees_its_answer(
    desk: Desk, emma: Person, command: str, bot: str
) -> None:
    group = await group_at(desk, emma, bot=bot)
    (shown,) = await group.say(group.boss, command)
    assert shown.ephemeral_id
    assert group.alone(group.boss) == [shown]
    assert (group.public(), group.alone(emma)) == ([], [])


@pytest.mark.parametrize(
    "command",
    [
        "/subscribe",
        "/unsubscribe",
        "/snooze",
        "/follow chamber",
        "/unfollow chamber",
        "/follow word:logistics",
        "/unfollow word:logistics",
        "/forget",
        "/cancel",
    ],
)
async def test_where_the_bot_administers_confirmations_are_seen_by_one(
    desk: Desk, emma: Person, command: str
) -> None:
    group = await group_at(desk, emma, bot="administrator")
    await group.say(group.boss, "/subscribe")
    (shown,) = await group.say(group.boss, command)
    assert shown in group.alone(group.boss)
    assert (group.public(), group.alone(emma)) == ([], [])


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("/subscribe", "Only administrators of this group"),
        ("/language ru", "Only administrators of this group"),
        ("/follow nonsense", "Only administrators of this group"),
        ("/channels", "private chat"),
        ("/newsroom", "newsroom"),
        ("/initiative nonsense", "nonsense"),
    ],
)
async def test_refusals_are_seen_by_one(desk: Desk, emma: Person, command: str, says: str) -> None:
    group = await group_at(desk, emma, bot="administrator")
    (refusal,) = await group.say(emma, command)
    assert says in refusal.text
    assert group.alone(emma) == [refusal]
    assert (group.public(), group.alone(group.boss)) == ([], [])


async def test_the_flood_notice_is_seen_by_one(idle_desk: Desk, emma: Person) -> None:
    await idle_desk.start(flood_per_10s=1)
    group = await group_at(idle_desk, emma, bot="administrator")
    await group.say(emma, "/digest")
    (notice,) = await group.say(emma, "/digest")
    assert "Too many messages." in notice.text
    assert group.alone(emma) == [notice]
    assert len(group.public()) == 1


async def test_what_all_read_is_shown_to_all(desk: Desk, emma: Person) -> None:
    group = await group_at(desk, emma, bot="administrator")
    for command in ("/digest", "/chamber", "/deadlines", "/whatsnew", "/pending", "/following"):
        (shown,) = await group.say(emma, command)
        assert shown.message_id, command
    assert group.alone(emma) == []


async def test_an_answer_costs_one_call(desk: Desk, emma: Person) -> None:
    group = await group_at(desk, emma, bot="administrator")
    await group.say(emma, "/channels")
    before = desk.box.journal.total
    await group.say(emma, "/help")
    await group.say(emma, "/search chamber")
    later = [each for each in desk.box.journal if each.number > before]
    to_group = [each.method for each in later if each.params.get("chat_id") == group.chat.id]
    assert to_group == ["sendMessage", "sendMessage"]


async def test_the_answer_stands_in_the_topic(desk: Desk, emma: Person) -> None:
    group = await group_at(desk, emma, forum=True)
    group.chat.topics[77] = Topic(77, "News")
    (shown,) = await desk.say(emma, group.chat, "/help", 77)
    assert (shown.ephemeral_id > 0, shown.thread) == (True, 77)


async def test_an_anonymous_administrator_is_answered_for_all(desk: Desk, emma: Person) -> None:
    group = await group_at(desk, emma, bot="administrator")
    desk.box.world.say(group.boss, group.chat, "/language", anonymous=True)
    await desk.box.settled()
    assert len(group.public()) == 1
    assert group.tried() == 0


async def test_in_private_nothing_is_ephemeral(desk: Desk, emma: Person) -> None:
    group = await group_at(desk, emma)
    (shown,) = await desk.say(emma, desk.box.world.private(emma), "/help")
    assert shown.message_id
    assert desk.box.journal.filter("deleteEphemeralMessage") == []
    assert group.tried() == 0


async def test_its_buttons_change_it_by_methods_of_its_own(desk: Desk, emma: Person) -> None:
    group = await group_at(desk, emma)
    await group.say(group.boss, "/settings")
    (page,) = group.alone(group.boss)
    await desk.press(group.boss, group.chat, page, on(Subscribe))
    assert "Subscribed" in page.text
    await desk.press(group.boss, group.chat, page, on(ShowSettings, page="zone"))
    assert "Choose a place" in page.text
    assert group.alone(group.boss) == [page]
    assert group.public() == []
    calls = [each for each in desk.box.journal if each.params.get("chat_id") == group.chat.id]
    assert all(each.params.get("message_id") != 0 for each in calls)
    assert {each.method for each in calls if each.ok and each.method.startswith("edit")} == {
        "editEphemeralMessageText"
    }


async def test_a_choice_is_confirmed_in_place(desk: Desk, emma: Person) -> None:
    group = await group_at(desk, emma)
    await group.say(group.boss, "/language")
    (page,) = group.alone(group.boss)
    await desk.press(group.boss, group.chat, page, on(SetLanguage, code="ru"))
    assert "русск" in page.text.lower()
    (digest,) = await group.say(emma, "/digest")
    assert "Инициатив" in digest.text or "инициатив" in digest.text


async def test_sheets_of_results_are_turned(desk: Desk, emma: Person) -> None:
    group = await group_at(desk, emma)
    (page,) = await group.say(emma, "/search OTS")
    before = page.html
    await desk.press(emma, group.chat, page, on(TurnPage, name="search", page=1))
    assert page.html != before
    assert "for “OTS”" in page.text
    assert group.public() == []


async def test_a_page_that_is_gone_comes_anew_to_the_same_person(desk: Desk, emma: Person) -> None:
    group = await group_at(desk, emma)
    await group.say(group.boss, "/settings")
    (page,) = group.alone(group.boss)
    query = desk.box.world.press_ephemeral(group.boss, group.chat, page.ephemeral_id, on(Subscribe).of(page))
    desk.box.world.delete_ephemeral(page)
    await desk.box.settled()
    (anew,) = group.alone(group.boss)
    assert "Subscribed" in anew.text
    assert group.public() == []
    assert desk.box.world.callback_answers[query]["text"] == ""


async def test_an_answer_that_stays_below_is_seen_by_one_too(desk: Desk, emma: Person) -> None:
    group = await group_at(desk, emma, bot="administrator")
    await group.say(group.boss, "/subscribe")
    (question,) = await group.say(group.boss, "/unsubscribe")
    await desk.press(group.boss, group.chat, question, on(Unsubscribe))
    *_before, done = group.alone(group.boss)
    assert (done.ephemeral_id > question.ephemeral_id, "nsubscribed" in done.text) == (True, True)
    assert group.public() == []


async def test_a_form_begins_from_it_in_the_private_chat(desk: Desk, emma: Person) -> None:
    group = await group_at(desk, emma)
    (page,) = await group.say(emma, "/search chamber")
    for step in (on(ShowCard, slug="chamber"), on(ShowMore)):
        await desk.press(emma, group.chat, page, step)
    about = on(ReportCard, about="rep-e-ots-2025-chamber")
    answer = await desk.pressed(emma, group.chat, page, about)
    assert answer["url"].endswith("?start=rep-e-ots-2025-chamber")
    chat = desk.box.world.private(emma)
    (question,) = await desk.say(emma, chat, "/start rep-e-ots-2025-chamber")
    assert question.text.startswith("⚠️ Report an error: ")
    assert (await written(desk, emma, chat, "The year is wrong.")).startswith("Thank you.")
    assert group.public() == []
