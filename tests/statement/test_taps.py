"""What people do most takes a newcomer at most three steps from the first page, by buttons or a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.buttons import Button, on, pressable
from views.telegram.following.callbacks import Follow, Unfollow
from views.telegram.statement.callbacks import Cite, ShowCard, ShowDigest, ShowMore
from views.telegram.subscriptions.callbacks import Prefer, ShowSettings, Subscribe, Unsubscribe
from views.telegram.support.callbacks import TurnPage

if TYPE_CHECKING:
    from sandbox import Message, Person
    from tests.desk import Desk

MOST = 3
OVERVIEW, CHAMBER = on(ShowDigest), on(ShowCard, slug="chamber")
HOURS, AT_SIX = on(ShowSettings, page="hours"), on(Prefer, name="h", value="18+")
CARD, CITED = "4. Turkic Chamber of Commerce and Industry", "Citation (tap to copy)"
WALKS: dict[str, tuple[tuple[str | Button, ...], str]] = {
    "overview": ((OVERVIEW,), "12th summit of the Organization of Turkic States"),
    "one initiative": ((OVERVIEW, CHAMBER), CARD),
    "one initiative by its command": (("/chamber",), CARD),
    "what is new": ((on(TurnPage, name="whatsnew"),), "What is new"),
    "subscribe": ((on(Subscribe),), "Subscribed"),
    "follow": ((OVERVIEW, CHAMBER, on(Follow)), CARD),
    "change the hour": ((on(Subscribe), HOURS, AT_SIX), "At which hours?"),
    "cite": (("/initiative 4", on(ShowMore), on(Cite)), CITED),
    "cite by its command": (("/cite 4",), CITED),
    "search": (("chamber",), "Turkic Chamber of Commerce and Industry"),
}
"""What is pressed or written from the first page on, and what is shown then."""


async def walked(desk: Desk, person: Person, steps: tuple[str | Button, ...]) -> Message:
    """Take steps from the first page, and return the page that is shown at the end."""
    chat = desk.box.world.private(person)
    (page,) = await desk.say(person, chat, "/start")
    for step in steps:
        if isinstance(step, str):
            (page, *_later) = await desk.say(person, chat, step)
            continue
        await desk.press(person, chat, page, step)
        if not page.edited:
            page = desk.box.world.messages(chat)[-1]
    return page


@pytest.mark.parametrize("job", WALKS)
async def test_each_job_takes_three_steps_at_most_from_the_first_page(
    desk: Desk, emma: Person, job: str
) -> None:
    steps, expected = WALKS[job]
    assert len(steps) <= MOST
    assert expected in (await walked(desk, emma, steps)).text


async def test_from_each_card_a_citation_takes_two_presses(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    for each in desk.content.statements["ots-2025"].in_order:
        (card,) = await desk.say(emma, chat, f"/{each.slug}")
        await desk.press(emma, chat, card, on(ShowMore))
        await desk.press(emma, chat, card, on(Cite))
        assert CITED in card.text


async def test_following_from_a_card_is_one_press_and_one_press_ends_it(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    (card,) = await desk.say(emma, chat, "/chamber")
    await desk.press(emma, chat, card, on(Follow))
    toast, _alert = await desk.press(emma, chat, card, on(Unfollow))
    assert toast.startswith("You no longer follow")


async def test_a_subscribed_chat_changes_its_hour_from_the_overview_in_three_presses(
    desk: Desk, emma: Person
) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/subscribe")
    (page,) = await desk.say(emma, chat, "/digest")
    assert not any(each.startswith("sub:") for each in pressable(page))
    for each in (on(ShowSettings), HOURS, AT_SIX):
        await desk.press(emma, chat, page, each)
    (settings,) = await desk.say(emma, chat, "/settings")
    assert "18:00" in settings.text


async def test_after_the_subscription_ended_the_overview_offers_one_again(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/subscribe")
    (end,) = await desk.say(emma, chat, "/unsubscribe")
    await desk.press(emma, chat, end, on(Unsubscribe))
    (page,) = await desk.say(emma, chat, "/digest")
    assert Button(Subscribe, {}).of(page)
