"""Of what the site is made at one moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from briefing.finder import Finder
    from briefing.library import Library
    from briefing.statement.model import Statement
    from views.translate import Translator


@dataclass(frozen=True, slots=True)
class Site:
    """All that pages are made of; what is shown depends on nothing else."""

    library: Library
    finder: Finder
    translators: Mapping[str, Translator]
    now: datetime
    zone: ZoneInfo
    """In which days are counted."""
    public_url: str
    """The address under which people reach the site, without a slash at its end."""
    username: str = ""
    """The bot's username without ``@``; empty if it is not known, then nothing leads to the bot."""
    default_language: str = "en"
    """The language of readers of whom nothing is known."""
    contact: str = ""
    """The address to which weaknesses are reported; empty for the bot itself."""
    as_json: Callable[[Statement], str] = field(kw_only=True)
    """Returns a whole statement as JSON, in the form in which it can be imported."""

    @property
    def today(self) -> date:
        """The present day in the zone of the site."""
        return self.now.astimezone(self.zone).date()

    def url(self, path: str) -> str:
        """Return the absolute address of a path, which begins with a slash."""
        return f"{self.public_url}{path}"
