"""Every kind of record there is."""

from briefing.broadcasts.campaign import Campaign, NamedList
from briefing.channels import Channel
from briefing.holds import Hold
from briefing.losses import ToldOfLoss
from briefing.newsroom import KINDS as OF_THE_NEWSROOM
from briefing.posts import Post
from briefing.records import Record
from briefing.taken_updates import TakenUpdates
from briefing.topics import Topic

KINDS: tuple[type[Record], ...] = (
    *OF_THE_NEWSROOM,
    Campaign,
    NamedList,
    Channel,
    Hold,
    Post,
    TakenUpdates,
    ToldOfLoss,
    Topic,
)
"""``storage/`` keeps a table for each."""
