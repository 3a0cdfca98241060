"""Which bot a store belongs to: ids of messages and files, and numbers of updates, are its own."""

from dataclasses import dataclass
from typing import ClassVar

from briefing.records import Record, RecordReader


@dataclass(frozen=True, slots=True)
class BotAccount(Record):
    """The bot that the store belongs to; there is one such record at most."""

    table: ClassVar[str] = "bot_account"

    bot_id: int
    """Its id in Telegram, with which its token begins."""

    @property
    def key(self) -> str:
        """Always the same."""
        return "bot"


async def account_of(store: RecordReader) -> BotAccount | None:
    """Return the bot that a store belongs to; None for a new store, or one of an older version."""
    return await store.get(BotAccount, "bot")
