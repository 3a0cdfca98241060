"""Errors told to Sentry, or to what speaks its protocol: where they happened, and nothing of people.

What an exception says may quote a person, so only its type is sent; the log has the rest under the same
``error_id``. An event is built of nothing but the fields below, and what the library adds is dropped.
"""

from __future__ import annotations

import logging
from traceback import walk_tb
from typing import TYPE_CHECKING, Any, cast

from bot import __version__
from bot.log_events import LIBRARY
from bot.log_privacy import error_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentry_sdk.types import Event

FLUSH_SECONDS = 1.0
"""How long a stop waits for events that are still to be sent."""
KEPT = frozenset(
    {"event_id", "timestamp", "level", "logger", "platform", "release", "sdk", "exception", "message", "tags"}
)
"""The fields of an event that leave the program."""
TAGS = ("error_id", "update")
"""Fields of a line of the log by which the event is found in it."""
OWN_LOGGERS = ("sentry_sdk", "urllib3")
"""Libraries that send the events: an event about them would not arrive either."""


class SentryMissing(Exception):
    """The library is not installed."""


class SentryHandler(logging.Handler):
    """Sends each error of the log as an event, from a thread of its own."""

    def __init__(self, dsn: str) -> None:
        """``dsn`` is the address that Sentry shows for a project.

        Raises:
            SentryMissing: the library is not installed.

        """
        super().__init__(logging.ERROR)
        try:
            from sentry_sdk import Client  # noqa: PLC0415 - an extra, and seldom needed
        except ImportError as error:
            raise SentryMissing from error
        # A client by itself: no scope, so no user, no breadcrumbs, no request.
        self._client = Client(
            dsn=dsn,
            release=f"briefing-bot@{__version__}",
            default_integrations=False,
            auto_enabling_integrations=False,
            send_default_pii=False,
            include_local_variables=False,
            max_request_body_size="never",
            max_breadcrumbs=0,
            server_name="",
            auto_session_tracking=False,
            before_send=_without_additions,
        )

    def emit(self, record: logging.LogRecord) -> None:
        """Send a record; what cannot be sent is dropped."""
        if not record.name.startswith(OWN_LOGGERS):
            self._client.capture_event(cast("Event", _event_of(record)))

    def close(self) -> None:
        """Send what is still to be sent, for a second at most."""
        self._client.close(FLUSH_SECONDS)
        super().close()


def _event_of(record: logging.LogRecord) -> dict[str, Any]:
    # What structlog logs arrives as a mapping, whose event is one of ours and quotes nobody.
    line = record.msg if isinstance(record.msg, dict) else {"event": LIBRARY, "exc_info": record.exc_info}
    event: dict[str, Any] = {
        "level": record.levelname.lower(),
        "logger": record.name,
        "message": line["event"],
        "tags": {"event": line["event"], **{name: str(line[name]) for name in TAGS if name in line}},
    }
    error = error_of(line.get("exc_info"))
    if error is not None:
        event["exception"] = {"values": [_exception(each) for each in reversed(list(_chain(error)))]}
    return event


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an exception and those that led to it."""
    while error is not None:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _exception(error: BaseException) -> dict[str, Any]:
    frames = [
        {
            "module": frame.f_globals.get("__name__", ""),
            "function": frame.f_code.co_name,
            "lineno": line,
        }
        for frame, line in walk_tb(error.__traceback__)
    ]
    kind = type(error)
    return {"type": kind.__name__, "module": kind.__module__, "stacktrace": {"frames": frames}}


def _without_additions(event: Event, _hint: dict[str, Any]) -> Event:
    return cast("Event", {name: value for name, value in event.items() if name in KEPT})
