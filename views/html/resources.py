"""What an address of the site answers with."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

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
    modified_at: datetime | None = None
    """When what it shows changed last; None if that is not known or depends on the day."""
    is_immutable: bool = False
    """Whether its address changes with its content, so that whoever has it need never ask again."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Another address of the site has it now, for good."""

    path: str
