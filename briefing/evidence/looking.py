"""What a look at an address of evidence means: a source is gone only after failures over a week."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.evidence.link import link_key
from briefing.evidence.ports import Finding

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.evidence.link import Link
    from briefing.evidence.ports import Look

WEEK = timedelta(days=7)
"""How often each address is looked at, and how long failures go on before it counts as gone."""
AGAIN = WEEK / 2
"""When an address that failed is looked at again."""
NOT_BEFORE = timedelta(hours=1)
"""How long a new address is left alone: the editor has just read it."""
FEWEST_FAILURES = 3
_PARTS = 2**16


def first_look(host: str, now: datetime) -> datetime:
    """Return when the addresses of a host are first looked at: hosts are spread over a week, but an hour."""
    return now + NOT_BEFORE + (WEEK - NOT_BEFORE) * (int(link_key(host)[:4], 16) / _PARTS)


def looked(link: Link, look: Look, now: datetime) -> Link:
    """Return what is known of an address after a look."""
    after = replace(link, answered_at=now) if look.is_answer else link
    if look.finding is Finding.THERE:
        return replace(
            after, look_at=now + WEEK, failures=0, failing_since=None, gone_since=None, is_told=False
        )
    if look.finding is not Finding.GONE:
        return replace(after, look_at=now + (AGAIN if link.failures else WEEK))
    since, failures = link.failing_since or now, link.failures + 1
    is_gone = link.gone_since is not None or (failures >= FEWEST_FAILURES and now - since >= WEEK)
    return replace(
        after,
        look_at=now + (WEEK if is_gone else AGAIN),
        failures=failures,
        failing_since=since,
        gone_since=link.gone_since or (now if is_gone else None),
    )
