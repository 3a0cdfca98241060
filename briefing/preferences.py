"""The preferences of a subscription, and its quiet hours."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing.local_time import next_at_local, zone_of

if TYPE_CHECKING:
    from datetime import datetime

DEFAULT_HOUR = 9
"""The local hour of digests and reminders until another one is chosen."""


class Frequency(StrEnum):
    """How often digests are sent."""

    OFF = "off"
    DAILY = "daily"
    WEEKDAYS = "weekdays"
    """On the chosen weekdays."""
    WEEKLY = "weekly"
    """On the first of the chosen weekdays."""
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True)
class Preferences:
    """The preferences of a subscription; the defaults are those of ``/subscribe``."""

    zone: str
    """An IANA time zone."""
    frequency: Frequency = Frequency.DAILY
    hours: tuple[int, ...] = (DEFAULT_HOUR,)
    """Local hours, 0 to 23, in ascending order; never empty."""
    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    """Monday is 0; in ascending order, never empty."""
    month_day: int = 1
    """1 to 31; in a shorter month its last day."""
    quiet: tuple[int, int] | None = None
    """Local hours between which nothing is sent, such as (22, 8); pushes wait for the end. Equal hours mean
    that there are no quiet hours."""
    reminders: bool = True
    monthly_summary: bool = True
    """Whether a summary comes on the first of each month."""
    silent: bool = False
    """Whether messages are sent without a sound."""

    @property
    def has_digests(self) -> bool:
        """Whether digests are wanted at all."""
        return self.frequency is not Frequency.OFF

    @property
    def slots(self) -> tuple[object, ...]:
        """What decides when digests are due; the other preferences change none of it."""
        return (self.zone, self.frequency, self.hours, self.weekdays, self.month_day, self.quiet)

    def __post_init__(self) -> None:
        """Raise ValueError when no hour or no weekday is chosen."""
        if not (self.hours and self.weekdays):
            raise ValueError("hours or weekdays are empty")


HOURS_A_DAY = 24


def after_quiet(preferences: Preferences, moment: datetime) -> datetime:
    """Return ``moment``, or the end (UTC) of the quiet hours that it falls into."""
    if preferences.quiet is None:
        return moment
    zone = zone_of(preferences.zone)
    while is_quiet(preferences, moment.astimezone(zone)):
        moment = next_at_local(moment, preferences.quiet[1], zone)
    return moment


def is_quiet(preferences: Preferences, local: datetime) -> bool:
    """Tell whether a local moment falls into the quiet hours."""
    if preferences.quiet is None:
        return False
    begin, end = preferences.quiet
    return (local.hour - begin) % HOURS_A_DAY < (end - begin) % HOURS_A_DAY
