"""The table of errors, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from aiogram.exceptions import (
    ClientDecodeError,
    RestartingTelegram,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import CopyMessage, ForwardMessage, GetMe

from briefing.sender import ErrorKind
from telegram.errors import FLOOD_SECONDS, TABLE, failure_of, flood_seconds, rule_of

if TYPE_CHECKING:
    from collections.abc import Callable

CALL = GetMe()
COPY = CopyMessage(chat_id=1, from_chat_id=2, message_id=3)
FORWARD = ForwardMessage(chat_id=1, from_chat_id=2, message_id=3)
ALBUM = 'Bad Request: failed to send message #1 with the error message "'
SENTENCES: list[tuple[Callable[[GetMe, str], TelegramAPIError], str, ErrorKind]] = [
    (TelegramServerError, "Bad Gateway", ErrorKind.PASSING),
    (RestartingTelegram, "Internal Server Error: restart", ErrorKind.PASSING),
    (TelegramServerError, "Internal Server Error: sent message was immediately deleted", ErrorKind.DONE),
    (TelegramBadRequest, "Bad Request: group send failed", ErrorKind.PASSING),
    (TelegramBadRequest, "Bad Request: MSG_WAIT_FAILED", ErrorKind.PASSING),
    (TelegramBadRequest, "Bad Request: MSG_WAIT_TIMEOUT", ErrorKind.PASSING),
    (TelegramBadRequest, "Bad Request: WORKER_BUSY_TOO_LONG_RETRY", ErrorKind.PASSING),
    (TelegramBadRequest, "Bad Request: RPC_CALL_FAIL", ErrorKind.PASSING),
    (TelegramBadRequest, "Bad Request: RPC_MCGET_FAIL", ErrorKind.PASSING),
    (TelegramBadRequest, "Bad Request: INTERDC_2_CALL_ERROR", ErrorKind.PASSING),
    (TelegramBadRequest, "Bad Request: PEER_FLOOD", ErrorKind.PASSING),
    (TelegramBadRequest, "Bad Request: request aborted", ErrorKind.PASSING),
    (TelegramBadRequest, "Bad Request: HISTORY_GET_FAILED", ErrorKind.PASSING),
    (TelegramBadRequest, "Bad Request: POSTPONED_TIMEOUT", ErrorKind.PASSING),
    (TelegramBadRequest, "Bad Request: PERSISTENT_TIMESTAMP_OUTDATED", ErrorKind.PASSING),
    (TelegramBadRequest, "Bad Request: MT_SEND_QUEUE_TOO_LONG", ErrorKind.PASSING),
    (TelegramBadRequest, f'{ALBUM}No workers running"', ErrorKind.PASSING),
    (TelegramBadRequest, "Bad Request: connection closed", ErrorKind.PASSING),
    (TelegramBadRequest, "Bad Request: IMAGE_PROCESS_FAILED", ErrorKind.REFUSED),
    (TelegramBadRequest, "Bad Request: MESSAGE_TOO_LONG", ErrorKind.REFUSED),
    (TelegramBadRequest, "Bad Request: CHAT_FORWARDS_RESTRICTED", ErrorKind.SOURCE_GONE),
    (TelegramBadRequest, "Logged out", ErrorKind.PASSING),
    (TelegramBadRequest, "Bad Request: internal Server Error", ErrorKind.PASSING),
    (TelegramBadRequest, f'{ALBUM}Internal Server Error"', ErrorKind.PASSING),
    (TelegramBadRequest, "Bad Request: gateway Timeout", ErrorKind.PASSING),
    (TelegramBadRequest, "Bad Request: timeout expired", ErrorKind.PASSING),
    (TelegramBadRequest, "Bad Request: service temporarily unavailable", ErrorKind.PASSING),
    (
        TelegramBadRequest,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
        ErrorKind.REFUSED,
    ),
    (TelegramBadRequest, "Bad Request: please try again later", ErrorKind.PASSING),
    (TelegramBadRequest, "Bad Request: message to copy not found", ErrorKind.SOURCE_GONE),
    (TelegramBadRequest, "Bad Request: can't find message to copy", ErrorKind.SOURCE_GONE),
    (TelegramBadRequest, "Bad Request: message to forward not found", ErrorKind.SOURCE_GONE),
    (TelegramBadRequest, "Bad Request: there are no messages to forward", ErrorKind.SOURCE_GONE),
    (TelegramBadRequest, "Bad Request: the message can't be copied", ErrorKind.SOURCE_GONE),
    (TelegramBadRequest, "Bad Request: the message can't be forwarded", ErrorKind.SOURCE_GONE),
    (
        TelegramBadRequest,
        "Bad Request: message has protected content and can't be forwarded",
        ErrorKind.SOURCE_GONE,
    ),
    (TelegramBadRequest, "Bad Request: MESSAGE_ID_INVALID", ErrorKind.REFUSED),
    (TelegramBadRequest, "Bad Request: wrong file identifier/HTTP URL specified", ErrorKind.REFUSED),
    (
        TelegramBadRequest,
        'Bad Request: can\'t parse entities: unsupported start tag "restart"',
        ErrorKind.REFUSED,
    ),
    (TelegramBadRequest, "Bad Request: CHANNEL_PRIVATE", ErrorKind.NOT_FOUND),
    (TelegramBadRequest, "Bad Request: USER_BANNED_IN_CHANNEL", ErrorKind.NO_RIGHT),
    (TelegramNetworkError, "no answer in time", ErrorKind.PASSING),
    (TelegramEntityTooLarge, "Request Entity Too Large", ErrorKind.REFUSED),
    (TelegramForbiddenError, "Forbidden: bot was blocked by the user", ErrorKind.BLOCKED),
    (TelegramForbiddenError, "Forbidden: bot can't initiate conversation with a user", ErrorKind.BLOCKED),
    (TelegramForbiddenError, "Forbidden: bots can't send messages to bots", ErrorKind.BLOCKED),
    (TelegramForbiddenError, "Forbidden: user is deactivated", ErrorKind.DEACTIVATED),
    (TelegramForbiddenError, "Forbidden: bot was kicked from the group chat", ErrorKind.KICKED),
    (TelegramForbiddenError, "Forbidden: bot was kicked from the supergroup chat", ErrorKind.KICKED),
    (TelegramForbiddenError, "Forbidden: bot was kicked from the channel chat", ErrorKind.KICKED),
    (TelegramForbiddenError, "Forbidden: bot is not a member of the supergroup chat", ErrorKind.NOT_MEMBER),
    (TelegramForbiddenError, "Forbidden: bot is not a member of the channel chat", ErrorKind.NOT_MEMBER),
    (TelegramForbiddenError, "Forbidden: the group chat was deleted", ErrorKind.NOT_FOUND),
    (TelegramForbiddenError, "Forbidden: need administrator rights in the channel chat", ErrorKind.NO_RIGHT),
    (TelegramForbiddenError, "Forbidden: CHAT_WRITE_FORBIDDEN", ErrorKind.NO_RIGHT),
    (TelegramBadRequest, "Bad Request: USER_IS_BLOCKED", ErrorKind.BLOCKED),
    (TelegramBadRequest, "Bad Request: INPUT_USER_DEACTIVATED", ErrorKind.DEACTIVATED),
    (TelegramBadRequest, "Bad Request: chat not found", ErrorKind.NOT_FOUND),
    (TelegramBadRequest, "Bad Request: user not found", ErrorKind.NOT_FOUND),
    (TelegramBadRequest, "Bad Request: PEER_ID_INVALID", ErrorKind.NOT_FOUND),
    (TelegramBadRequest, "Bad Request: group chat was deactivated", ErrorKind.NOT_FOUND),
    (TelegramBadRequest, "Bad Request: TOPIC_CLOSED", ErrorKind.TOPIC_CLOSED),
    (TelegramBadRequest, "Bad Request: message thread not found", ErrorKind.TOPIC_DELETED),
    (TelegramBadRequest, "Bad Request: TOPIC_DELETED", ErrorKind.TOPIC_DELETED),
    (
        TelegramBadRequest,
        "Bad Request: not enough rights to send text messages to the chat",
        ErrorKind.NO_RIGHT,
    ),
    (TelegramBadRequest, "Bad Request: have no rights to send a message", ErrorKind.NO_RIGHT),
    (TelegramBadRequest, "Bad Request: need administrator rights in the channel chat", ErrorKind.NO_RIGHT),
    (TelegramBadRequest, "Bad Request: CHAT_WRITE_FORBIDDEN", ErrorKind.NO_RIGHT),
    (TelegramBadRequest, "Bad Request: CHAT_SEND_PLAIN_FORBIDDEN", ErrorKind.NO_RIGHT),
    (TelegramBadRequest, "Bad Request: CHAT_ADMIN_REQUIRED", ErrorKind.NO_RIGHT),
    (TelegramBadRequest, "Bad Request: CHAT_RESTRICTED", ErrorKind.NO_RIGHT),
    (TelegramBadRequest, "Bad Request: not enough rights to send photos to the chat", ErrorKind.REFUSED),
    (
        TelegramBadRequest,
        "Bad Request: message is not modified: specified new message content",
        ErrorKind.DONE,
    ),
    (TelegramBadRequest, "Bad Request: message to delete not found", ErrorKind.DONE),
    (TelegramBadRequest, "Bad Request: message to edit not found", ErrorKind.REFUSED),
    (TelegramBadRequest, "Bad Request: can't parse entities: unsupported start tag", ErrorKind.REFUSED),
    (TelegramBadRequest, "Bad Request: message is too long", ErrorKind.REFUSED),
    (TelegramBadRequest, "Bad Request: text must be non-empty", ErrorKind.REFUSED),
    (TelegramBadRequest, "Bad Request: BUTTON_DATA_INVALID", ErrorKind.REFUSED),
    (TelegramUnauthorizedError, "Unauthorized", ErrorKind.TOKEN),
    (TelegramNotFound, "Not Found", ErrorKind.TOKEN),
    (TelegramNotFound, "Not Found: method not found", ErrorKind.REFUSED),
    (TelegramConflictError, "Conflict: terminated by other getUpdates request", ErrorKind.REFUSED),
]
WITH_MORE = [
    (TelegramMigrateToChat(CALL, "group chat was upgraded to a supergroup chat", -100), ErrorKind.MIGRATED),
    (TelegramRetryAfter(CALL, "Too Many Requests: retry after 5", 5), ErrorKind.FLOOD),
    (ClientDecodeError("Failed to decode object", ValueError(), "{"), ErrorKind.PASSING),
    (TelegramBadRequest(COPY, "Bad Request: MESSAGE_ID_INVALID"), ErrorKind.SOURCE_GONE),
    (TelegramBadRequest(FORWARD, "Bad Request: MESSAGE_ID_INVALID"), ErrorKind.SOURCE_GONE),
]
FLOODS = [
    (400, f'{ALBUM}Too Many Requests: retry after 3"', 3),
    (400, "Bad Request: too Many Requests: retry after 40", 40),
    (403, "Forbidden: Too Many Requests: retry after 2", 2),
    (429, "Too Many Requests: retry after 7", 7),
    (429, "Too Many Requests", FLOOD_SECONDS),
    (429, "", FLOOD_SECONDS),
    (429, '{"ok":false,"parameters":{"retry_after":2.5}}', 3),
    (400, "Bad Request: TOO_MANY_REQUESTS", FLOOD_SECONDS),
    (400, f'{ALBUM}flood wait of 8 seconds"', 8),
    (429, "<html>429 Too Many Requests</html>", FLOOD_SECONDS),
    (429, "Too Many Requests: retry after 0", 1),
    (500, "FLOOD_WAIT_5", 5),
    (400, "Bad Request: FLOOD_WAIT_5_X", 5),
    (400, "Bad Request: SLOWMODE_WAIT_30", 30),
    (420, "FLOOD_PREMIUM_WAIT_4", 4),
    (500, "FLOOD_SKIP_FAILED_WAIT", FLOOD_SECONDS),
    (400, "Bad Request: message is too long", None),
    (400, "Bad Request: too many buttons", None),
    (502, "Bad Gateway", None),
]


@pytest.mark.parametrize(
    ("error", "sentence", "kind"), SENTENCES, ids=[sentence for _error, sentence, _kind in SENTENCES]
)
def test_what_telegram_says_means(
    error: Callable[[GetMe, str], TelegramAPIError], sentence: str, kind: ErrorKind
) -> None:
    assert rule_of(error(CALL, sentence)).kind is kind


@pytest.mark.parametrize(
    ("error", "kind"), WITH_MORE, ids=["upgraded", "too many", "no JSON", "no copy", "no forward"]
)
def test_what_comes_with_more_than_a_sentence_means(error: Exception, kind: ErrorKind) -> None:
    assert rule_of(error).kind is kind


@pytest.mark.parametrize(
    ("status", "said", "seconds"), FLOODS, ids=[f"{each[0]} {each[1]}" for each in FLOODS]
)
def test_a_flood_in_other_words_asks_for(status: int, said: str, seconds: int | None) -> None:
    assert flood_seconds(status, said) == seconds


@pytest.mark.parametrize(
    ("error", "reason", "seconds", "migrated_to"),
    [
        (TelegramRetryAfter(CALL, "Too Many Requests", 7), None, 7, None),
        (TelegramMigrateToChat(CALL, "upgraded", -1005), None, 0, -1005),
        (TelegramNetworkError(CALL, "https://example.org/bot1:x"), "TelegramNetworkError", 0, None),
        (TelegramBadRequest(CALL, "Bad Request: message is too long"), "message is too long", 0, None),
    ],
    ids=["flood", "migrated", "passing", "refused"],
)
def test_what_the_outbox_hears_of_an_error(
    error: TelegramAPIError, reason: str | None, seconds: float, migrated_to: int | None
) -> None:
    failure = failure_of(error)
    assert failure.kind is rule_of(error).kind
    assert reason is None or failure.reason.removeprefix("Bad Request: ") == reason
    assert (failure.seconds, failure.migrated_to) == (seconds, migrated_to)


def test_a_fault_of_our_own_is_in_no_row() -> None:
    with pytest.raises(LookupError):
        rule_of(ZeroDivisionError())


def test_every_row_is_met_by_something_here() -> None:
    errors = [error(CALL, sentence) for error, sentence, _kind in SENTENCES] + [each for each, _ in WITH_MORE]
    assert {rule_of(each) for each in errors} == set(TABLE)
