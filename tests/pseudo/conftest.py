"""What the bot shows in the pseudo-locale: all that people see on the tour, and the pages of statements."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
import structlog

from sandbox import Sandbox
from tests.desk import NOW, TOKEN, USERNAME, Desk
from tests.pseudo.calls import buttons_in, texts_in
from tests.pseudo.data import plain
from tests.pseudo.locale import in_pseudo
from tests.pseudo.scenes import Scenes
from tests.pseudo.tour import Tour
from tests.views.shown import TODAY, pages, shipped
from views.telegram.support.page import ViewContext
from views.translate import Translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.statement.model import Statement
    from sandbox.journal import Call
    from storage.content import Content
    from views.telegram.support.page import Page

REFUSED = (
    "message is not modified",
    "there is no text in the message to edit",
    "not a member of the channel",
    "terminated by other getUpdates",
    "MESSAGE_ID_INVALID",
    "CHAT_ADMIN_REQUIRED",
)
"""What Telegram may refuse: a second press, editing a picture, asking of a channel that it left, stopping;
deleting nothing, to see what the server knows, and an answer for one person by a bot without rights."""


@dataclass
class Shown:
    """Texts that people see, without markup, and rows of buttons."""

    statement: Statement
    texts: set[str] = field(default_factory=set)
    toasts: set[str] = field(default_factory=set)
    rows: set[tuple[str, ...]] = field(default_factory=set)
    prefixes: set[str] = field(default_factory=set)
    """Which kinds of buttons there were: the beginnings of what they carry."""
    refused: list[str] = field(default_factory=list)
    """Why Telegram took something not, which it always takes from a right bot."""
    failed: list[str] = field(default_factory=list)
    """What the log says of failures."""

    @property
    def every(self) -> set[str]:
        """All that people read."""
        return self.texts | self.toasts | {each for row in self.rows for each in row}


@pytest.fixture(scope="package")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    content = in_pseudo(shipped())
    (statement,) = content.statements.values()
    found = Shown(statement)
    asyncio.run(_toured(content, found, f"tinydb:///{tmp_path_factory.mktemp('tour')}/bot.json"))
    reader = ViewContext(statement, Translator("en", content.catalogues["en"]), TODAY)
    for _name, page in pages(reader, "жжж"):
        _add_page(found, page)
    return found


async def _toured(content: Content, found: Shown, storage_url: str) -> None:
    loop = asyncio.get_running_loop()
    box = Sandbox(token=TOKEN, username=USERNAME, clock=lambda: NOW, monotonic=loop.time)
    desk = Desk(box, await box.start("127.0.0.1", 0), storage_url, content, monotonic=loop.time)
    owner = box.world.add_person("Жанна", language="en")
    await desk.start(admin_ids=frozenset({owner.id}), flood_per_10s=0)
    try:
        with structlog.testing.capture_logs() as logged:
            await Scenes(desk, Tour(desk, frozenset(_slugs(found.statement))), owner).play()
        found.failed += [str(each) for each in logged if each["log_level"] == "error"]
    finally:
        await desk.stop()
        await box.stop()
    for call in box.journal:
        _add_call(found, call)


def _add_call(found: Shown, call: Call) -> None:
    if not call.ok and not any(each in str(call.description) for each in REFUSED):
        found.refused.append(f"{call.method}: {call.description}: {call.params}")
    kind = found.toasts if call.method.lower() == "answercallbackquery" else found.texts
    kind |= set(texts_in(call))
    for row in buttons_in(call):
        found.rows.add(tuple(str(each["text"]) for each in row))
        found.prefixes |= {str(each.get("callback_data", "")).partition(":")[0] for each in row}


def _slugs(statement: Statement) -> Iterator[str]:
    yield from statement.initiatives
    yield from statement.deadlines
    yield from (each.id for each in statement.followups)


def _add_page(found: Shown, page: Page) -> None:
    found.texts |= {plain(part) for part in page.parts}
    rows = page.keyboard.inline_keyboard if page.keyboard else []
    found.rows |= {tuple(each.text for each in row) for row in rows}
