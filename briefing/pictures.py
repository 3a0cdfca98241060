"""Pictures that Telegram has already: sent again by its name for them, without being painted or uploaded."""

from dataclasses import dataclass
from typing import ClassVar

from briefing.records import Record, Records

MOST_PICTURES = 300
"""So many are remembered; a picture changes each day, and old ones are not asked for again."""


@dataclass(frozen=True, slots=True)
class Picture(Record):
    """A picture that was uploaded once."""

    table: ClassVar[str] = "pictures"
    key_fields: ClassVar[tuple[str, ...]] = ("content",)

    content: str
    """A hash of all that it shows."""
    file_id: str
    """Telegram's name for it, good for this bot alone."""


def remember_picture(records: Records, picture: Picture) -> None:
    """Keep a picture, and drop the oldest ones over the limit."""
    records.put(picture)
    for old in records.all(Picture)[:-MOST_PICTURES]:
        records.remove(old)
