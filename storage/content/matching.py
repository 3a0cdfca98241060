"""What makes a story a proposal: ``matching.toml``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from briefing.proposals.rules import MatchingRules, SameStory, Shares
from briefing.proposals.story import ReasonKind
from storage.content.faults import FileFaults
from storage.content.fields import one_line
from storage.content.files import read_toml
from storage.content.reading import read
from storage.content.schema import Table

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.errors import Fault

FILE = "matching.toml"
Share = Annotated[float, Field(ge=0, le=1)]
Likeness = Annotated[float, Field(ge=0, le=100)]
Days = Annotated[int, Field(ge=0, le=366)]


class PointsTable(Table):
    """``[points]``: the most that each kind of reason adds to a score."""

    words: Share
    initiative: Share
    deadline: Share
    names: Share
    day: Share


class SharesTable(Table):
    """``[shares]``: what parts of reasons count."""

    lead: Share
    one_word: Share
    scattered: Share
    without_occasion: Share
    speaker: Share
    own_name: Share


class SameStoryTable(Table):
    """``[same_story]``: when two stories are the same one."""

    days: Days
    title: Likeness
    text: Likeness
    title_alone: Likeness


class MatchingTable(Table):
    """The whole file."""

    threshold: Share
    nearness: Share
    enough_words: Annotated[float, Field(gt=0, le=100)]
    days_before: Days
    days_after: Days
    points: PointsTable
    shares: SharesTable
    same_story: SameStoryTable
    common: dict[str, list[Annotated[str, one_line(60)]]]


def load_matching(directory: Path, packaged: Path, found: list[Fault]) -> MatchingRules | None:
    """Return the rules of ``directory`` or, if it has none, those of ``packaged``; None with faults."""
    own = directory / FILE
    faults = FileFaults(FILE, found)
    raw = read_toml(own if own.exists() else packaged / FILE, faults)
    if raw is None:
        return None
    table = read(MatchingTable, raw, (), faults)
    if table is None:
        return None
    return MatchingRules(
        threshold=table.threshold,
        nearness=table.nearness,
        enough_words=table.enough_words,
        days_before=table.days_before,
        days_after=table.days_after,
        points={ReasonKind(kind): most for kind, most in table.points.model_dump().items()},
        shares=Shares(**table.shares.model_dump()),
        same_story=SameStory(**table.same_story.model_dump()),
        common={language: tuple(words) for language, words in table.common.items()},
    )
