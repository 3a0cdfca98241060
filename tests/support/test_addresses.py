"""Addresses that lead to no public page, wherever one is taken: a sentence, and nothing is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.broadcasts.desk import EVERYONE
from tests.followups.desk import forms
from tests.reports.readers import kept, reader_of, reported, written

if TYPE_CHECKING:
    from tests.desk import Desk
    from tests.followups.desk import Editor

ADDRESSES = (
    "http://127.0.0.1/x",
    "http://localhost/x",
    "https://192.168.0.1/x",
    "https://a.b\\.evil.com/x",
    "https://kt.kz@evil.com/x",
    "https://kt\u200b.kz/x",
    "https://аkorda.kz/x",
    "https://intranet/x",
    "https://kt.kz:8443/x",
    "https://printer.home.arpa/x",
    "https://expyuzz4wqqyqhjn.onion/x",
)


@pytest.mark.parametrize("url", ADDRESSES)
async def test_evidence_of_a_follow_up_is_asked_for_again(olga: Editor, url: str) -> None:
    await olga.say("/followup chamber")
    assert "That is no address of a public page." in (await olga.say(url)).text
    assert "url.1" not in (await forms(olga.desk))[0].values


@pytest.mark.parametrize("url", ADDRESSES)
async def test_a_button_of_a_broadcast_is_asked_for_again(olga: Editor, url: str) -> None:
    await olga.say("/broadcast")
    await olga.press(EVERYONE)
    await olga.say("Look at this.")
    assert "These lines are no buttons" in (await olga.say(f"Look - {url}")).text


@pytest.mark.parametrize("url", ADDRESSES)
async def test_evidence_of_a_reader_is_asked_for_again(desk: Desk, url: str) -> None:
    rita, chat = await reader_of(desk)
    said = await reported(desk, rita, chat, f"See https://akorda.example/x and {url}.", kind="s")
    assert "leads to no public page" in said
    assert await kept(desk) == []
    assert "Thank you." in await written(desk, rita, chat, "See https://akorda.example/x.")
