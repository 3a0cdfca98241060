"""Topics of forums that the bot has seen: Telegram lists them to no bot."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from briefing.records import DeletedWithOwner, Records
from briefing.subscription import Target


@dataclass(frozen=True, slots=True)
class Topic(DeletedWithOwner):
    """One topic, as it was seen last."""

    table: ClassVar[str] = "topics"
    key_fields: ClassVar[tuple[str, ...]] = ("chat", "thread")
    people_fields: ClassVar[tuple[str, ...]] = ("chat",)

    chat: int
    thread: int
    name: str = ""
    """Empty when only a message in it was seen."""
    closed: bool = False

    @property
    def target(self) -> Target:
        """Where the topic is written to."""
        return Target(self.chat, self.thread)


def key_of(chat: int, thread: int) -> str:
    """Return the key of a topic's record."""
    return f"{chat}:{thread}"


def remember_topic(
    records: Records, target: Target, *, name: str | None = None, closed: bool | None = None
) -> None:
    """Keep what was seen of a topic; None leaves a field as it is known."""
    assert target.thread is not None
    known = records.get(Topic, key_of(target.chat_id, target.thread)) or Topic(target.chat_id, target.thread)
    records.put(
        replace(
            known,
            name=known.name if name is None else name,
            closed=known.closed if closed is None else closed,
        )
    )


def topics_of(topics: Iterable[Topic], chat: int) -> list[Topic]:
    """Return the topics of one chat by name; those without one come last."""
    own = (each for each in topics if each.chat == chat)
    return sorted(own, key=lambda each: (not each.name, each.name.casefold(), each.thread))
