"""Which initiatives a chat or topic follows, and up to where it has been told what becomes of each."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Self

from briefing.records import DeletedWithOwner, Records
from briefing.subscription import HaltReason, Target


class FollowMode(StrEnum):
    """When followers hear what is new."""

    AT_ONCE = "at_once"
    WITH_DIGEST = "with_digest"


@dataclass(frozen=True, slots=True)
class Followed:
    """One initiative that is followed."""

    statement: str
    slug: str
    news_seen_until: datetime
    """What was recorded up to then was told, or is older than the following, UTC."""


@dataclass(frozen=True, slots=True)
class Following(DeletedWithOwner):
    """All that one target follows."""

    table: ClassVar[str] = "followings"
    people_fields: ClassVar[tuple[str, ...]] = ("chat_id",)

    chat_id: int
    thread: int | None
    language: str
    """The language of whoever followed first; one that was chosen for the chat counts first."""
    mode: FollowMode = FollowMode.AT_ONCE
    followed: tuple[Followed, ...] = ()
    """In the order in which they were followed."""
    told: tuple[str, ...] = ()
    """Entries that the target was told of since its last digest, which leaves them out: ``statement/id``.
    They stay when an initiative is no longer followed, so that nothing is told twice."""
    halted: HaltReason | None = None
    """Nothing is told for this reason until it is resumed (:mod:`briefing.subscriptions.halting`)."""

    @property
    def target(self) -> Target:
        """The chat or topic."""
        return Target(self.chat_id, self.thread)

    @property
    def key(self) -> str:
        """The chat, in a forum with the topic."""
        return key_of(self.target)

    def follows(self, statement_id: str, slug: str) -> bool:
        """Tell whether an initiative is followed."""
        return any((each.statement, each.slug) == (statement_id, slug) for each in self.followed)

    def told_of(self, statement_id: str) -> frozenset[str]:
        """Return the ids of the entries of one statement that its next digest leaves out."""
        names = (each.partition("/") for each in self.told)
        return frozenset(entry for statement, _, entry in names if statement == statement_id)

    def after_digest(self, statement_id: str, until: datetime) -> Self | None:
        """Return what remains when a digest has told all that was recorded up to ``until``."""
        followed = tuple(
            replace(each, news_seen_until=max(each.news_seen_until, until))
            if each.statement == statement_id
            else each
            for each in self.followed
        )
        after = replace(self, followed=followed, told=())
        return None if after.is_empty else after

    @property
    def is_empty(self) -> bool:
        """Whether it need not be kept: the target neither follows anything nor was told anything."""
        return not (self.followed or self.told)


def key_of(target: Target) -> str:
    """Return the key of a target's record."""
    return str(target.chat_id) if target.thread is None else f"{target.chat_id}:{target.thread}"


def follow(records: Records, target: Target, followed: Followed, language: str) -> Following:
    """Let a target follow an initiative, and hear again; one that is followed already stays as it is."""
    present = records.get(Following, key_of(target)) or Following(target.chat_id, target.thread, language)
    if present.follows(followed.statement, followed.slug):
        return present
    after = replace(present, followed=(*present.followed, followed), halted=None)
    records.put(after)
    return after


def unfollow(records: Records, target: Target, statement_id: str, slug: str) -> bool:
    """Let a target follow an initiative no more; return False when it did not follow it."""
    present = records.get(Following, key_of(target))
    if present is None or not present.follows(statement_id, slug):
        return False
    ended = (statement_id, slug)
    remaining = tuple(each for each in present.followed if (each.statement, each.slug) != ended)
    after = replace(present, followed=remaining)
    if after.is_empty:
        records.remove(present)
    else:
        records.put(after)
    return True


def choose_mode(records: Records, target: Target, mode: FollowMode) -> None:
    """Choose when a target hears what is new, if it follows anything."""
    present = records.get(Following, key_of(target))
    if present is not None:
        records.put(replace(present, mode=mode))
