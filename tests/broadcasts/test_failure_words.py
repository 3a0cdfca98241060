"""Why chats did not get a broadcast, as its pages say it."""

from __future__ import annotations

import pytest

from tests.views.shown import translator
from views.telegram.broadcasts.words import failures


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        pytest.param("blocked", "blocked the bot", id="paused before its turn"),
        pytest.param("Forbidden: bot was blocked by the user", "blocked the bot", id="blocked"),
        pytest.param("Forbidden: user is deactivated", "closed their account", id="deactivated"),
        pytest.param("Forbidden: bot was kicked from the group chat", "removed the bot", id="kicked"),
        pytest.param("Forbidden: bot is not a member of the channel chat", "are without the bot", id="out"),
        pytest.param("Bad Request: chat not found", "are gone", id="not found"),
        pytest.param("Bad Request: TOPIC_CLOSED", "the topic is closed", id="topic closed"),
        pytest.param("Bad Request: message thread not found", "the topic was deleted", id="topic deleted"),
        pytest.param(
            "Bad Request: not enough rights to send text messages to the chat",
            "the bot may not write there",
            id="no right",
        ),
        pytest.param("TelegramServerError", "Telegram did not answer", id="server"),
        pytest.param("cancelled", "cancelled", id="cancelled"),
        pytest.param("expired", "too late", id="late"),
        pytest.param("Bad Request: message is too long", "message is too long", id="anything else"),
    ],
)
def test_a_reason_has_words(reason: str, words: str) -> None:
    assert failures(translator("en"), {reason: 2}) == {words: 2}


def test_what_is_the_same_in_other_words_is_counted_together() -> None:
    failed = {"Bad Request: chat not found": 3, "Forbidden: bot was blocked by the user": 2, "blocked": 2}
    counted = failures(translator("ru"), failed)
    assert list(counted.items()) == [("заблокировали бота", 4), ("исчезли", 3)]
