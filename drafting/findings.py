"""What a rule found in a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """One act of proposing, supporting, planning or asking, with one object."""

    stance: str
    title: str
    rule: str
    cue: str
    start: int
    """Where the act begins in the sentence, in characters."""
    end: int
    """Where its object ends."""
    head: str
    """The head of the title in its dictionary form."""
    forms: frozenset[str] = field(default_factory=frozenset)
    """The content words of the title in their dictionary forms, to tell a repeat by."""
    refers_back: bool = False
    """Whether the title only points back: "this body"."""
    is_lasting: bool = False
    """Whether the act runs for a time, as a chairmanship does."""
