"""When what an address shows changed last, as far as the content says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.statement.entry import FollowUp

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from briefing.statement.entry import Check
    from briefing.statement.model import Statement
    from views.html.site import Site


def changed_on(site: Site, parts: Mapping[str, str]) -> date | None:
    """Return the day of the newest entry about what an address names; None if that is nothing."""
    statement = site.library.statement(parts["statement"]) if "statement" in parts else site.library.current
    if statement is None:
        return None
    days = list(_days(site, statement, parts.get("slug"), parts.get("entry")))
    return max(days, default=statement.made_on)


def _days(site: Site, statement: Statement, slug: str | None, entry: str | None) -> Iterator[date]:
    """Yield each day on which the log became another one: no entry says more of it than its newest day."""
    entries: tuple[FollowUp | Check, ...] = (*statement.followups, *statement.checks)
    for each in entries:
        if slug not in (None, each.initiative) or entry not in (None, each.id):
            continue
        if each.recorded_at is not None:
            yield each.recorded_at.astimezone(site.zone).date()
        elif isinstance(each, FollowUp):
            yield max((each.happened_on, *(evidence.read_on for evidence in each.evidence)))
        else:
            yield each.checked_on
