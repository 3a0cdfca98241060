"""People and bots."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sandbox.kinds import Json

START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""What a link can hand to a bot."""

ANONYMOUS_ADMIN_ID = 1087968824
CHANNEL_MAIL_ID = 777000


@dataclass(slots=True)
class Person:
    """A Telegram account; ``language_code`` is sent unchanged, even if invalid, or not at all if None."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False
    deactivated: bool = False

    @property
    def name(self) -> str:
        """The full name, as a chat list shows it."""
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name

    def api(self) -> Json:
        """Return the ``User`` object."""
        user: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.last_name is not None:
            user["last_name"] = self.last_name
        if self.username is not None:
            user["username"] = self.username
        if self.language_code is not None:
            user["language_code"] = self.language_code
        return user


ANONYMOUS_ADMIN = Person(ANONYMOUS_ADMIN_ID, "Group", username="GroupAnonymousBot", is_bot=True)
"""The sender in ``from`` when an administrator of a group writes anonymously."""

CHANNEL_MAIL = Person(CHANNEL_MAIL_ID, "Telegram")
"""The sender in ``from`` of a channel's post that is forwarded automatically to its discussion group."""
