"""Forms that somebody fills in step by step in the private chat."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import ClassVar

from briefing.local_time import is_within
from briefing.records import Personal, Records

FORM_LIFE = timedelta(days=1)
"""An open form ends so long after its last step."""
REPORT, DECLINE, RETURN, TRANSLATION = "report", "decline", "return", "translation"
"""Kinds that ask for one text; that of a follow-up has a module of its own."""


def form_key(person: int, kind: str) -> str:
    """Return the key of a person's form of one kind."""
    return f"{person}:{kind}"


@dataclass(frozen=True, slots=True)
class Form(Personal):
    """What one person has filled in so far; of each kind a person has one open at most."""

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
        """The person's id and the kind."""
        return form_key(self.person, self.kind)

    @property
    def people(self) -> tuple[int, ...]:
        """The person, and the channel that it is about, if it is about one."""
        return (self.person, int(self.values["chat"])) if "chat" in self.values else (self.person,)

    def is_open(self, now: datetime) -> bool:
        """Tell whether it can still be filled in."""
        return is_within(self.changed_at, FORM_LIFE, now)


def open_forms(forms: Iterable[Form], person: int, now: datetime) -> list[Form]:
    """Return the forms that a person can still fill in; the last, changed last, gets the answers."""
    own = (each for each in forms if each.person == person and each.is_open(now))
    return sorted(own, key=lambda each: each.changed_at)


def put_form(records: Records, form: Form) -> None:
    """Keep a form, and throw away everybody's that have ended by themselves."""
    for each in records.all(Form):
        if not each.is_open(form.changed_at):
            records.remove(each)
    records.put(form)
