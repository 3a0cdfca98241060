"""Pictures that were uploaded to Telegram, which can be sent again without drawing or uploading them."""

from dataclasses import dataclass
from typing import ClassVar

from briefing.records import Record, Records

MOST_PICTURES = 300
"""How many pictures are remembered; they change each day, so that old ones are not needed again."""


@dataclass(frozen=True, slots=True)
class Picture(Record):
    """A picture that was uploaded."""

    table: ClassVar[str] = "pictures"
    key_fields: ClassVar[tuple[str, ...]] = ("content",)

    content: str
    """A hash of everything that it shows."""
    file_id: str
    """The id of the file in Telegram, valid for this bot only."""


async def remember_picture(records: Records, picture: Picture) -> None:
    """Keep a picture, and remove the oldest ones over the limit."""
    records.put(picture)
    for old in (await records.find(Picture))[:-MOST_PICTURES]:
        records.remove(old)
