"""The schema of content files: the keys of each table, and the values that they may have.

A statement is one :class:`Head` and one :class:`Lists` (``<id>.toml``), and for each language one
:class:`HeadTexts` and one :class:`ListTexts` (``<id>.<language>.toml``, or ``[texts.<language>]`` in a
single file). Head and lists are validated separately, so that a fault in one does not hide faults in the
other. A required list of tables may not be empty. Docstrings of the models go into the JSON Schema.
"""

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from briefing.statement.entry import EvidenceKind
from storage.content.fields import (
    Address,
    AnyDeadlineKind,
    AnyEvidenceKind,
    AnyPrecision,
    AnyRole,
    AnyStatus,
    AnyVerifiability,
    Day,
    EntryId,
    Moment,
    Slug,
    one_line,
)

Line = Annotated[str, one_line(200)]
"""A short line of text, as most are."""


class Table(BaseModel):
    """A table of a content file: unknown keys are faults, and no value is converted to another type."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", strict=True, frozen=True)


class SourceTable(Table):
    """``[source]``."""

    outlet: Annotated[str, one_line(100)]
    published_at: Moment
    url: Address | None = None


class InitiativeTable(Table):
    """``[[initiatives]]``, in the order of the statement."""

    slug: Slug
    paragraphs: Annotated[list[Annotated[int, Field(ge=1, le=1000)]], Field(min_length=1, max_length=20)]
    verifiability: AnyVerifiability
    formerly: Annotated[list[Slug], Field(max_length=8)] = []


class DeadlineTable(Table):
    """``[[deadlines]]``."""

    slug: Slug
    initiative: str
    kind: AnyDeadlineKind
    precision: AnyPrecision
    first_day: Day | None = None
    last_day: Day
    in_title: bool = False


class EvidenceTable(Table):
    """``[[followups.evidence]]``."""

    publisher: Annotated[str, one_line(100)]
    url: Address
    read_on: Day
    kind: AnyEvidenceKind = EvidenceKind.PRESS
    supports: bool = True


class FollowUpTable(Table):
    """``[[followups]]``."""

    id: EntryId
    initiative: str
    happened_on: Day
    status: AnyStatus | None = None
    meets: str | None = None
    context: bool = False
    by: AnyRole | None = None
    recorded_at: Moment | None = None
    reviewed: bool | None = None
    correction_of: str | None = None
    evidence: Annotated[list[EvidenceTable], Field(json_schema_extra={"minItems": 1})]


class CheckTable(Table):
    """``[[checks]]``."""

    id: EntryId
    initiative: str
    checked_on: Day
    sources_until: Day | None = None
    status: AnyStatus | None = None
    by: AnyRole | None = None
    recorded_at: Moment | None = None
    reviewed: bool | None = None


class Head(Table):
    """What ``<id>.toml`` says about the statement as a whole."""

    made_on: Day
    review_every_months: Annotated[int, Field(ge=1, le=24)]
    source: SourceTable


class Lists(Table):
    """What ``<id>.toml`` lists."""

    initiatives: Annotated[list[InitiativeTable], Field(json_schema_extra={"minItems": 1})]
    deadlines: list[DeadlineTable] = []
    followups: list[FollowUpTable] = []
    checks: list[CheckTable] = []


class InitiativeTexts(Table):
    """``[initiatives.<slug>]`` of a language."""

    short: Annotated[str, one_line(40)]
    title: Annotated[str, one_line(150)]
    stance: Line
    summary: Annotated[str, one_line(700)]
    facts: Annotated[list[Annotated[str, one_line(300)]], Field(min_length=1, max_length=8)]
    verifiability_reason: Line | None = None
    aliases: Annotated[list[Annotated[str, one_line(60)]], Field(max_length=40)] = []


class DeadlineTexts(Table):
    """``[deadlines.<slug>]`` of a language."""

    what: Line
    stated_as: Annotated[str, one_line(100)]
    done_on: Annotated[str, one_line(100)]


class FollowUpTexts(Table):
    """``[followups.<id>]`` of a language; only an entry with "by" may lack the text in some."""

    text: Annotated[str, one_line(500)] | None = None
    correction_reason: Annotated[str, one_line(300)] | None = None
    why: Annotated[str, one_line(300)] | None = None


class CheckTexts(Table):
    """``[checks.<id>]`` of a language."""

    why: Annotated[str, one_line(300)] | None = None


class HeadTexts(Table):
    """What ``<id>.<language>.toml`` says about the statement as a whole."""

    speaker: Annotated[str, one_line(100)]
    title: Annotated[str, one_line(150)]
    occasion: Line
    place: Line
    summary: Annotated[str, one_line(600)]
    intro: Annotated[str, one_line(300)] | None = None
    via: Line
    url: Address | None = None
    context: Annotated[list[Annotated[str, one_line(400)]], Field(min_length=1, max_length=8)]


class ListTexts(Table):
    """The texts for what ``<id>.toml`` lists, by slug or id."""

    initiatives: dict[str, InitiativeTexts] = {}
    deadlines: dict[str, DeadlineTexts] = {}
    followups: dict[str, FollowUpTexts] = {}
    checks: dict[str, CheckTexts] = {}


class EntryTexts(Table):
    """``[texts.<language>]`` where only log entries that have "by" have texts."""

    followups: dict[str, FollowUpTexts] = {}
    checks: dict[str, CheckTexts] = {}
