"""The brief as a file in the chat, over the wire."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader

from tests.running.test_webhook import free_port

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk


async def document(desk: Desk, person: Person) -> dict[str, Any]:
    """Ask for the brief and return the document that came."""
    (sent,) = await desk.say(person, desk.box.world.private(person), "/pdf")
    found: dict[str, Any] = sent.content["document"]
    return found


def text_of(desk: Desk, file_id: str) -> str:
    """Return the text of a file of one page that the bot sent."""
    stored = desk.box.files.by_id(file_id)
    assert stored is not None
    (page,) = PdfReader(BytesIO(stored.data)).pages
    return " ".join(page.extract_text().split())


async def test_a_brief_comes_as_a_file_of_one_page_with_a_link_to_the_bot(desk: Desk, emma: Person) -> None:
    (sent,) = await desk.say(emma, desk.box.world.private(emma), "/pdf")
    assert sent.content["document"]["file_name"] == "ots-2025.en.2026-11-22.pdf"
    assert sent.text.splitlines()[1] == "Where things stand · 22 November 2026"
    words = text_of(desk, sent.content["document"]["file_id"])
    assert "4. Turkic Chamber of Commerce and Industry" in words
    assert "https://t.me/briefing_bot" in words


async def test_it_leads_to_the_site_if_there_is_one(idle_desk: Desk, emma: Person) -> None:
    await idle_desk.start(web_port=free_port(), public_url="https://briefing.example")
    words = text_of(idle_desk, (await document(idle_desk, emma))["file_id"])
    assert "https://briefing.example/en/ots-2025" in words


async def test_the_same_day_has_the_same_file_and_the_next_day_another_one(desk: Desk, emma: Person) -> None:
    first, second = await document(desk, emma), await document(desk, emma)
    assert first["file_unique_id"] == second["file_unique_id"]
    desk.now = desk.now.replace(day=23)
    assert (await document(desk, emma))["file_unique_id"] != first["file_unique_id"]


async def test_where_no_file_may_be_sent_it_says_where_one_may(desk: Desk, emma: Person) -> None:
    desk.box.faults.add(
        kind="400",
        method="sendDocument",
        description="Bad Request: not enough rights to send documents to the chat",
    )
    (said,) = await desk.say(emma, desk.box.world.private(emma), "/pdf")
    assert said.text == "I cannot send files here. Write /pdf to me in a private chat."


async def test_whoever_types_what_they_want_is_offered_it(desk: Desk, emma: Person) -> None:
    (said,) = await desk.say(emma, desk.box.world.private(emma), "print on paper")
    assert "/pdf" in said.text
