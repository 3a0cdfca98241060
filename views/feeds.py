"""How a feed is, in words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.fetched import ProblemKind
from briefing.local_time import local_date
from views.translate import N_

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from briefing.feeds.feed import Feed
    from briefing.fetched import Problem
    from views.translate import Translator

PROBLEM = {
    # Translators: What is wrong with the address of a feed, at most 40 characters.
    ProblemKind.ADDRESS: N_("no public http or https address"),
    # Translators: What is wrong with the address of a feed, at most 40 characters.
    ProblemKind.NO_NAME: N_("no host of this name"),
    # Translators: What is wrong with the address of a feed, at most 40 characters.
    ProblemKind.NO_LOOKUP: N_("names cannot be looked up"),
    # Translators: What is wrong with the address of a feed, at most 40 characters.
    ProblemKind.UNREACHABLE: N_("no connection"),
    # Translators: What is wrong with the address of a feed, at most 40 characters.
    ProblemKind.NO_ROUTE: N_("no network"),
    # Translators: What is wrong with the address of a feed, at most 40 characters.
    ProblemKind.PROXY: N_("the proxy fails"),
    # Translators: What is wrong with the address of a feed, at most 40 characters.
    ProblemKind.CERTIFICATE: N_("its certificate is not valid"),
    # Translators: What is wrong with the address of a feed, at most 40 characters.
    ProblemKind.TIME_OUT: N_("no answer in 20 seconds"),
    # Translators: What is wrong with the address of a feed, at most 40 characters.
    ProblemKind.REDIRECTS: N_("more than five redirects"),
    # Translators: What is wrong with the address of a feed, at most 40 characters.
    ProblemKind.TOO_LARGE: N_("larger than 5 MiB"),
    # Translators: What is wrong with the address of a feed, at most 40 characters.
    ProblemKind.BROKEN: N_("its answer is broken"),
    # Translators: What is wrong with the address of a feed, at most 40 characters.
    ProblemKind.NO_FEED: N_("no feed there"),
    # Translators: What is wrong with the address of a feed, at most 40 characters.
    ProblemKind.UNREADABLE: N_("it cannot be read"),
}
SINCE = (
    # Translators: Since when a feed fails, after what is wrong with it, at most 26 characters.
    N_("since Monday"),
    # Translators: Since when a feed fails, after what is wrong with it, at most 26 characters.
    N_("since Tuesday"),
    # Translators: Since when a feed fails, after what is wrong with it, at most 26 characters.
    N_("since Wednesday"),
    # Translators: Since when a feed fails, after what is wrong with it, at most 26 characters.
    N_("since Thursday"),
    # Translators: Since when a feed fails, after what is wrong with it, at most 26 characters.
    N_("since Friday"),
    # Translators: Since when a feed fails, after what is wrong with it, at most 26 characters.
    N_("since Saturday"),
    # Translators: Since when a feed fails, after what is wrong with it, at most 26 characters.
    N_("since Sunday"),
)
WEEK = timedelta(days=6)
"""How long the name of a weekday says which day is meant."""


def problem_words(tr: Translator, problem: Problem) -> str:
    """Return what is wrong; an HTTP status as its number."""
    return str(problem.status) if problem.kind is ProblemKind.STATUS else tr.gettext(PROBLEM[problem.kind])


def since_words(tr: Translator, moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Return since when something is so: today, a weekday of the last ones, or a day."""
    day, today = local_date(moment, zone), local_date(now, zone)
    if day == today:
        # Translators: Since when a feed fails, after what is wrong with it, at most 24 characters.
        return tr.gettext("since today")
    if today - day <= WEEK:
        return tr.gettext(SINCE[day.weekday()])
    # Translators: Since when a feed fails, after what is wrong with it, at most 32 characters.
    return tr.gettext("since {day}", day=tr.date(day))


def health_words(tr: Translator, feed: Feed, now: datetime, zone: ZoneInfo) -> str:
    """Return how a feed is: "paused", "403 since Tuesday", "last news 3 hours ago"."""
    if feed.is_paused:
        # Translators: How a feed is: nobody asks it for news, at most 20 characters.
        return tr.gettext("paused")
    if feed.problem is not None and feed.failing_since is not None:
        return f"{problem_words(tr, feed.problem)} {since_words(tr, feed.failing_since, now, zone)}"
    if feed.news_at is None:
        # Translators: How a feed is: it had nothing yet, at most 24 characters.
        return tr.gettext("no news yet")
    # Translators: How a feed is; {ago} as in “3 hours ago”, at most 32 characters.
    return tr.gettext("last news {ago}", ago=tr.ago_exactly(feed.news_at, now))
