"""Splitting a large change into slices, so that the event loop can do other work in between."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing.followings import Following
    from briefing.outbox import Row
    from briefing.subscription import Subscription, Target

SLICE = 128
"""Objects changed at once, some milliseconds of work; a slice may have a few more to complete a target."""


@dataclass(slots=True)
class TargetChange:
    """What is enqueued for one target, as a whole or not at all."""

    target: Target
    advanced: dict[Subscription, Subscription] = field(default_factory=dict)
    followings: dict[Following, Following | None] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)


def by_target(
    advanced: Mapping[Subscription, Subscription],
    rows: Iterable[Row],
    followings: Mapping[Following, Following | None],
) -> list[TargetChange]:
    """Group subscriptions, followings and rows by target; raise ValueError if one changes its target."""
    wanted: dict[Target, TargetChange] = {}
    for before, after in advanced.items():
        if after.target != before.target:
            raise ValueError(f"the subscription of {before.target} cannot become that of {after.target}")
        wanted.setdefault(before.target, TargetChange(before.target)).advanced[before] = after
    for read, becomes in followings.items():
        if becomes is not None and becomes.key != read.key:
            raise ValueError(f"the following of {read.target} cannot become that of {becomes.target}")
        wanted.setdefault(read.target, TargetChange(read.target)).followings[read] = becomes
    for row in rows:
        wanted.setdefault(row.target, TargetChange(row.target)).rows.append(row)
    return list(wanted.values())


def slices(wanted: Iterable[TargetChange], most: int | None = None) -> Iterator[list[TargetChange]]:
    """Yield the changes in slices of about ``most`` objects, or :data:`SLICE`; a target is never split."""
    part: list[TargetChange] = []
    size = 0
    for each in wanted:
        part.append(each)
        size += len(each.advanced) + len(each.followings) + len(each.rows)
        if size >= (most or SLICE):
            yield part
            part, size = [], 0
    if part:
        yield part
