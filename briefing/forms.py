"""Forms that a person fills in step by step in the private chat."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import ClassVar

from briefing.local_time import is_within
from briefing.records import PAGE, Between, Personal, RecordStore, remove_records

FORM_LIFE = timedelta(days=1)
"""How long after its last step a form stays open."""
REPORT, DECLINE, RETURN, TRANSLATION = "report", "decline", "return", "translation"
"""Kinds of forms with one question; other kinds have their own modules."""
NO_ANSWERS = frozenset({"form", "page"})
"""Keys beside the answers: the name of the form, and the message that shows an album so far."""


def mark_of(values: Mapping[str, str]) -> str:
    """Return a mark of answers, which is another one as soon as one of them differs.

    A button that lets something leave carries the mark of what was shown above it, because older messages
    with the same button stay in the chat.
    """
    answers = sorted((key, value) for key, value in values.items() if key not in NO_ANSWERS)
    return hashlib.sha256(json.dumps(answers).encode()).hexdigest()[:8]


def form_key(person: int, kind: str) -> str:
    """Return the key of a person's form of one kind."""
    return f"{person}:{kind}"


@dataclass(frozen=True, slots=True)
class Form(Personal):
    """The answers of a person so far; a person has at most one form of each kind."""

    table: ClassVar[str] = "forms"
    found_by: ClassVar[tuple[str, ...]] = ("form_id", "changed_at")

    person: int
    kind: str
    """The kind of form."""
    step: str
    """The step that is asked for next."""
    changed_at: datetime
    """When the last step was taken, UTC."""
    values: Mapping[str, str] = field(default_factory=dict)
    """The answers by step, as text."""
    is_aside: bool = False
    """Whether the person has moved on to something else, so that the form takes no message until resumed."""

    @property
    def key(self) -> str:
        """The id of the person, and the kind."""
        return form_key(self.person, self.kind)

    @property
    def people(self) -> tuple[int, ...]:
        """The person, and the channel that the form is about, if any."""
        return (self.person, int(self.values["chat"])) if "chat" in self.values else (self.person,)

    @property
    def form_id(self) -> str:
        """The id that its buttons carry; empty for a form without buttons."""
        return self.values.get("form", "")

    def is_open(self, now: datetime) -> bool:
        """Tell whether the form can still be filled in."""
        return is_within(self.changed_at, FORM_LIFE, now)


def open_forms(forms: Iterable[Form], person: int, now: datetime) -> list[Form]:
    """Return the open forms of a person, those set aside first; the last one gets the answers."""
    own = (each for each in forms if each.person == person and each.is_open(now))
    return sorted(own, key=lambda each: (not each.is_aside, each.changed_at))


async def remove_old_forms(store: RecordStore, now: datetime) -> None:
    """Remove some of the forms that are not open any more."""
    found = await store.find(Form, limit=PAGE, changed_at=Between(last=now - FORM_LIFE))
    over = [each for each in found if not each.is_open(now)]
    if over:
        await remove_records(store, *over)
