"""A speech act in an English sentence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpeechAct:
    """A speech act; positions are indexes of words."""

    rule: str
    start: int
    after: int
    """The word at which the search for the object begins."""
    subject: bool = False
    """Whether the object is the grammatical subject: "a fund will be created"."""
    bare: bool = False
    """Whether the verb follows without "to": "will establish"."""
    is_lasting: bool = False
