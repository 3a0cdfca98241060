"""No call carries what the Bot API marks as deprecated; every test at a desk looks at all of its calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aiohttp
import pytest

from tests.delivery.halls import subscribed
from tests.deprecated import deprecated_in
from tests.desk import TOKEN
from tests.support.buttons import on
from views.telegram.subscriptions.callbacks import Prefer

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk


async def test_answers_edits_and_pushes_show_no_preview_in_the_present_way(desk: Desk, emma: Person) -> None:
    chat = await subscribed(desk, emma)
    (page,) = await desk.say(emma, chat, "/settings")
    await desk.press(emma, chat, page, on(Prefer, name="r", value="0"))
    calls = [*desk.box.journal.filter("sendMessage"), *desk.box.journal.filter("editMessageText")]
    assert len(calls) >= 3
    assert all(call.params["link_preview_options"] == {"is_disabled": True} for call in calls)


@pytest.mark.parametrize(
    ("method", "parameters", "name"),
    [
        ("sendMessage", {"disable_web_page_preview": True}, "disable_web_page_preview"),
        ("sendPhoto", {"reply_to_message_id": 1}, "reply_to_message_id"),
        ("copyMessage", {"allow_sending_without_reply": True}, "allow_sending_without_reply"),
        (
            "answerInlineQuery",
            {"results": [{"input_message_content": {"disable_web_page_preview": True}}]},
            "disable_web_page_preview",
        ),
        ("sendMessage", {"reply_markup": '{"keyboard":[[{"text":"","request_user":{}}]]}'}, "request_user"),
    ],
)
async def test_what_is_deprecated_is_found_wherever_it_is(
    idle_desk: Desk, method: str, parameters: dict[str, object], name: str
) -> None:
    async with aiohttp.ClientSession() as http:
        await http.post(f"{idle_desk.url}/bot{TOKEN}/{method}", json=parameters)
    (call,) = idle_desk.box.journal
    assert deprecated_in([call]) == {f"{call.method}: {name}"}
    idle_desk.box.journal.clear()
