"""The addresses of feeds, calendars and data files."""

from __future__ import annotations

from views.html import calendar_pages as calendars
from views.html import data_files as data
from views.html import feeds
from views.html.route import Route

ROUTES: tuple[Route, ...] = (
    Route("/{language}/feed.{form}", feeds.feed_of_all, feeds.feeds_of_all, is_in_sitemap=False),
    Route(
        "/{language}/{statement}/feed.{form}",
        feeds.feed_of_statement,
        feeds.feeds_of_statements,
        is_in_sitemap=False,
    ),
    Route(
        "/{language}/{statement}/{slug}/feed.{form}",
        feeds.feed_of_initiative,
        feeds.feeds_of_initiatives,
        is_in_sitemap=False,
    ),
    Route(
        "/{language}/calendar.ics",
        calendars.calendar_of_all,
        calendars.calendars_of_all,
        is_in_sitemap=False,
        query=calendars.ALARM,
    ),
    Route(
        "/{language}/{statement}/calendar.ics",
        calendars.calendar_of_one,
        calendars.calendars_of_statements,
        is_in_sitemap=False,
        query=calendars.ALARM,
    ),
    Route(
        "/{language}/{statement}/{slug}/calendar.ics",
        calendars.calendar_of_one,
        calendars.calendars_of_initiatives,
        is_in_sitemap=False,
        query=calendars.ALARM,
    ),
    Route("/{language}/{statement}/data.json", data.whole_as_json, data.data_files, is_in_sitemap=False),
    Route(
        "/{language}/{statement}/initiatives.csv", data.initiatives_csv, data.data_files, is_in_sitemap=False
    ),
    Route("/{language}/{statement}/log.csv", data.log_csv, data.data_files, is_in_sitemap=False),
)
