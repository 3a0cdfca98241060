"""An act of putting forward."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpeechAct:
    """One act of putting forward."""

    rule: str
    start: int
    after: int
    """The word from which its object is looked for."""
    subject: bool = False
    """Whether the object is what stands before it: "a fund will be created"."""
    bare: bool = False
    """Whether the verb follows without "to": "will establish"."""
    is_lasting: bool = False
