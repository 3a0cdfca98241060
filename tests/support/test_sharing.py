"""The button that shares a card with people of one's own choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sandbox import Message, Person
    from tests.desk import Desk


def shared_by(message: Message) -> dict[str, object]:
    """Return the button that shares."""
    (found,) = [each for row in message.buttons for each in row if each["text"] == "↗ Share"]
    return found


async def test_where_inline_mode_is_on_the_name_of_the_bot_is_written_in_the_chosen_chat(
    desk: Desk, emma: Person
) -> None:
    (answer,) = await desk.say(emma, desk.box.world.private(emma), "/chamber")
    assert shared_by(answer) == {
        "text": "↗ Share",
        "switch_inline_query_chosen_chat": {
            "query": "chamber",
            "allow_user_chats": True,
            "allow_group_chats": True,
            "allow_channel_chats": True,
        },
    }
