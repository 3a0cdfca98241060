"""Broadcasts while the clock of the machine is set back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import structlog

from briefing.broadcasts.broadcast import BroadcastState
from tests.broadcasts.desk import broadcasts, readers, to_preview
from tests.running.clocks import HOUR, MINUTE, set_lines
from tests.support.buttons import on
from tests.support.waiting import eventually
from views.telegram.broadcasts.callbacks import FinishBroadcast, GoInBroadcast

if TYPE_CHECKING:
    from tests.followups.desk import Editor


async def test_a_scheduled_broadcast_goes_out_at_its_minute_and_its_page_goes_on(olga: Editor) -> None:
    desk = olga.desk
    recipients = await readers(desk, 3)
    await to_preview(olga)
    await olga.press(on(GoInBroadcast, step="preview", to="when"))
    with structlog.testing.capture_logs() as logged:
        desk.now -= HOUR
        await eventually(lambda: bool(set_lines(logged)))
        local = (desk.now + 2 * MINUTE + timedelta(hours=5)).strftime("%Y-%m-%d %H:%M")
        await olga.say(local)
        desk.now += 2 * MINUTE
        await eventually(lambda: all("The Chamber opens" in str(each) for each in recipients.texts()))
        await eventually(lambda: any("Sent: 4" in each.text for each in desk.box.world.messages(olga.chat)))
    assert set_lines(logged)[0] == pytest.approx(-3600, abs=60)
    assert [each.state for each in await broadcasts(desk)] == [BroadcastState.DONE]


async def test_a_broadcast_under_way_goes_on_and_what_failed_in_passing_is_tried_again_in_time(
    olga: Editor,
) -> None:
    desk = olga.desk
    recipients = await readers(desk, 3)
    await to_preview(olga)
    await olga.press(on(GoInBroadcast, step="preview", to="confirm"))
    desk.box.faults.add(method="sendMessage", times=1, kind="500", chat_id=recipients.people[1].id)
    await olga.press(on(FinishBroadcast, starts=True))
    await eventually(lambda: sum(map(len, recipients.texts())) == 2)
    with structlog.testing.capture_logs() as logged:
        desk.now -= HOUR
        await eventually(lambda: bool(set_lines(logged)))
        desk.now += MINUTE
        await eventually(lambda: all(recipients.texts()))
        await eventually(lambda: any("Sent: 4" in each.text for each in desk.box.world.messages(olga.chat)))
