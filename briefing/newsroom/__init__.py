"""The newsroom: a team that follows up on commitments, and what it keeps."""

from briefing.newsroom.audit import AuditEntry
from briefing.newsroom.entries import Entry
from briefing.newsroom.following import Following
from briefing.newsroom.forms import Form
from briefing.newsroom.pictures import Picture
from briefing.newsroom.reports import Report, ReportDesk
from briefing.newsroom.reviewing import ReviewMark
from briefing.newsroom.team import Invite, Member
from briefing.newsroom.trouble import Trouble
from briefing.newsroom.versions import StatementVersion, Upload
from briefing.records import Record

KINDS: tuple[type[Record], ...] = (
    AuditEntry,
    Entry,
    Following,
    Form,
    Invite,
    Member,
    Picture,
    Report,
    ReportDesk,
    ReviewMark,
    StatementVersion,
    Trouble,
    Upload,
)
"""Every kind of record; ``storage/`` keeps a table for each."""
