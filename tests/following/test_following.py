"""Following by buttons of cards and by commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sandbox import Topic
from tests.support.buttons import on
from views.telegram.following.callbacks import ChooseFollowMode, Follow, ShowFollowing
from views.telegram.statement.callbacks import ShowCard
from views.telegram.subscriptions.callbacks import Subscribe, Unsubscribe

if TYPE_CHECKING:
    from sandbox import Message, Person
    from tests.desk import Desk


def buttons(message: Message) -> list[str]:
    return [each["text"] for row in message.buttons for each in row]


def ending(listed: Message) -> str:
    """Return the button that ends the first following of a list."""
    return next(each for each in buttons(listed) if each.startswith("🔕"))


async def test_a_card_is_followed_and_unfollowed_by_its_button(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    (card,) = await desk.say(emma, chat, "/chamber")
    text = card.text
    for press, other in (("🔔 Follow", "🔕 Unfollow"), ("🔕 Unfollow", "🔔 Follow")):
        toast, _is_alert = await desk.press(emma, chat, card, press)
        assert "Chamber of Commerce" in toast
        assert card.text == text
        assert press not in buttons(card)
        assert other in buttons(card)


async def test_a_press_that_comes_twice_follows_once(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    (card,) = await desk.say(emma, chat, "/chamber")
    follow = next(
        each["callback_data"] for row in card.buttons for each in row if each["text"] == "🔔 Follow"
    )
    for _ in range(2):
        await desk.press(emma, chat, card, str(follow), forged=True)
        assert "🔕 Unfollow" in buttons(card)
    (listed,) = await desk.say(emma, chat, "/following")
    assert listed.text.count("/chamber") == 1


async def test_every_way_to_a_card_shows_the_button_as_the_chat_stands(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/follow 4")
    for asked in ("/chamber", "/initiative 4", "/start chamber"):
        (card,) = await desk.say(emma, chat, asked)
        assert "🔕 Unfollow" in buttons(card)
    await desk.press(emma, chat, card, on(ShowCard, slug="industry"))
    assert "🔔 Follow" in buttons(card)
    await desk.press(emma, chat, card, on(ShowCard, slug="chamber"))
    assert "🔕 Unfollow" in buttons(card)
    other = desk.box.world.add_person("Other", language="en")
    (card,) = await desk.say(other, desk.box.world.private(other), "/chamber")
    assert "🔔 Follow" in buttons(card)


async def test_the_list_says_how_and_takes_changes_by_button(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    (empty,) = await desk.say(emma, chat, "/following")
    assert "You follow nothing yet." in empty.text
    (answer,) = await desk.say(emma, chat, "/follow chamber")
    assert "News comes at once" in answer.text
    await desk.say(emma, chat, "/follow ai_university")
    (listed,) = await desk.say(emma, chat, "/following")
    assert listed.text.index("/chamber") < listed.text.index("/ai_university")
    await desk.press(emma, chat, listed, on(ChooseFollowMode, mode="with_digest"))
    assert "News comes together, at most once a day" in listed.text
    await desk.press(emma, chat, listed, on(ChooseFollowMode, mode="at_once"))
    assert "News comes at once" in listed.text
    await desk.press(emma, chat, listed, ending(listed))
    assert "/chamber" not in listed.text
    await desk.press(emma, chat, listed, ending(listed))
    assert "You follow nothing yet." in listed.text


@pytest.mark.parametrize(
    ("settings", "offered", "said"),
    [
        pytest.param((), "📰 Once a day instead", "together, at most once a day", id="no subscription"),
        pytest.param(
            ("/subscribe", "/settings never"), "📰 Once a day instead", "at most once a day", id="no digests"
        ),
        pytest.param(
            ("/subscribe",), "📰 With the next digest instead", "with the next digest", id="digests"
        ),
    ],
)
@pytest.mark.parametrize("what", ["chamber", "word:freight"])
async def test_a_digest_is_promised_to_those_alone_who_get_one(
    desk: Desk, emma: Person, what: str, settings: tuple[str, ...], offered: str, said: str
) -> None:
    chat = desk.box.world.private(emma)
    for each in settings:
        await desk.say(emma, chat, each)
    (answer,) = await desk.say(emma, chat, f"/follow {what}")
    assert offered in buttons(answer)
    await desk.press(emma, chat, answer, on(ChooseFollowMode, mode="with_digest"))
    assert said in answer.text


async def test_unfollow_takes_a_name_and_alone_lists(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/follow chamber")
    (listed,) = await desk.say(emma, chat, "/unfollow")
    assert "Chamber of Commerce" in ending(listed)
    (done,) = await desk.say(emma, chat, "/unfollow chamber")
    assert "You no longer follow" in done.text
    (never,) = await desk.say(emma, chat, "/unfollow chamber")
    assert "You did not follow" in never.text
    await desk.press(emma, chat, never, on(Follow, slug="chamber"))
    (again,) = await desk.say(emma, chat, "/following")
    assert "/chamber" in again.text


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param("/follow", "Write the number or the name of an initiative", id="no name"),
        pytest.param("/follow nonsense", "There is no initiative “nonsense”", id="unknown"),
        pytest.param("/unfollow 99", "There is no initiative “99”", id="no such number"),
        pytest.param("/folow", "Did you mean /follow?", id="misspelt command"),
        pytest.param("/folowing", "Did you mean /following?", id="another misspelt command"),
    ],
)
async def test_what_is_not_understood_is_answered_in_a_sentence(
    desk: Desk, emma: Person, asked: str, expected: str
) -> None:
    (answer,) = await desk.say(emma, desk.box.world.private(emma), asked)
    assert expected in answer.text


@pytest.mark.parametrize("asked", ["/settings", "/pending", "/snooze", "/unsubscribe"])
async def test_who_follows_and_is_not_subscribed_hears_that_its_news_comes_all_the_same(
    desk: Desk, emma: Person, asked: str
) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/follow chamber")
    (offer,) = await desk.say(emma, chat, asked)
    assert offer.text.startswith("Not subscribed: only news of what you follow comes here.")
    assert on(Subscribe).of(offer)
    await desk.press(emma, chat, offer, on(ShowFollowing))
    assert "/chamber" in offer.text
    await desk.say(emma, chat, "/unfollow chamber")
    (offer,) = await desk.say(emma, chat, asked)
    assert offer.text.startswith("The bot sends nothing here unless asked.")


async def test_the_end_of_a_subscription_does_not_end_what_is_followed_and_says_so(
    desk: Desk, emma: Person
) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/follow word:freight")
    settings, *_digest = await desk.say(emma, chat, "/subscribe")
    await desk.press(emma, chat, settings, on(Unsubscribe))
    goodbye = desk.box.world.messages(chat)[-1]
    assert goodbye.text.startswith("Unsubscribed: only news of what you follow comes here now.")
    await desk.press(emma, chat, goodbye, on(ShowFollowing))
    assert "freight" in goodbye.text


async def test_in_groups_administrators_alone_follow_each_topic_for_itself(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    boss = world.add_person("Boss", language="en")
    forum = world.add_group("Forum", members=[boss, emma], admins=[boss], forum=True)
    forum.topics[77] = Topic(77, "News")
    (refusal,) = await desk.say(emma, forum, "/follow chamber", thread=77)
    assert "Only administrators" in refusal.text
    (card,) = await desk.say(emma, forum, "/chamber", thread=77)
    toast, is_alert = await desk.press(emma, forum, card, on(Follow, slug="chamber"))
    assert is_alert
    assert "Only administrators" in toast
    (own,) = await desk.say(boss, forum, "/chamber", thread=77)
    await desk.press(boss, forum, own, on(Follow, slug="chamber"))
    (here,) = await desk.say(emma, forum, "/following", thread=77)
    assert "/chamber" in here.text
    _toast, is_alert = await desk.press(emma, forum, here, on(ChooseFollowMode, mode="with_digest"))
    assert is_alert
    (elsewhere,) = await desk.say(emma, forum, "/following")
    assert "You follow nothing yet." in elsewhere.text


async def test_what_is_followed_survives_a_restart(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    (answer,) = await desk.say(emma, chat, "/follow chamber")
    await desk.press(emma, chat, answer, on(ChooseFollowMode, mode="with_digest"))
    await desk.stop()
    await desk.start()
    (listed,) = await desk.say(emma, chat, "/following")
    assert "/chamber" in listed.text
    assert "at most once a day" in listed.text
