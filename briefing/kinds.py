"""All kinds of records."""

from briefing.bot_account import BotAccount
from briefing.broadcasts.broadcast import Broadcast, NamedList
from briefing.channels.channel import Channel
from briefing.channels.posts import Post
from briefing.chats.loss_notices import LossNotice
from briefing.chats.topics import Topic
from briefing.done_once import DoneOnce
from briefing.evidence.link import Link
from briefing.feeds.feed import Feed, SeenStories
from briefing.followings import Following
from briefing.followups.entries import LogEntry
from briefing.forms import Form
from briefing.handled_updates import HandledBlock
from briefing.holds import Hold
from briefing.pictures import Picture
from briefing.proposals.proposal import Proposal, ProposalQueue
from briefing.records import Record
from briefing.reports.reports import Report, ReportQueue
from briefing.reviews.reviewing import ReviewMark
from briefing.stats.error_counts import ErrorCounts
from briefing.team.audit import AuditEntry
from briefing.team.members import Invite, Member
from briefing.versions.versions import StatementVersion, Upload

KINDS: tuple[type[Record], ...] = (
    AuditEntry,
    LogEntry,
    Following,
    Form,
    Invite,
    Member,
    Picture,
    Proposal,
    ProposalQueue,
    Report,
    ReportQueue,
    ReviewMark,
    StatementVersion,
    ErrorCounts,
    Upload,
    Broadcast,
    NamedList,
    Channel,
    Hold,
    Post,
    HandledBlock,
    LossNotice,
    Topic,
    DoneOnce,
    Feed,
    SeenStories,
    Link,
    BotAccount,
)
"""``storage/`` has a table for each."""
