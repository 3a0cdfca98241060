"""Where the feed, the calendar and the data of what a page shows are: below the path of the page."""

from __future__ import annotations


def feed_path(folder: str, form: str) -> str:
    """Return the path of a feed; ``form`` is "atom" or "json"."""
    return f"{folder.rstrip('/')}/feed.{form}"


def calendar_path(folder: str) -> str:
    """Return the path of a calendar."""
    return f"{folder.rstrip('/')}/calendar.ics"


def data_path(folder: str, name: str) -> str:
    """Return the path of a file with data of a statement: "data.json", "initiatives.csv" or "log.csv"."""
    return f"{folder}/{name}"
