"""Reports of readers: errors in what they were shown, suggested evidence, and wordings of a language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from briefing.addresses import without_end_of_sentence
from briefing.answers import readable
from briefing.errors import BriefingError
from briefing.invalid_input import InvalidInput, Problem
from briefing.local_time import is_within
from briefing.records import DeletedWithOwner, Record, RecordReader, Records
from briefing.team.audit import Actor, AuditAction, record_act

REPORT_LIMIT = 1000
"""The most characters of a report."""
NOTE_LIMIT = 300
"""The most characters of an editor's reason for declining a report."""
REPORTS_A_DAY = 5
"""How many reports a person may send within 24 hours."""
A_DAY = timedelta(hours=24)
_ADDRESS = re.compile(r"https?://[^\s<>\"“”«»]+", re.IGNORECASE)


class ReportKind(StrEnum):
    """What a report is about."""

    ERROR = "error"
    EVIDENCE = "evidence"
    WORDING = "wording"
    """A text of the bot in the language of the report; it is about no initiative."""


class ReportState(StrEnum):
    """The states of a report."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class TooManyReports(BriefingError):
    """The person has sent :data:`REPORTS_A_DAY` reports within 24 hours."""


class AlreadyReported(BriefingError):
    """The person has sent the same text about the same initiative before."""


class AlreadyAnswered(BriefingError):
    """Another editor has answered the report, or the reader has deleted it by ``/forget``."""


def report_text(text: str, limit: int) -> str:
    """Return the text of a report, or of an answer to one, as it is kept. Raises :class:`InvalidInput`."""
    words = readable(text)
    if not words:
        raise InvalidInput(Problem.UNREADABLE)
    if len(words) > limit:
        raise InvalidInput(Problem.REPORT_TOO_LONG, length=len(words), limit=limit)
    return words


def addresses_in(text: str) -> Iterator[str]:
    """Return everything in a text that looks like an address, whether or not it leads to a public page."""
    return (without_end_of_sentence(found.group()) for found in _ADDRESS.finditer(text))


@dataclass(frozen=True, slots=True)
class Report(DeletedWithOwner):
    """One report; editors do not see which reader sent it."""

    table: ClassVar[str] = "reports"
    key_fields: ClassVar[tuple[str, ...]] = ("number",)
    people_fields: ClassVar[tuple[str, ...]] = ("reader",)
    found_by: ClassVar[tuple[str, ...]] = ("reader", "state")

    number: int
    reader: int
    """The id of the reader and of their private chat."""
    language: str
    """The language of the answer, unless another one is chosen in the private chat."""
    statement: str
    """Empty for a report about a wording, as ``initiative``."""
    initiative: str
    kind: ReportKind
    text: str
    at: datetime
    state: ReportState = ReportState.OPEN
    note: str | None = None
    """The reason of the editor who declined it."""

    @property
    def about(self) -> str:
        """What the audit log names when the report is answered: ``ots-2025/chamber``, ``wording-kk``."""
        if self.kind is ReportKind.WORDING:
            return f"{self.kind}-{self.language}"
        return f"{self.statement}/{self.initiative}"

    @property
    def url(self) -> str | None:
        """The first address in the text, or None."""
        return next(addresses_in(self.text), None)


@dataclass(frozen=True, slots=True)
class ReportQueue(Record):
    """The state of the queue of reports; there is one such record."""

    table: ClassVar[str] = "report_desk"

    last_number: int = 0
    """The last number that was given; it is not reused when the report is removed."""
    told_number: int = 0
    """The last number of which editors were notified."""
    told_at: datetime | None = None
    """When editors were last notified, UTC."""
    answered: tuple[int, ...] = ()
    """The numbers of answered reports whose readers are still to be notified."""

    @property
    def key(self) -> str:
        """A constant."""
        return QUEUE_KEY


QUEUE_KEY = "desk"


async def queue_of(records: Records) -> ReportQueue:
    """Return the state of the queue."""
    return await records.get(ReportQueue, QUEUE_KEY) or ReportQueue()


async def check_rate(records: Records, reader: int, now: datetime) -> None:
    """Raise :class:`TooManyReports` when a person may not send another report yet."""
    latest = await records.find(Report, limit=REPORTS_A_DAY, newest_first=True, reader=reader)
    if sum(is_within(each.at, A_DAY, now) for each in latest) >= REPORTS_A_DAY:
        raise TooManyReports(f"{REPORTS_A_DAY} reports within 24 hours")


async def add_report(records: Records, report: Report) -> Report:
    """Add a report under the next number, and return it with that number.

    Raises :class:`AlreadyReported` and :class:`TooManyReports`.
    """
    for each in await records.find(Report, reader=report.reader):
        if _compared(each) == _compared(report):
            raise AlreadyReported(f"it is report {each.number}")
    await check_rate(records, report.reader, report.at)
    queue = await queue_of(records)
    numbered = replace(report, number=queue.last_number + 1)
    records.put(numbered)
    records.put(replace(queue, last_number=numbered.number))
    return numbered


async def answer(
    records: Records, actor: Actor, number: int, state: ReportState, note: str | None = None
) -> Report:
    """Accept or decline an open report; the reader is notified later. Raises :class:`AlreadyAnswered`."""
    report = await records.get(Report, str(number))
    if report is None or report.state is not ReportState.OPEN:
        raise AlreadyAnswered(f"report {number} is not open")
    answered = replace(report, state=state, note=note)
    records.put(answered)
    queue = await queue_of(records)
    records.put(replace(queue, answered=(*queue.answered, number)))
    act = AuditAction.REPORT_ACCEPTED if state is ReportState.ACCEPTED else AuditAction.REPORT_DECLINED
    await record_act(records, actor, act, report.about, report=number)
    return answered


async def open_reports(records: RecordReader) -> list[Report]:
    """Return the open reports, oldest first."""
    return await records.find(Report, state=ReportState.OPEN)


def _compared(report: Report) -> tuple[int, str, str, list[str]]:
    return (report.reader, report.statement, report.initiative, report.text.casefold().split())
