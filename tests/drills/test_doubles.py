"""An update that comes twice has one effect, whether at the same time, later, or after a restart."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Literal

import pytest

from sandbox import drills
from sandbox.rehearsal import Press, rehearse
from tests.drills.conftest import two_editors
from tests.followups.desk import TEXT
from views.commands import commands_of

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    from sandbox import Person, Sandbox
    from sandbox.rehearsal import Act
    from tests.desk import Desk

    Drill = Literal["doubles", "redelivery"]

LATE = 0.02
"""Seconds that the sandbox waits for an answer; each message takes longer."""


@pytest.fixture(params=["webhook", "polling"])
async def settings(request: pytest.FixtureRequest) -> dict[str, object]:
    if request.param == "polling":
        return {"flood_per_10s": 0}
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return {
        "flood_per_10s": 0,
        "webhook_url": f"http://127.0.0.1:{port}/hook",
        "webhook_secret": "s3cret-of-the-tests",
        "web_port": port,
    }


@pytest.fixture
async def twice(idle_desk: Desk, settings: dict[str, object]) -> Desk:
    await idle_desk.start(**settings)
    await taking(idle_desk.box)
    return idle_desk


async def taking(box: Sandbox) -> None:
    """Return when the bot takes updates."""
    await box.until(lambda: box.webhook.hook is not None or box.updates.polls > 0)


def drill(box: Sandbox, name: Drill) -> AbstractAsyncContextManager[None]:
    if name == "doubles":
        return drills.doubles(box)
    box.faults.add(kind="delay", method="sendMessage", times=None, seconds=LATE * 5)
    return drills.redelivery(box, LATE)


@pytest.mark.parametrize("name", ["doubles", "redelivery"])
async def test_a_form_takes_each_answer_once(twice: Desk, name: Drill) -> None:
    people = await two_editors(twice)
    acts: list[Act] = [
        "/followup chamber",
        "https://akorda.example/chamber",
        TEXT,
        Press("in progress"),
        "/help",
    ]
    outcome = await rehearse(twice.box, drill(twice.box, name), acts, people)
    assert outcome.drilled == outcome.calm
    assert all(outcome.calm)


async def test_every_command_of_readers_is_answered_once(twice: Desk) -> None:
    box = twice.box
    assert twice.app is not None
    people = box.world.add_person("Dana", language="en"), box.world.add_person("Dana", language="en")
    for person in people:
        # The first digest comes of its own accord, at a moment that is nobody's business here.
        await twice.say(person, box.world.private(person), "/subscribe")
    await twice.app.worker.wait_until_empty()
    commands = [f"/{each.name}" for each in commands_of(None)]
    outcome = await rehearse(box, drills.doubles(box), commands, people)
    assert outcome.changed == []


async def test_a_slow_answer_is_given_once(twice: Desk) -> None:
    outcome = await rehearse(twice.box, drill(twice.box, "redelivery"), ["/about", "/chamber", "/digest"])
    assert outcome.drilled == outcome.calm
    assert all(outcome.calm)


async def test_an_update_that_comes_again_after_a_restart_is_known(
    twice: Desk, emma: Person, settings: dict[str, object]
) -> None:
    box = twice.box
    chat = box.world.private(emma)
    (answer,) = await twice.say(emma, chat, "/about")
    payload = box.world.say(emma, chat, "/help")
    await box.settled()
    number = box.inject({"message": payload})
    await box.settled()
    before = len(box.world.messages(chat))
    await twice.stop()
    await twice.start(**settings)
    await taking(box)
    box.inject({"update_id": number, "message": payload}, as_is=True)
    (again,) = await twice.say(emma, chat, "/about")
    assert again.text == answer.text
    assert len(box.world.messages(chat)) == before + 2
