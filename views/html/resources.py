"""What an address of the site answers with."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Resource:
    """A page, feed, calendar, picture or file, complete as it is sent."""

    media_type: str
    body: bytes
    status: HTTPStatus = HTTPStatus.OK
    may_be_framed: bool = False
    """Whether pages of others may show it in a frame."""
    file_name: str | None = None
    """The name under which a browser saves it; None for what is shown in place."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Another address of the site has it now, for good."""

    path: str
