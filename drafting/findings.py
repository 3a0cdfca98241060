"""The result of a rule: something proposed in a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """One speech act with one object."""

    stance: str
    title: str
    rule: str
    cue: str
    start: int
    """Index of the character at which the speech act begins."""
    end: int
    """Index of the character after the object."""
    head: str
    """The main noun of the title in its dictionary form."""
    forms: frozenset[str] = field(default_factory=frozenset)
    """The content words of the title in their dictionary forms, to recognize repetitions."""
    refers_back: bool = False
    """Whether the title only refers to something earlier: "this body"."""
    is_lasting: bool = False
    """Whether what is proposed lasts for a time, as a chairmanship does."""
