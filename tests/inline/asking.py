"""Asking the bot in chats that it knows nothing of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.queries import GuestQuery

if TYPE_CHECKING:
    from sandbox import Chat, Message, Person
    from tests.desk import Desk

NAME = "@briefing_bot"


def foreign(desk: Desk, *people: Person, supergroup: bool = True) -> Chat:
    """Return a group of which the bot is no member."""
    return desk.box.world.add_group("Neighbours", members=list(people), supergroup=supergroup, bot=None)


async def asked(desk: Desk, person: Person, chat: Chat, text: str, **options: Any) -> list[Message]:  # noqa: ANN401 - as of say
    """Say something and return what the bot then posted in the chat."""
    before = len(posted(desk, chat))
    desk.box.world.say(person, chat, text, **options)
    await desk.box.settled()
    return posted(desk, chat)[before:]


async def asked_as_guest(desk: Desk, chat: Chat, message: dict[str, Any]) -> list[Message]:
    """Send the bot a message of a chat as one more guest query, and return what it then posted there."""
    before, query_id = len(posted(desk, chat)), str(len(desk.box.world.guest_queries) + 1)
    written = next(each for each in desk.box.world.messages(chat) if each.message_id == message["message_id"])
    desk.box.world.guest_queries[query_id] = GuestQuery(written)
    desk.box.inject({"guest_message": message | {"guest_query_id": query_id}})
    await desk.box.settled()
    return posted(desk, chat)[before:]


def posted(desk: Desk, chat: Chat) -> list[Message]:
    return [each for each in desk.box.world.messages(chat) if each.from_bot]


async def offered(desk: Desk, person: Person, words: str, offset: str = "") -> dict[str, Any]:
    """Type words after the name of the bot, and return the answer."""
    chat = desk.box.world.private(person)
    query = desk.box.world.ask_inline(person, chat, words, offset)
    await desk.box.settled()
    answer: dict[str, Any] = desk.box.world.inline_answers[query]
    return answer | {"query_id": query}


async def sent(desk: Desk, person: Person, chat: Chat, words: str, result_id: str) -> Message:
    """Choose a result and send it to a chat."""
    answer = await offered(desk, person, words)
    desk.box.world.choose_inline(person, chat, answer["query_id"], result_id)
    await desk.box.settled()
    return desk.box.world.messages(chat)[-1]


def links(message: Message) -> dict[str, str]:
    """Return the addresses of the buttons by their words."""
    return {each["text"]: each["url"] for row in message.buttons for each in row if "url" in each}
