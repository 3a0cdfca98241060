"""Set-up of the logs: structured, for people or for machines, with all secrets removed."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

import structlog

from bot.redact import redact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from structlog.typing import Processor


class RedactingFormatter(structlog.stdlib.ProcessorFormatter):
    """Formats a whole record with its traceback, then hides the secrets in it."""

    def __init__(self, secrets: Iterable[str], processors: list[Processor], shared: list[Processor]) -> None:
        super().__init__(processors=processors, foreign_pre_chain=shared)
        self._secrets = [secret for secret in secrets if secret]

    def format(self, record: logging.LogRecord) -> str:
        """Return the formatted record with every secret hidden."""
        return redact(super().format(record), self._secrets)


def set_up_logs(level: str, form: str, secrets: Iterable[str]) -> None:
    """Send all logs, those of libraries too, to standard error; ``form`` is ``console`` or ``json``."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last: list[Processor] = (
        [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
        if form == "json"
        else [
            structlog.dev.ConsoleRenderer(
                colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
            )
        ]
    )
    remove_meta = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(RedactingFormatter(secrets, [remove_meta, *last], shared))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    logging.captureWarnings(capture=True)
    # A line for each update would cost 7 % of the throughput, and tell who asked what.
    logging.getLogger("aiogram.event").setLevel(logging.WARNING)
    logging.getLogger("aiohttp.access").setLevel(logging.WARNING)
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    logging.getLogger("pymorphy3").setLevel(logging.WARNING)
    # That a database cannot be reached is told by whoever needs it, once.
    logging.getLogger("psycopg").setLevel(logging.ERROR)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
