"""What people do most takes at most three presses from the overview, or one command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.buttons import Button, on, pressable
from views.telegram.following.callbacks import Follow, Unfollow
from views.telegram.statement.callbacks import Cite, ShowCard, ShowMore
from views.telegram.subscriptions.callbacks import ShowSettings, Subscribe, Unsubscribe
from views.telegram.support.callbacks import TurnPage

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk

MOST = 3
CHAMBER = on(ShowCard, slug="chamber")
WALKS: dict[str, tuple[tuple[Button, ...], str]] = {
    "overview": ((), "12th summit of the Organization of Turkic States"),
    "one initiative": ((CHAMBER,), "4. Turkic Chamber of Commerce and Industry"),
    "what is new": ((on(TurnPage, name="whatsnew"),), "What is new"),
    "subscribe": ((on(Subscribe),), "Subscribed"),
    "follow": ((CHAMBER, on(Follow)), "4. Turkic Chamber of Commerce and Industry"),
    "cite": ((CHAMBER, on(ShowMore), on(Cite)), "Citation (tap to copy)"),
}
"""The presses from the overview, which is one command or press from the start, and what is shown then."""


@pytest.mark.parametrize("job", WALKS)
async def test_from_the_overview_each_job_takes_three_presses_at_most(
    desk: Desk, emma: Person, job: str
) -> None:
    presses, expected = WALKS[job]
    chat = desk.box.world.private(emma)
    (page,) = await desk.say(emma, chat, "/digest")
    for each in presses:
        await desk.press(emma, chat, page, each)
    assert expected in page.text
    assert len(presses) <= MOST


async def test_following_from_a_card_is_one_press_and_one_press_ends_it(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    (card,) = await desk.say(emma, chat, "/chamber")
    await desk.press(emma, chat, card, on(Follow))
    toast, _alert = await desk.press(emma, chat, card, on(Unfollow))
    assert toast.startswith("You no longer follow")


async def test_a_subscribed_chat_changes_its_hour_in_three_presses(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/subscribe")
    (page,) = await desk.say(emma, chat, "/digest")
    assert not any(each.startswith("sub:") for each in pressable(page))
    walk: list[str | Button] = [on(ShowSettings), on(ShowSettings, page="hours"), "18"]
    assert len(walk) <= MOST
    for each in walk:
        await desk.press(emma, chat, page, each)
    (settings,) = await desk.say(emma, chat, "/settings")
    assert "18:00" in settings.text


async def test_a_search_is_a_word(desk: Desk, emma: Person) -> None:
    (found,) = await desk.say(emma, desk.box.world.private(emma), "chamber")
    assert "Turkic Chamber of Commerce and Industry" in found.text


async def test_after_the_subscription_ended_the_overview_offers_one_again(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/subscribe")
    (end,) = await desk.say(emma, chat, "/unsubscribe")
    await desk.press(emma, chat, end, on(Unsubscribe))
    (page,) = await desk.say(emma, chat, "/digest")
    assert Button(Subscribe, {}).of(page)
