"""Every kind of record there is."""

from briefing.holds import Hold
from briefing.newsroom import KINDS as OF_THE_NEWSROOM
from briefing.records import Record

KINDS: tuple[type[Record], ...] = (*OF_THE_NEWSROOM, Hold)
"""``storage/`` keeps a table for each."""
