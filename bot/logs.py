"""Set-up of the logs: structured, for people or for machines, with all secrets removed."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Any

import structlog

from bot.log_events import EVENTS, LIBRARY
from bot.log_privacy import hide_private
from bot.redact import redact

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Iterable

    from structlog.typing import EventDict, Processor

log = structlog.get_logger()


class RedactingFormatter(structlog.stdlib.ProcessorFormatter):
    """Formats a whole record with its traceback, then hides the secrets in it."""

    def __init__(self, secrets: Iterable[str], processors: list[Processor], shared: list[Processor]) -> None:
        super().__init__(processors=processors, foreign_pre_chain=shared)
        self._secrets = [secret for secret in secrets if secret]

    def format(self, record: logging.LogRecord) -> str:
        """Return the formatted record with every secret hidden."""
        return redact(super().format(record), self._secrets)


def set_up_logs(
    level: str, form: str, secrets: Iterable[str], others: Iterable[logging.Handler] = ()
) -> None:
    """Send all logs, those of libraries too, to standard error; ``form`` is ``console`` or ``json``.

    ``others`` get the records as well.
    """
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    remove_meta = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        RedactingFormatter(secrets, [_name_libraries, remove_meta, hide_private, *_rendering(form)], shared)
    )
    root = logging.getLogger()
    root.handlers[:] = [handler, *others]
    root.setLevel(level)
    logging.captureWarnings(capture=True)
    _quiet_libraries()
    structlog.configure(
        processors=[
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        # A line that is not wanted costs an empty call, so that each update may have some for who debugs.
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=True,
    )


def _rendering(form: str) -> list[Processor]:
    if form == "json":
        return [structlog.processors.JSONRenderer(ensure_ascii=False)]
    plain = structlog.dev.plain_traceback
    return [_in_words, structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=plain)]


def _quiet_libraries() -> None:
    # A line for each update would cost 7 % of the throughput, and tell who asked what.
    logging.getLogger("aiogram.event").setLevel(logging.WARNING)
    logging.getLogger("aiohttp.access").setLevel(logging.WARNING)
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    logging.getLogger("pymorphy3").setLevel(logging.WARNING)
    # That a database cannot be reached is told by whoever needs it, once.
    logging.getLogger("psycopg").setLevel(logging.ERROR)


def log_task_error(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log an error that nobody awaits; asyncio would show what tasks were given, which may be texts."""
    error = context.get("exception")
    if error is None:
        log.error("task_failed", what=context["message"])
    else:
        log.error("task_failed", exc_info=error)


def _name_libraries(_logger: object, _method: str, line: EventDict) -> EventDict:
    """Give the lines of libraries a name; what they say is no name."""
    if not line["_from_structlog"]:
        line["message"], line["event"] = line["event"], LIBRARY
    return line


def _in_words(_logger: object, _method: str, line: EventDict) -> EventDict:
    """Let the name of an event be followed by what it means, for people."""
    says = line.pop("message", None) or EVENTS.get(line["event"])
    if says:
        line["event"] = f"{line['event']}: {says}"
    return line
