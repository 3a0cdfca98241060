"""Every kind of record there is."""

from briefing.broadcasts.broadcast import Broadcast, NamedList
from briefing.channels.channel import Channel
from briefing.channels.posts import Post
from briefing.chats.losses import ToldOfLoss
from briefing.chats.topics import Topic
from briefing.following.following import Following
from briefing.followups.entries import LogEntry
from briefing.forms import Form
from briefing.holds import Hold
from briefing.pictures import Picture
from briefing.records import Record
from briefing.reports.reports import Report, ReportDesk
from briefing.reviews.reviewing import ReviewMark
from briefing.stats.error_counts import ErrorCounts
from briefing.taken_updates import TakenUpdates
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
    Report,
    ReportDesk,
    ReviewMark,
    StatementVersion,
    ErrorCounts,
    Upload,
    Broadcast,
    NamedList,
    Channel,
    Hold,
    Post,
    TakenUpdates,
    ToldOfLoss,
    Topic,
)
"""``storage/`` keeps a table for each."""
