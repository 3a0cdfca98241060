"""Pages over HTTP, from the running program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import ClientSession

from tests.running.test_webhook import free_port

if TYPE_CHECKING:
    from tests.desk import Desk


async def test_the_overview_of_the_statement_is_served(idle_desk: Desk) -> None:
    port = free_port()
    await idle_desk.start(web_port=port, public_url="https://briefing.example")
    async with ClientSession() as http, http.get(f"http://127.0.0.1:{port}/en/ots-2025") as answer:
        page = await answer.text()
    assert answer.status == 200
    assert "/en/ots-2025/chamber" in page
