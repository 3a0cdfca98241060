"""What editors publish is news from that moment on, in /whatsnew and in digests, corrections as such."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.statement.entry import Status
from tests.followups.published import checked, digests, followed_up, nine, plain, subscribed

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk

REASON = "Correction of the entry of 21 November 2026: It was another city."


async def test_an_entry_is_news_once_from_the_moment_of_its_publication(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await subscribed(desk, emma, chat)
    desk.now = nine(23) + timedelta(hours=1)
    await desk.travel(desk.now)
    await followed_up(desk, status=Status.FULFILLED)
    await checked(desk, "ai_university", Status.STALLED)
    (shown,) = await desk.say(emma, chat, "/whatsnew")
    (digest,) = await digests(desk, chat, nine(24))
    for text in (plain(shown), digest):
        assert "in progress → ✅ fulfilled /chamber" in text
        assert "→ ⏸ stalled /ai_university" in text
        assert "The office was opened." in text
    assert await digests(desk, chat, nine(25)) == []


async def test_a_correction_is_told_as_one(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await subscribed(desk, emma, chat)
    wrong = await followed_up(desk, status=Status.FULFILLED)
    (digest,) = await digests(desk, chat, nine(23))
    assert "The office was opened." in digest
    assert "Correction" not in digest
    await followed_up(desk, words="It was opened in Astana.", status=Status.IN_PROGRESS, corrects=wrong)
    (shown,) = await desk.say(emma, chat, "/whatsnew")
    (digest,) = await digests(desk, chat, nine(24))
    for text in (plain(shown), digest):
        assert REASON in text
        assert "fulfilled → 🔄 in progress /chamber" in text
        assert "It was opened in Astana." in text
        assert "The office was opened." not in text


async def test_what_was_corrected_before_it_was_told_is_told_as_corrected_alone(
    desk: Desk, emma: Person
) -> None:
    chat = desk.box.world.private(emma)
    await subscribed(desk, emma, chat)
    wrong = await followed_up(desk)
    await followed_up(desk, words="It was opened in Astana.", corrects=wrong)
    (digest,) = await digests(desk, chat, nine(23))
    assert "It was opened in Astana." in digest
    assert REASON in digest
    assert "The office was opened." not in digest
