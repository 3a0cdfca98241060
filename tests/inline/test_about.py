"""/about says how the bot is asked in any chat, as far as that is switched on at Telegram."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk

INLINE = "Write @briefing_bot and a word in any chat, and choose a card to send there."
GUEST = "In a group without the bot write @briefing_bot and a word"


@pytest.mark.parametrize("on", [{"inline", "guests"}, {"inline"}, {"guests"}, set()])
async def test_about_names_the_modes_that_are_on(idle_desk: Desk, emma: Person, on: set[str]) -> None:
    settings = idle_desk.box.world.settings
    settings.inline, settings.guests = "inline" in on, "guests" in on
    await idle_desk.start()
    parts = await idle_desk.say(emma, idle_desk.box.world.private(emma), "/about")
    text = "\n".join(each.text for each in parts)
    assert (INLINE in text, GUEST in text) == (settings.inline, settings.guests)
    assert ("In any chat" in text) == bool(on)
