"""When a message that falls into quiet hours may go out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.local_time import next_at_local, zone_of

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.preferences import Preferences

HOURS_A_DAY = 24


def after_quiet(preferences: Preferences, moment: datetime) -> datetime:
    """Return ``moment``, or the end of the quiet hours (UTC) when the local clock shows one of them."""
    if preferences.quiet is None:
        return moment
    zone = zone_of(preferences.zone)
    while is_quiet(preferences, moment.astimezone(zone)):
        moment = next_at_local(moment, preferences.quiet[1], zone)
    return moment


def is_quiet(preferences: Preferences, local: datetime) -> bool:
    """Tell whether a local moment falls into quiet hours."""
    if preferences.quiet is None:
        return False
    begin, end = preferences.quiet
    return (local.hour - begin) % HOURS_A_DAY < (end - begin) % HOURS_A_DAY
