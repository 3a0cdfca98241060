"""Presses that name no message: any button's data below a message in any chat is no error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from aiogram.filters.callback_data import CallbackData

from tests.inline.asking import foreign, sent
from tests.running.test_handler_index import pressed

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk


async def test_no_button_of_ours_fails_there(idle_desk: Desk, emma: Person) -> None:
    desk = idle_desk
    await desk.start(admin_ids=frozenset({emma.id}), flood_per_10s=0)
    chat = foreign(desk, emma)
    card = await sent(desk, emma, chat, "chamber", "ots-2025:chamber")
    kinds = [each for each in CallbackData.__subclasses__() if not each.__module__.startswith("tests.")]
    assert len(kinds) > 50
    with structlog.testing.capture_logs() as logged:
        for data in [one for kind in kinds for one in pressed(kind)] + [
            "card:ots-2025:chamber",
            "dig:ots-2025",
            "",
            ":",
        ]:
            desk.box.world.press(emma, chat, card.message_id, data or "?", forged=True)
        await desk.box.settled(60)
    failed = [str(each.get("exc_info"))[-300:] for each in logged if each["log_level"] == "error"]
    assert failed == []
