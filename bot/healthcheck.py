"""``python -m bot healthcheck``: whether the program that these settings belong to is alive."""

from __future__ import annotations

from http import HTTPStatus
from http.client import HTTPConnection, HTTPException

SECONDS = 5.0
"""How long an answer may take; the longest stall that ``/readyz`` passes over."""
ALL_ADDRESSES = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104 - compared, not listened on
"""Where to ask a program that listens on all addresses."""


def ask(host: str, port: int) -> tuple[bool, str]:
    """Ask ``/livez`` and return whether the program is alive, and a sentence."""
    if port == 0:
        return (
            False,
            "WEB_PORT is 0, a port that is new at each start: set a fixed one, so that it can be asked.",
        )
    host = ALL_ADDRESSES.get(host, host)
    where = f"http://{f'[{host}]' if ':' in host else host}:{port}/livez"
    connection = HTTPConnection(host, port, timeout=SECONDS)
    try:
        connection.request("GET", "/livez")
        status = connection.getresponse().status
    except (OSError, HTTPException) as error:
        return False, f"Not alive: {where} does not answer ({str(error) or type(error).__name__})."
    finally:
        connection.close()
    if status != HTTPStatus.OK:
        return False, f"Not alive: {where} answers {status}; is another program listening there?"
    return True, f"Alive: {where} answers."
