"""A subscription as a document: the target, the preferences and the rest side by side.

``{"chat": -1001, "thread": 7, "zone": "Asia/Almaty", "frequency": "daily", "hours": [9], …}``
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from briefing.preferences import Frequency, Preferences
from briefing.subscription import HaltReason, Subscription, Target
from storage.tinydb.documents import Kind, dump_moment, maybe, maybe_moment, needed, read_moment, without_none

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.tinydb.tables import Fields

MOMENTS = (
    "since",
    "told_to",
    "told_before",
    "last_digest_at",
    "last_sent_at",
    "changed_at",
    "snoozed_until",
    "next_due_at",
)


def dump_target(target: Target) -> Fields:
    """Return the fields that name a target."""
    return {"chat": target.chat_id, "thread": target.thread}


def read_target(fields: Mapping[str, Any]) -> Target:
    """Return the target that fields name."""
    return Target(needed(fields, "chat", int), maybe(fields, "thread", int))


def dump_subscription(subscription: Subscription) -> Fields:
    """Return a subscription's document."""
    moments = {name: getattr(subscription, name) for name in MOMENTS}
    return without_none(
        {
            **dump_target(subscription.target),
            **_dump_preferences(subscription.preferences),
            "language": subscription.language,
            "reminded_to": subscription.reminded_to.isoformat(),
            "digests_sent": subscription.digests_sent,
            "halted": subscription.halted and subscription.halted.value,
        }
    ) | {
        name: dump_moment(moment, subscription.target)
        for name, moment in moments.items()
        if moment is not None
    }


def _dump_preferences(preferences: Preferences) -> Fields:
    return {
        "zone": preferences.zone,
        "frequency": preferences.frequency.value,
        "hours": list(preferences.hours),
        "weekdays": list(preferences.weekdays),
        "month_day": preferences.month_day,
        "quiet": preferences.quiet and list(preferences.quiet),
        "reminders": preferences.reminders,
        "silent": preferences.silent,
    }


def _read(_number: int, fields: Mapping[str, Any]) -> Subscription:
    halted = fields.get("halted")
    return Subscription(
        target=read_target(fields),
        preferences=_read_preferences(fields),
        since=read_moment(fields["since"]),
        language=needed(fields, "language", str),
        reminded_to=date.fromisoformat(fields["reminded_to"]),
        told_to=read_moment(fields["told_to"]),
        told_before=maybe_moment(fields, "told_before"),
        last_digest_at=maybe_moment(fields, "last_digest_at"),
        last_sent_at=maybe_moment(fields, "last_sent_at"),
        changed_at=maybe_moment(fields, "changed_at"),
        digests_sent=needed(fields, "digests_sent", int),
        snoozed_until=maybe_moment(fields, "snoozed_until"),
        next_due_at=maybe_moment(fields, "next_due_at"),
        halted=None if halted is None else HaltReason(halted),
    )


def _read_preferences(fields: Mapping[str, Any]) -> Preferences:
    quiet = maybe(fields, "quiet", list)
    return Preferences(
        zone=needed(fields, "zone", str),
        frequency=Frequency(fields["frequency"]),
        hours=_numbers(fields["hours"]),
        weekdays=_numbers(fields["weekdays"]),
        month_day=needed(fields, "month_day", int),
        quiet=None if quiet is None else _pair(quiet),
        reminders=needed(fields, "reminders", bool),
        silent=needed(fields, "silent", bool),
    )


def _numbers(values: list[Any]) -> tuple[int, ...]:
    if not isinstance(values, list) or not values or not all(isinstance(value, int) for value in values):
        raise TypeError(f"{values!r} are no numbers")
    return tuple(values)


def _pair(values: list[Any]) -> tuple[int, int]:
    first, second = _numbers(values)
    return first, second


SUBSCRIPTIONS = Kind(
    "subscriptions",
    "subscription",
    frozenset({"chat", "thread", "language", "reminded_to", "digests_sent", "halted", *MOMENTS})
    | frozenset(_dump_preferences(Preferences("UTC"))),
    dump_subscription,
    _read,
)
