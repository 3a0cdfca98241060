"""Topics of forums that the bot has seen, because Telegram does not list them to bots."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from briefing.records import DeletedWithOwner, Records
from briefing.subscription import Target


@dataclass(frozen=True, slots=True)
class Topic(DeletedWithOwner):
    """A topic of a forum, as it was last seen."""

    table: ClassVar[str] = "topics"
    key_fields: ClassVar[tuple[str, ...]] = ("chat", "thread")
    people_fields: ClassVar[tuple[str, ...]] = ("chat",)
    found_by: ClassVar[tuple[str, ...]] = ("chat",)

    chat: int
    thread: int
    name: str = ""
    """Empty when only a message in the topic was seen."""
    closed: bool = False

    @property
    def target(self) -> Target:
        """The target for messages in the topic."""
        return Target(self.chat, self.thread)


def key_of(chat: int, thread: int) -> str:
    """Return the key of a topic's record."""
    return f"{chat}:{thread}"


async def remember_topic(
    records: Records, target: Target, *, name: str | None = None, closed: bool | None = None
) -> None:
    """Keep what was seen of a topic; None leaves a field unchanged."""
    assert target.thread is not None
    known = await records.get(Topic, key_of(target.chat_id, target.thread)) or Topic(
        target.chat_id, target.thread
    )
    named = known if name is None else replace(known, name=name)
    records.put(named if closed is None else replace(named, closed=closed))


def by_name(topics: Iterable[Topic]) -> list[Topic]:
    """Return topics by name; those without a name come last."""
    return sorted(topics, key=lambda each: (not each.name, each.name.casefold(), each.thread))
