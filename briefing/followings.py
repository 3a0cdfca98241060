"""What a target follows, and up to which moment it was notified about each initiative and word."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Self

from briefing.followed_words import MOST_WORDS, FollowedWord, WordProblem, WordRefused, WordsSeen
from briefing.records import DeletedWithOwner, Records
from briefing.subscription import HaltReason, Target


class FollowMode(StrEnum):
    """When followers are notified."""

    AT_ONCE = "at_once"
    WITH_DIGEST = "with_digest"


@dataclass(frozen=True, slots=True)
class Followed:
    """An initiative that is followed."""

    statement: str
    slug: str
    news_seen_until: datetime
    """The moment, UTC, up to which entries were notified, or were there before it was followed."""


@dataclass(frozen=True, slots=True)
class Following(DeletedWithOwner):
    """All initiatives and words that a target follows."""

    table: ClassVar[str] = "followings"
    people_fields: ClassVar[tuple[str, ...]] = ("chat_id",)
    found_by: ClassVar[tuple[str, ...]] = ("initiatives",)

    chat_id: int
    thread: int | None
    language: str
    """The language of the person who followed first; a language that was chosen for the chat counts first."""
    mode: FollowMode = FollowMode.AT_ONCE
    followed: tuple[Followed, ...] = ()
    """In the order in which they were followed."""
    told: tuple[str, ...] = ()
    """Entries of which the target was notified since its last digest, as ``statement/id``; the next digest
    leaves them out. They stay when an initiative is unfollowed, so that nothing is repeated."""
    halted: HaltReason | None = None
    """Why it is halted, until it is resumed (:mod:`briefing.subscriptions.halting`)."""
    words: tuple[FollowedWord, ...] = ()
    """In the order in which they were followed."""
    words_seen: tuple[WordsSeen, ...] = ()
    """Up to where the log of each statement was told since words are followed."""

    @property
    def target(self) -> Target:
        """The chat or topic."""
        return Target(self.chat_id, self.thread)

    @property
    def key(self) -> str:
        """The chat, or the chat and the topic."""
        return key_of(self.target)

    @property
    def initiatives(self) -> tuple[str, ...]:
        """The initiatives that are followed, as ``statement/slug``."""
        return tuple(f"{each.statement}/{each.slug}" for each in self.followed)

    def follows(self, statement_id: str, slug: str) -> bool:
        """Tell whether the target follows an initiative."""
        return any((each.statement, each.slug) == (statement_id, slug) for each in self.followed)

    def follows_word(self, mark: str) -> bool:
        """Tell whether the target follows the word with a mark."""
        return any(each.mark == mark for each in self.words)

    def word_seen_until(self, word: FollowedWord, statement_id: str) -> datetime:
        """Return the moment, UTC, up to which entries of a statement with this word are known."""
        seen = (each.until for each in self.words_seen if each.statement == statement_id)
        return max((word.since, *seen))

    def with_words_seen(self, statement_id: str, until: datetime) -> Self:
        """Return the following when entries of a statement up to a moment are known; as it is without words.

        All entries count, not only those with a word: one that gets a word later, by a translation, is old.
        """
        if not self.words:
            return self
        others = tuple(each for each in self.words_seen if each.statement != statement_id)
        known = (each.until for each in self.words_seen if each.statement == statement_id)
        return replace(self, words_seen=(*others, WordsSeen(statement_id, max((until, *known)))))

    def left_out_of_digest(self, statement_id: str) -> frozenset[str]:
        """Return the ids of the entries of a statement that the next digest leaves out."""
        names = (each.partition("/") for each in self.told)
        return frozenset(entry for statement, _, entry in names if statement == statement_id)

    def after_digest(self, statement_id: str, until: datetime) -> Self | None:
        """Return the following after a digest with all entries up to ``until``; None when it is empty."""
        followed = tuple(
            replace(each, news_seen_until=max(each.news_seen_until, until))
            if each.statement == statement_id
            else each
            for each in self.followed
        )
        after = replace(self, followed=followed, told=()).with_words_seen(statement_id, until)
        return None if after.is_empty else after

    @property
    def is_empty(self) -> bool:
        """Whether it need not be kept, because nothing is followed and :attr:`told` is empty."""
        return not (self.followed or self.words or self.told)


def key_of(target: Target) -> str:
    """Return the key of a target's record."""
    return str(target.chat_id) if target.thread is None else f"{target.chat_id}:{target.thread}"


async def follow(records: Records, target: Target, followed: Followed, language: str) -> Following:
    """Let a target follow an initiative, and end a halt; nothing changes if it follows it already."""
    present = await records.get(Following, key_of(target)) or Following(
        target.chat_id, target.thread, language
    )
    if present.follows(followed.statement, followed.slug):
        return present
    after = replace(present, followed=(*present.followed, followed), halted=None)
    records.put(after)
    return after


async def unfollow(records: Records, target: Target, statement_id: str, slug: str) -> bool:
    """Unfollow an initiative; return False if the target did not follow it."""
    present = await records.get(Following, key_of(target))
    if present is None or not present.follows(statement_id, slug):
        return False
    ended = (statement_id, slug)
    remaining = tuple(each for each in present.followed if (each.statement, each.slug) != ended)
    _keep(records, replace(present, followed=remaining))
    return True


def _keep(records: Records, after: Following) -> None:
    if after.is_empty:
        records.remove(after)
    else:
        records.put(after)


async def follow_word(records: Records, target: Target, word: FollowedWord, language: str) -> Following:
    """Let a target follow a word, and end a halt; nothing changes if it follows it already.

    Raises :class:`WordRefused` when it follows as many words as it may.
    """
    present = await records.get(Following, key_of(target)) or Following(
        target.chat_id, target.thread, language
    )
    if present.follows_word(word.mark):
        return present
    if len(present.words) >= MOST_WORDS:
        raise WordRefused(WordProblem.TOO_MANY)
    after = replace(present, words=(*present.words, word), halted=None)
    records.put(after)
    return after


async def unfollow_word(records: Records, target: Target, mark: str) -> FollowedWord | None:
    """Unfollow the word with a mark; return it, or None if the target did not follow it."""
    present = await records.get(Following, key_of(target))
    ended = next((each for each in present.words if each.mark == mark), None) if present else None
    if present is None or ended is None:
        return None
    remaining = tuple(each for each in present.words if each is not ended)
    seen = present.words_seen if remaining else ()
    _keep(records, replace(present, words=remaining, words_seen=seen))
    return ended


async def choose_mode(records: Records, target: Target, mode: FollowMode) -> None:
    """Choose when a target is notified, if it follows anything."""
    present = await records.get(Following, key_of(target))
    if present is not None:
        records.put(replace(present, mode=mode))
