"""What editors publish, on the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import ClientSession

from tests.followups.desk import TEXT, Editor
from tests.running.test_webhook import free_port
from tests.support.buttons import on
from views.telegram.followups.callbacks import FinishForm

if TYPE_CHECKING:
    from sandbox import Sandbox
    from tests.desk import Desk


async def test_what_an_editor_publishes_is_on_the_pages_and_their_name_is_not(
    idle_desk: Desk, box: Sandbox
) -> None:
    port = free_port()
    person = box.world.add_person("Philippina", language="en")
    await idle_desk.start(
        web_port=port, public_url="https://briefing.example", admin_ids=frozenset({person.id})
    )
    editor = Editor(idle_desk, person)
    await editor.say("/start")
    await editor.preview()
    async with ClientSession() as http:
        before = await _page(http, f"http://127.0.0.1:{port}/en/ots-2025/chamber")
        await editor.press(on(FinishForm, review=False))
        after = await _page(http, f"http://127.0.0.1:{port}/en/ots-2025/chamber")
    assert TEXT not in before
    assert TEXT in after
    assert "Written and published by one owner, no second check" in after
    assert "Philippina" not in after
    assert str(person.id) not in after


async def _page(http: ClientSession, url: str) -> str:
    async with http.get(url) as answer:
        return await answer.text()
