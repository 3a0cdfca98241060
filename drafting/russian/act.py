"""An act of putting forward, and where what it puts forward is looked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Takes(Enum):
    """Where what an act puts forward is looked for, in this order."""

    INFINITIVE = auto()
    ACCUSATIVE = auto()
    SUPPORTED = auto()
    """An accusative that can be supported: an idea, a body, a doing."""
    CONSIDERED = auto()
    """An accusative that carries something: a possibility, a question."""
    PREPOSITION = auto()
    CARRIED = auto()
    """A genitive, "about …", or an infinitive after a noun."""
    SUBJECT = auto()
    """A nominative after it, else before."""
    MADE_SUBJECT = auto()
    """A nominative noun of making."""
    SUPPORTED_SUBJECT = auto()
    """A nominative that can be supported."""
    THING_SUBJECT = auto()
    """A nominative noun of a body, paper or occasion."""
    DOING = auto()
    """A noun of doing after "necessity"."""
    MAKING = auto()
    """A noun of making after "importance"."""
    THAT = auto()
    """A clause with "чтобы"."""
    YEAR_OF = auto()
    """An instrumental: "declare 2027 the Year of …"."""


@dataclass(frozen=True, slots=True)
class SpeechAct:
    """One act of putting forward."""

    rule: str
    start: int
    after: int
    """The word from which its object is looked for."""
    takes: tuple[Takes, ...]
    prepositions: tuple[str, ...] = ()
    is_lasting: bool = False
