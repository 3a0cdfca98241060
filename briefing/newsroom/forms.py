"""Forms that somebody fills in step by step in the private chat."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import ClassVar, Self

from briefing.records import Record

FORM_LIFE = timedelta(days=1)
"""An open form ends so long after its last step."""


@dataclass(frozen=True, slots=True)
class Form(Record):
    """What one person has filled in so far; at most one form is open for each person."""

    table: ClassVar[str] = "forms"

    person: int
    kind: str
    """Which conversation it belongs to."""
    step: str
    """What is asked for next."""
    changed_at: datetime
    """When the last step was made, UTC."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What was given, by step, as text."""

    @property
    def key(self) -> str:
        """The person's id."""
        return str(self.person)

    @property
    def people(self) -> tuple[int, ...]:
        """The person."""
        return (self.person,)

    def forgetting(self, chat_id: int, alias: int) -> Self | None:
        """Leave nothing."""
        del chat_id, alias
        return None

    def is_open(self, now: datetime) -> bool:
        """Tell whether it can still be filled in."""
        return now - self.changed_at < FORM_LIFE
