"""The product as people meet it: the real program, over real HTTP, on the sandbox."""

from __future__ import annotations

import telegram  # isort: skip # noqa: F401 - before all others, as in the program: aiogram's models stay unbuilt

import asyncio
import gc
import os
import shutil
import ssl
import tempfile
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import AsyncMock

import pytest
import structlog
from aiogram.types import Update
from hypothesis import HealthCheck, settings

import bot.running
from bot.settings import PACKAGED_CONTENT
from sandbox import Sandbox
from storage.content import Content, load_content
from tests.deprecated import deprecated_in
from tests.desk import NOW, TOKEN, USERNAME, Desk
from tests.followups.desk import Editor
from tests.support.virtual_time import VirtualLoop
from tests.team.office import Office
from views.commands import RESERVED

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from sandbox import Person


MEMORY = Path("/dev/shm")  # noqa: S108 - pytest makes folders of its own there
ROOM = 2**30
"""Bytes."""
FINISHED = count(1)
COLLECT_EVERY = 40
"""Tests. Seldom enough to take a second of a hundred, often enough to hold a few hundred megabytes."""

# No timing fails a test: others run beside it.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture(scope="session", autouse=True)
def plain_logs() -> None:
    """Show tracebacks as Python does; the default's pictures of all locals take seconds."""
    renderer = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(processors=[structlog.processors.add_log_level, renderer])


def pytest_configure() -> None:
    """Let what tests write lie in memory, if there is room: a disk takes milliseconds to confirm a write.

    What survives a power cut is tested with disks of the tests' own, which say what was made durable.
    """
    if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free >= ROOM:
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = None


def pytest_asyncio_loop_factories(item: pytest.Item) -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Run what is marked so on a loop whose hours pass in a moment."""
    is_virtual = item.get_closest_marker("virtual_time") is not None
    return {"loop": VirtualLoop if is_virtual else asyncio.new_event_loop}


def pytest_collection_finish() -> None:
    """Let collections pass over all that is loaded: each bot that starts collects, in tests thousands do."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_runtest_logfinish() -> None:
    """Collect now and then what bots left: each that starts keeps all there is from the collector."""
    if next(FINISHED) % COLLECT_EVERY == 0:
        gc.unfreeze()
        gc.collect()
        gc.freeze()


@pytest.fixture(autouse=True)
def few_calls(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the forty calls about menus and texts at each start, which cost a third of most tests.

    Tests that look at them have the mark ``profile``.
    """
    if request.node.get_closest_marker("profile") is None:
        monkeypatch.setattr(bot.running, "keep_profile", AsyncMock())


@pytest.fixture(scope="session", autouse=True)
def one_trust() -> Iterator[None]:
    """Read the certificates of authorities once, not for each client: tests speak no TLS."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssl, "create_default_context", cache(ssl.create_default_context))
        yield


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content(PACKAGED_CONTENT, PACKAGED_CONTENT, RESERVED)


async def an_empty_sandbox() -> AsyncIterator[Sandbox]:
    """Make a sandbox that does not listen yet, and stop it."""
    made = Sandbox(
        token=TOKEN, username=USERNAME, clock=lambda: NOW, monotonic=asyncio.get_running_loop().time
    )
    made.plain_blanks = True
    yield made
    await made.stop()


async def a_desk_without_bot(box: Sandbox, content: Content, tmp_path: Path) -> AsyncIterator[Desk]:
    """A desk whose bot the test starts itself."""
    url = await box.start("127.0.0.1", 0)
    made = Desk(
        box, url, f"tinydb:///{tmp_path}/bot.json", content, monotonic=asyncio.get_running_loop().time
    )
    yield made
    await made.stop()
    # aiogram keeps the newest updates there, and with them their bots.
    Update.event_type.fget.cache_clear()  # type: ignore[attr-defined] # a property of a cached function
    assert deprecated_in(box.journal) == set()


box = pytest.fixture(name="box")(an_empty_sandbox)
idle_desk = pytest.fixture(name="idle_desk")(a_desk_without_bot)


@pytest.fixture
async def desk(idle_desk: Desk) -> Desk:
    """A desk whose bot is running with long polling."""
    await idle_desk.start()
    return idle_desk


@pytest.fixture
async def office(idle_desk: Desk, box: Sandbox) -> Office:
    olga = box.world.add_person("Olga", language="en")
    await idle_desk.start(admin_ids=frozenset({olga.id}))
    return Office(idle_desk, olga)


@pytest.fixture
async def olga(idle_desk: Desk) -> Editor:
    """An owner who has met the bot."""
    person = idle_desk.box.world.add_person("Olga", language="en")
    await idle_desk.start(admin_ids=frozenset({person.id}))
    editor = Editor(idle_desk, person)
    await editor.say("/start")
    return editor


@pytest.fixture
def emma(box: Sandbox) -> Person:
    return box.world.add_person("Emma", language="en")
