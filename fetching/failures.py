"""What the errors of a request mean."""

from __future__ import annotations

import errno
import socket
from typing import TYPE_CHECKING

from aiohttp import (
    ClientConnectionError,
    ClientConnectorDNSError,
    ClientConnectorError,
    ClientHttpProxyError,
    ClientProxyConnectionError,
    ClientSSLError,
    ServerDisconnectedError,
)

from briefing.fetched import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNKNOWN_NAME = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})
_NO_ROUTE = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN})


_KINDS: tuple[tuple[type[Exception] | tuple[type[Exception], ...], ProblemKind], ...] = (
    ((ClientProxyConnectionError, ClientHttpProxyError), ProblemKind.PROXY),
    (ClientSSLError, ProblemKind.CERTIFICATE),
    (TimeoutError, ProblemKind.TIME_OUT),
    (ServerDisconnectedError, ProblemKind.BROKEN),
    ((ClientConnectionError, OSError), ProblemKind.UNREACHABLE),
)
"""What errors mean; the first that fits counts, since most are kinds of others."""


def problem_of(error: Exception) -> Problem:
    """Return why there is no answer."""
    if isinstance(error, ClientConnectorDNSError):
        is_unknown = error.os_error.errno in _UNKNOWN_NAME
        return Problem(ProblemKind.NO_NAME if is_unknown else ProblemKind.NO_LOOKUP)
    for errors, kind in _KINDS:
        if isinstance(error, errors):
            if kind is ProblemKind.UNREACHABLE and isinstance(error, ClientConnectorError):
                return Problem(_of_connection(error.os_error))
            return Problem(kind)
    return Problem(ProblemKind.BROKEN)


def _of_connection(error: OSError) -> ProblemKind:
    """Return what a failed connection means; of several addresses that were tried, each failed."""
    numbers = {each.errno for each in _single(error)}
    return ProblemKind.NO_ROUTE if numbers and numbers <= _NO_ROUTE else ProblemKind.UNREACHABLE


def _single(error: BaseException) -> Iterator[OSError]:
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            yield from _single(each)
    elif isinstance(error, OSError):
        yield error
