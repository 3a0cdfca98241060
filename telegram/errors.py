"""The table of errors: what an error of Telegram or of the connection means for a message."""

from __future__ import annotations

import re
from dataclasses import dataclass
from http import HTTPStatus
from math import ceil

from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)

from briefing.sender import ErrorKind, SendFailed
from briefing.subscriptions.halting import HALTS


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table: errors of this class with a matching description are of this kind."""

    error: type[Exception]
    says: str
    """A regular expression, searched in the description without regard to case; empty matches all."""
    kind: ErrorKind
    method: str = ""
    """The beginning of the called method's name; empty matches all."""


TEMPORARY = (
    "group send failed"  # an album of which another message failed (td, MessagesManager)
    "|MSG_WAIT_(FAILED|TIMEOUT)"  # the call before it failed (td, SequenceDispatcher)
    "|WORKER_BUSY_TOO_LONG|SEND_QUEUE_TOO_LONG|NO_WORKERS|no workers"
    r"|(?<!PROCESS)_(FAILED|TIMEOUT|OUTDATED)\b"  # HISTORY_GET_FAILED, POSTPONED_TIMEOUT, …
    "|connection (closed|lost|reset)|network (error|failure)"
    "|RPC_[A-Z_]*(FAIL|TIMEOUT|ERROR)"
    "|INTERDC_[A-Z0-9_]*ERROR"
    "|PEER_FLOOD"
    "|request aborted"  # td closes
    "|logged out"  # the server's own session begins anew (telegram-bot-api, get_closing_error)
    "|internal server error"
    "|bad gateway"
    "|gateway time-?out"
    "|service unavailable"
    "|temporar(y|ily)"
    "|try again"
    r"|\btime(d )?[- ]?out\b"
    r"|\brestart\b"
)
"""Temporary errors that Telegram's servers report with the status of a refused message."""
SOURCE_GONE_WORDS = (
    "message(s)? to (copy|forward)|message can't be (copied|forwarded)|protected content|FORWARDS_RESTRICTED"
)
"""Said when the message to copy or forward is gone; the server checks that first (check_message)."""
FLOOD = re.compile(
    r"too[ _]many[ _]requests|flood[ _](control|wait)|retry after \d|(FLOOD|SLOWMODE)\w*_WAIT", re.IGNORECASE
)
SECONDS = re.compile(r"(?:retry[ _](?:after|in)\W{1,3}|[_ ]WAIT(?:_| of ))(\d{1,7}(?:\.\d+)?)", re.IGNORECASE)
FLOOD_SECONDS = 5
"""Pause after a flood error that names no seconds."""

UNMODIFIED = "message is not modified"
LATE_ANSWER = "query is too old"
NEVER_MET = "chat not found"
NOT_EDITABLE = (
    "message can't be edited",
    "message to edit not found",
    "there is no text in the message",
    "MESSAGE_ID_INVALID",
)

TABLE = (
    Rule(TelegramMigrateToChat, "", ErrorKind.MIGRATED),
    Rule(TelegramRetryAfter, "", ErrorKind.FLOOD),
    Rule(
        TelegramEntityTooLarge, "", ErrorKind.REFUSED
    ),  # 413, which aiogram takes for a fault of the network
    Rule(TelegramServerError, "sent message was immediately deleted", ErrorKind.DONE),
    Rule(TelegramServerError, "", ErrorKind.PASSING),
    Rule(TelegramNetworkError, "", ErrorKind.PASSING),
    Rule(ClientDecodeError, "", ErrorKind.PASSING),
    Rule(TelegramBadRequest, "can't parse", ErrorKind.REFUSED),  # it quotes what it cannot parse
    # A press or an inline query that waited too long; its "timeout" is over for good.
    Rule(TelegramBadRequest, LATE_ANSWER, ErrorKind.REFUSED),
    Rule(TelegramBadRequest, TEMPORARY, ErrorKind.PASSING),
    Rule(TelegramBadRequest, SOURCE_GONE_WORDS, ErrorKind.SOURCE_GONE),
    Rule(TelegramBadRequest, "MESSAGE_ID_INVALID", ErrorKind.SOURCE_GONE, "copy"),
    Rule(TelegramBadRequest, "MESSAGE_ID_INVALID", ErrorKind.SOURCE_GONE, "forward"),
    Rule(TelegramForbiddenError, "user is deactivated", ErrorKind.DEACTIVATED),
    Rule(TelegramForbiddenError, "bot was kicked", ErrorKind.KICKED),
    Rule(TelegramForbiddenError, "bot is not a (member|participant)", ErrorKind.NOT_MEMBER),
    Rule(TelegramForbiddenError, "chat was deleted", ErrorKind.NOT_FOUND),
    Rule(TelegramForbiddenError, "need administrator rights", ErrorKind.NO_RIGHT),
    Rule(TelegramForbiddenError, "CHAT_WRITE_FORBIDDEN", ErrorKind.NO_RIGHT),
    Rule(
        TelegramForbiddenError, "", ErrorKind.BLOCKED
    ),  # blocked by the user, can't initiate conversation, …
    Rule(TelegramBadRequest, "USER_IS_BLOCKED", ErrorKind.BLOCKED),
    Rule(TelegramBadRequest, "USER_DEACTIVATED", ErrorKind.DEACTIVATED),
    Rule(TelegramBadRequest, f"{NEVER_MET}|user not found|PEER_ID_INVALID", ErrorKind.NOT_FOUND),
    Rule(
        TelegramBadRequest,
        "chat was deactivated|CHANNEL_(INVALID|PRIVATE)|CHAT_ID_INVALID",
        ErrorKind.NOT_FOUND,
    ),
    Rule(TelegramBadRequest, "TOPIC_CLOSED", ErrorKind.TOPIC_CLOSED),
    Rule(TelegramBadRequest, "thread not found|TOPIC_DELETED", ErrorKind.TOPIC_DELETED),
    Rule(TelegramBadRequest, "not enough rights to send text messages", ErrorKind.NO_RIGHT),
    Rule(TelegramBadRequest, "have no rights to send a message", ErrorKind.NO_RIGHT),
    Rule(TelegramBadRequest, "need administrator rights", ErrorKind.NO_RIGHT),
    Rule(TelegramBadRequest, "CHAT_(WRITE|SEND_PLAIN)_FORBIDDEN", ErrorKind.NO_RIGHT),
    Rule(TelegramBadRequest, "CHAT_(ADMIN_REQUIRED|RESTRICTED)|USER_BANNED_IN_CHANNEL", ErrorKind.NO_RIGHT),
    Rule(TelegramBadRequest, UNMODIFIED, ErrorKind.DONE),
    Rule(TelegramBadRequest, "message to delete not found", ErrorKind.DONE),
    Rule(TelegramBadRequest, "", ErrorKind.REFUSED),  # can't parse entities, message is too long, …
    Rule(TelegramUnauthorizedError, "", ErrorKind.TOKEN),
    Rule(TelegramNotFound, "method not found", ErrorKind.REFUSED),  # an older Bot API server of one's own
    Rule(TelegramNotFound, "", ErrorKind.TOKEN),
    Rule(TelegramAPIError, "", ErrorKind.REFUSED),
)
"""The first row that fits an error applies."""


