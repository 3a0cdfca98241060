"""Conditional requests and encodings: what the header fields of a request ask for (RFC 9110)."""

from __future__ import annotations

from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from aiohttp import hdrs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

GZIP = ("gzip", "x-gzip", "*")


def is_known(headers: Mapping[str, str], tag: str, modified_at: datetime | None) -> bool:
    """Tell whether the client says that it has what it asks for; its tags count before its date."""
    given = headers.get(hdrs.IF_NONE_MATCH)
    if given is not None:
        tags = {each.strip().removeprefix("W/") for each in given.split(",")}
        return "*" in tags or tag in tags
    since = _moment(headers.get(hdrs.IF_MODIFIED_SINCE, ""))
    if since is None or modified_at is None:
        return False
    # The very date: when the newest entry is withdrawn, what is shown becomes older than what the client has.
    return modified_at.replace(microsecond=0) == since


def takes_gzip(accepted: str) -> bool:
    """Tell whether a client takes gzip by its field Accept-Encoding; what is named counts before ``*``."""
    weights = dict(_weight(each) for each in accepted.lower().split(","))
    return next((weights[each] for each in GZIP if each in weights), 0.0) > 0


def _weight(item: str) -> tuple[str, float]:
    """Return a coding and its weight; one that cannot be read counts as refused."""
    coding, *parameters = (part.strip() for part in item.split(";"))
    for each in parameters:
        name, _, value = each.partition("=")
        if name.strip() == "q":
            try:
                return coding, float(value)
            except ValueError:
                return coding, 0.0
    return coding, 1.0


def _moment(text: str) -> datetime | None:
    """Return a moment of a header field, or None if it cannot be read."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):  # the latter for numbers of many digits
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
