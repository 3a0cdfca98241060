"""Links into the chat with the bot: what each payload of ``/start`` opens, and what is said of the others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.statement.two_statements import with_newer
from tests.support.buttons import on
from views.telegram.following.callbacks import Follow, Unfollow
from views.telegram.statement.callbacks import ShowCard, ShowEntry, ShowHistory

if TYPE_CHECKING:
    from pathlib import Path

    from sandbox import Chat, Message, Person
    from storage.content import Content
    from tests.desk import Desk

GREETING = "What was proposed, and what became of it"
NOTHING = "This link opens nothing"
ENTRY = "2025-10-24-industry-ministers"


def urls(message: Message) -> dict[str, str]:
    return {each["text"]: each["url"] for row in message.buttons for each in row if "url" in each}


@pytest.fixture
def chat(idle_desk: Desk, emma: Person) -> Chat:
    return idle_desk.box.world.private(emma)


@pytest.fixture
async def two_statements(idle_desk: Desk, content: Content, tmp_path: Path) -> Desk:
    """A desk whose bot holds two statements; whoever has not chosen reads the smaller, newer one."""
    idle_desk.content = with_newer(content, tmp_path / "content")
    await idle_desk.start()
    return idle_desk


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        pytest.param("i_chamber", "4. Turkic Chamber of Commerce", id="a card"),
        pytest.param("I_Chamber", "4. Turkic Chamber of Commerce", id="written in capitals"),
        pytest.param("f_chamber", "Follow Turkic Chamber of Commerce", id="the question whether to follow"),
        pytest.param("d", "Vision 2040", id="the deadlines"),
        pytest.param(f"e_{ENTRY}", "Programme of Industrial", id="an entry of the log"),
        pytest.param("s_ots-2025", "12th summit", id="a statement"),
        pytest.param("chamber", "4. Turkic Chamber of Commerce", id="a bare slug"),
        pytest.param("card-ots-2025-chamber", "4. Turkic Chamber of Commerce", id="a link below a push"),
    ],
)
@pytest.mark.parametrize("kind", ["private", "group"])
async def test_a_link_opens_what_it_names_without_further_words(
    desk: Desk, emma: Person, kind: str, payload: str, expected: str
) -> None:
    world = desk.box.world
    place = world.private(emma) if kind == "private" else world.add_group("Talk", [emma])
    said = f"/start {payload}" if kind == "private" else f"/start@briefing_bot {payload}"
    (shown,) = await desk.say(emma, place, said)
    assert expected in shown.text
    assert GREETING not in shown.text


@pytest.mark.parametrize(
    "payload",
    [
        pytest.param("i_nothing", id="an unknown initiative"),
        pytest.param("f_nothing", id="an unknown initiative to follow"),
        pytest.param("e_2025-10-24", id="the beginning of an entry"),
        pytest.param("e_", id="no entry"),
        pytest.param("%%", id="nothing but signs"),
        pytest.param("s_nothing", id="an unknown statement"),
        pytest.param("g_AAAA", id="a forged token"),
        pytest.param("g_" + "A" * 28, id="a forged token of the right length"),
        pytest.param("group1e5", id="no number of a group"),
        pytest.param("i_" + "x" * 63, id="65 characters"),
        pytest.param("i_chamber%20", id="a character that no payload has"),
        pytest.param("i_сhamber", id="a letter of another alphabet"),
        pytest.param("card-other-chamber", id="a link below a push of a statement that is gone"),
        pytest.param("two words", id="words"),
    ],
)
@pytest.mark.parametrize("kind", ["private", "group"])
async def test_what_opens_nothing_is_greeted_with_a_sentence(
    desk: Desk, emma: Person, kind: str, payload: str
) -> None:
    world = desk.box.world
    place = world.private(emma) if kind == "private" else world.add_group("Talk", [emma])
    (shown,) = await desk.say(emma, place, f"/start@briefing_bot {payload}")
    if kind == "group" and payload.startswith("g"):
        assert shown.text == "This link opens in the private chat with the bot."
    else:
        assert shown.text.startswith(NOTHING)
        assert GREETING in shown.text


@pytest.mark.parametrize("payload", ["", "true"])
async def test_what_asks_for_nothing_is_greeted_without_it(
    desk: Desk, emma: Person, chat: Chat, payload: str
) -> None:
    (shown,) = await desk.say(emma, chat, f"/start {payload}".strip())
    assert NOTHING not in shown.text
    assert GREETING in shown.text


async def test_following_is_asked_once_and_said_when_it_was_so_already(
    desk: Desk, emma: Person, chat: Chat
) -> None:
    (question,) = await desk.say(emma, chat, "/start f_chamber")
    ask = on(Follow, slug="chamber").of(question)
    await desk.press(emma, chat, question, ask)
    assert question.text.startswith("You follow: Turkic Chamber")
    await desk.press(emma, chat, question, ask, forged=True)
    assert question.text.startswith("You follow this already: Turkic Chamber")
    (again,) = await desk.say(emma, chat, "/start f_chamber")
    assert again.text.startswith("You follow this already: Turkic Chamber")


async def test_who_does_not_want_to_follow_sees_the_card(desk: Desk, emma: Person, chat: Chat) -> None:
    (question,) = await desk.say(emma, chat, "/start f_chamber")
    await desk.press(emma, chat, question, on(ShowCard, slug="chamber"))
    assert "4. Turkic Chamber of Commerce" in question.text
    (listed,) = await desk.say(emma, chat, "/following")
    assert listed.text.startswith("You follow nothing yet.")


async def test_in_a_group_administrators_alone_follow_by_a_link(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    boss = world.add_person("Boss", language="en")
    group = world.add_group("Talk", [boss, emma], admins=[boss])
    (question,) = await desk.say(emma, group, "/start@briefing_bot f_chamber")
    toast, _is_alert = await desk.press(emma, group, question, on(Follow, slug="chamber"))
    assert toast == "Only administrators of this group can change this."
    (question,) = await desk.say(boss, group, "/start@briefing_bot f_chamber")
    await desk.press(boss, group, question, on(Follow, slug="chamber"))
    assert question.text.startswith("You follow: Turkic Chamber")


async def test_an_entry_leads_to_the_rest_of_its_log(desk: Desk, emma: Person, chat: Chat) -> None:
    (shown,) = await desk.say(emma, chat, f"/start e_{ENTRY}")
    assert "corrected" in shown.text
    await desk.press(emma, chat, shown, on(ShowHistory, slug="industry"))
    assert shown.text.startswith("History: ")


@pytest.mark.parametrize(
    ("payload", "button", "expected"),
    [
        pytest.param("i_industry", on(ShowCard, slug="industry"), "5. ", id="a card"),
        pytest.param("f_industry", on(Follow, slug="industry"), "You follow: ", id="to follow"),
        pytest.param(f"e_{ENTRY}", on(ShowEntry, entry=ENTRY), "24 October 2025", id="an entry"),
    ],
)
async def test_what_is_of_another_statement_is_opened_there_by_a_button(
    two_statements: Desk, emma: Person, chat: Chat, payload: str, button: object, expected: str
) -> None:
    desk = two_statements
    (shown,) = await desk.say(emma, chat, f"/start {payload}")
    assert shown.text.startswith("The link leads to another statement than this chat reads: Statement by the")
    assert GREETING in shown.text
    await desk.press(emma, chat, shown, button)  # type: ignore[arg-type] # a parameter of any kind
    assert expected in desk.box.world.messages(chat)[-1].text


async def test_a_name_that_two_statements_have_is_asked_about(
    two_statements: Desk, emma: Person, chat: Chat
) -> None:
    desk = two_statements
    (question,) = await desk.say(emma, chat, "/start f_chamber")
    assert "Several statements have an initiative “chamber”." in question.text
    await desk.press(emma, chat, question, on(Follow, statement="ots-2025", slug="chamber"))
    assert desk.box.world.messages(chat)[-1].text.startswith("You follow: Turkic Chamber")


async def test_a_statement_opens_whichever_one_the_chat_reads(
    two_statements: Desk, emma: Person, chat: Chat
) -> None:
    (shown,) = await two_statements.say(emma, chat, "/start s_ots-2025")
    assert "12th summit" in shown.text


async def test_the_first_page_adds_the_bot_to_groups_and_channels_with_the_rights_that_it_needs(
    desk: Desk, emma: Person, chat: Chat
) -> None:
    (shown,) = await desk.say(emma, chat, "/start")
    assert urls(shown) == {
        "➕ Add to a group": "https://t.me/briefing_bot?startgroup&admin=manage_chat",
        "📣 Add to a channel": "https://t.me/briefing_bot?startchannel&admin=post_messages",
    }
    group = desk.box.world.add_group("Talk", [emma])
    (shown,) = await desk.say(emma, group, "/start")
    assert urls(shown) == {}


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        pytest.param("i_old_chamber", "4. Turkic Chamber", id="a card"),
        pytest.param("f_old_chamber", "Follow Turkic Chamber", id="to follow"),
        pytest.param("old_chamber", "4. Turkic Chamber", id="a bare slug"),
    ],
)
async def test_a_link_of_a_slug_that_was_changed_opens_what_it_named(
    idle_desk: Desk, emma: Person, chat: Chat, content: Content, payload: str, expected: str
) -> None:
    ots = content.statements["ots-2025"]
    chamber = replace(ots.initiatives["chamber"], formerly=("old_chamber",))
    renamed = replace(ots, initiatives={**ots.initiatives, "chamber": chamber})
    idle_desk.content = replace(content, statements={**content.statements, "ots-2025": renamed})
    await idle_desk.start()
    (shown,) = await idle_desk.say(emma, chat, f"/start {payload}")
    assert shown.text.startswith(expected)
    if payload.startswith("f_"):
        await idle_desk.press(emma, chat, shown, on(Follow, slug="chamber"))
        assert shown.text.startswith("You follow: Turkic Chamber")


async def test_a_group_and_a_channel_to_which_a_button_added_the_bot_can_be_set_up(
    desk: Desk, emma: Person, chat: Chat
) -> None:
    world = desk.box.world
    (shown,) = await desk.say(emma, chat, "/start")
    asked = [parse_qs(urlsplit(each).query, keep_blank_values=True) for each in urls(shown).values()]
    group, channel = (
        world.add_group("Talk", [emma], admins=[emma], bot=None),
        world.add_channel("News", admins=[emma], bot=None),
    )
    world.start_in_group(emma, group, *asked[0]["startgroup"], *asked[0]["admin"])
    world.start_in_channel(emma, channel, *asked[1]["admin"])
    await desk.box.settled()
    assert [each.text.splitlines()[0] for each in world.messages(group) if each.from_bot] == ["Hello!"]
    assert group.member(desk.box.bot).rights == {"can_manage_chat"}
    assert channel.member(desk.box.bot).rights == {"can_manage_chat", "can_post_messages"}
    answers = await desk.say(emma, group, "/subscribe")
    assert "Subscribed" in answers[-1].text
    assert answers[-1].ephemeral_id, "an administrator answers one person alone"
    (listed,) = await desk.say(emma, chat, "/channels")
    assert [each["text"] for row in listed.buttons for each in row] == ["📣 News"]


async def test_who_follows_already_can_end_it_from_the_card_of_the_link(
    desk: Desk, emma: Person, chat: Chat
) -> None:
    await desk.say(emma, chat, "/follow chamber")
    (card,) = await desk.say(emma, chat, "/start i_chamber")
    await desk.press(emma, chat, card, on(Unfollow, slug="chamber"))
    (question,) = await desk.say(emma, chat, "/start f_chamber")
    assert question.text.startswith("Follow Turkic Chamber")