def rule_of(error: Exception) -> Rule:
    """Return the first row that fits an error of a call.

    Raises:
        LookupError: no row fits; it is not an error of a call.

    """
    for rule in TABLE:
        if (
            isinstance(error, rule.error)
            and re.search(rule.says, description(error), re.IGNORECASE)
            and (not rule.method or _method_of(error).startswith(rule.method))
        ):
            return rule
    raise LookupError(f"no row for {error!r}")


def failure_of(error: Exception) -> SendFailed:
    """Return what an error of a call means for the message, as an exception that does not know aiogram."""
    kind = rule_of(error).kind
    # For a temporary error the class says enough; a refusal is explained by its description.
    reason = type(error).__name__ if kind is ErrorKind.PASSING else description(error)
    match error:
        case TelegramRetryAfter():
            return SendFailed(kind, reason, seconds=error.retry_after)
        case TelegramMigrateToChat():
            return SendFailed(kind, reason, migrated_to=error.migrate_to_chat_id)
    return SendFailed(kind, reason)


def description(error: Exception) -> str:
    """Return Telegram's description of an error, or the text of the exception if there is none."""
    return error.message if isinstance(error, TelegramAPIError | ClientDecodeError) else str(error)


def reason_of(error: TelegramAPIError) -> str:
    """Return why Telegram refused a call, as it can be shown to a person."""
    return error.message.removeprefix("Bad Request: ")


def is_unmodified(error: Exception) -> bool:
    """Return whether an edit was refused because the message is as wanted already."""
    return UNMODIFIED in description(error)


def cannot_be_edited(error: Exception) -> bool:
    """Return whether a message is too old to be edited, was deleted, or has no text."""
    return any(each in description(error) for each in NOT_EDITABLE)


def is_late_answer(error: Exception) -> bool:
    """Return whether the answer to a press came too late for Telegram."""
    return LATE_ANSWER in description(error)


def is_shut_out(error: Exception) -> bool:
    """Return whether a message was refused because the bot cannot write there at all."""
    if isinstance(error, TelegramForbiddenError):
        return True
    sends = isinstance(error, TelegramAPIError) and _method_of(error).startswith("send")
    return sends and rule_of(error).kind in HALTS


def has_never_met(error: Exception) -> bool:
    """Return whether Telegram knows no chat, because the person never wrote to the bot."""
    return NEVER_MET in description(error)


def flood_seconds(status: int, said: str) -> int | None:
    """Return the pause in seconds that an error response asks for, or None if it is no flood error.

    The status alone does not show a flood: the Bot API server answers 400 when one message of an album was
    refused for it, and another status when it cannot read the number of seconds.
    """
    if status != HTTPStatus.TOO_MANY_REQUESTS and not FLOOD.search(said):
        return None
    named = SECONDS.search(said)
    return max(1, ceil(float(named[1]))) if named else FLOOD_SECONDS


def _method_of(error: Exception) -> str:
    return error.method.__api_method__ if isinstance(error, TelegramAPIError) else ""
