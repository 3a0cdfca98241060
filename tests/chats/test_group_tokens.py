"""Tokens that name a group in a link: nobody can make or change one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from briefing.chats.group_tokens import GroupTokens
from tests.channels.desk import linked
from tests.support.asking import links

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk

TOKENS = GroupTokens("42:SECRET")
IDS = [-1, -1001234567890123, 5, -(2**51)]


@pytest.mark.parametrize("chat_id", IDS)
def test_a_token_names_its_chat_and_fits_a_link(chat_id: int) -> None:
    token = TOKENS.token(chat_id)
    assert re.fullmatch("[A-Za-z0-9_-]{28}", token)
    assert TOKENS.chat_id(token) == chat_id


@pytest.mark.parametrize("chat_id", IDS)
def test_a_changed_token_names_nothing(chat_id: int) -> None:
    token = TOKENS.token(chat_id)
    for place, letter in enumerate(token):
        changed = token[:place] + ("A" if letter != "A" else "B") + token[place + 1 :]
        assert TOKENS.chat_id(changed) is None
    assert TOKENS.chat_id(token[:-1]) is None
    assert TOKENS.chat_id(f"{token}A") is None
    assert TOKENS.chat_id(f"{token}!") is None


@pytest.mark.parametrize("text", ["", "A", "AA", "é", "A" * 28, "-" * 62])
def test_what_is_no_token_names_nothing(text: str) -> None:
    assert TOKENS.chat_id(text) is None


def test_another_secret_makes_other_tokens() -> None:
    assert GroupTokens("42:OTHER").chat_id(TOKENS.token(-5)) is None


async def test_the_settings_of_a_group_open_for_its_administrators_alone(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    boss = world.add_person("Boss", language="en")
    group = world.add_group("Talk", [boss, emma], admins=[boss])
    await desk.say(boss, group, "/subscribe")
    (page,) = await desk.say(boss, group, "/settings")
    (link,) = links(page)
    payload = link.removeprefix("https://t.me/briefing_bot?start=")
    assert re.fullmatch("g_[A-Za-z0-9_-]{28}", payload)
    (settings,) = await desk.say(boss, world.private(boss), f"/start {payload}")
    assert settings.text.startswith("👥 Talk")
    (refused,) = await desk.say(emma, world.private(emma), f"/start {payload}")
    assert refused.text.startswith("Only administrators of this group can change this.")
    assert "What was proposed" in refused.text
    (led,) = await desk.say(boss, group, f"/start@briefing_bot {payload}")
    assert (led.text, links(led)) == ("This link opens in the private chat with the bot.", [link])


async def test_the_page_of_a_channel_opens_by_a_link_that_outlives_a_restart(desk: Desk) -> None:
    paper = await linked(desk)
    (payload,) = re.findall(r"start=(g_[\w-]+)", paper.last.text)
    await desk.stop()
    await desk.start()
    (again,) = await desk.say(paper.boss, paper.private, f"/start {payload}")
    assert again.text.startswith("📣 Town News")
