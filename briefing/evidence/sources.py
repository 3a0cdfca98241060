"""The addresses of evidence in statements, and what readers are shown of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing.evidence.link import Link
    from briefing.statement.entry import Evidence, FollowUp
    from briefing.statement.model import Statement


class Source(NamedTuple):
    """A piece of evidence, with where it stands."""

    statement: Statement
    followup: FollowUp
    evidence: Evidence


def sources_of(statements: Iterable[Statement]) -> Iterator[Source]:
    """Yield all evidence of some statements."""
    for statement in statements:
        for followup in statement.followups:
            for each in followup.evidence:
                yield Source(statement, followup, each)


def with_links(statement: Statement, links: Mapping[str, Link]) -> Statement:
    """Return a statement with what is known of its evidence, by address."""
    if not any(each.evidence.url in links for each in sources_of([statement])):
        return statement
    return replace(
        statement,
        followups=tuple(
            replace(
                followup, evidence=tuple(_with_link(each, links.get(each.url)) for each in followup.evidence)
            )
            for followup in statement.followups
        ),
    )


def _with_link(evidence: Evidence, link: Link | None) -> Evidence:
    if link is None:
        return evidence
    return replace(
        evidence,
        is_gone=link.gone_since is not None,
        copy_url=link.copy_url,
        copied_on=link.copy_at.date() if link.copy_at else None,
    )
