"""Button data that no button of ours can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from aiogram.filters.callback_data import CallbackData

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk


def overlong(kind: type[CallbackData]) -> str:
    """Data of a kind that can be read, with texts that fit into no button."""
    texts = ("1" if field.annotation in (int, bool) else "a" * 65 for field in kind.model_fields.values())
    data = kind.__separator__.join([kind.__prefix__, *texts])
    return data if len(data) > 64 else data + "1" * 64


async def test_data_longer_than_a_button_has_is_out_of_date(idle_desk: Desk, emma: Person) -> None:
    await idle_desk.start(admin_ids=frozenset({emma.id}), flood_per_10s=0)
    chat = idle_desk.box.world.private(emma)
    (card,) = await idle_desk.say(emma, chat, "/chamber")
    before = card.text
    with structlog.testing.capture_logs() as logged:
        forged = [overlong(kind) for kind in CallbackData.__subclasses__()] + ["ә" * 33, "card:" + "🙂" * 500]
        told = {data: await idle_desk.press(emma, chat, card, data, forged=True) for data in forged}
    assert set(told.values()) == {("This button is out of date. /start shows new ones.", True)}
    assert [each for each in logged if each["event"] == "handler_failed"] == []
    assert card.text == before
