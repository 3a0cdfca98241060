"""Every kind of record there is."""

from briefing.broadcasts.campaign import Campaign, NamedList
from briefing.holds import Hold
from briefing.newsroom import KINDS as OF_THE_NEWSROOM
from briefing.records import Record

KINDS: tuple[type[Record], ...] = (*OF_THE_NEWSROOM, Campaign, NamedList, Hold)
"""``storage/`` keeps a table for each."""
