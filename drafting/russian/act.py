"""A speech act in a Russian sentence, and the forms that its object may have."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class ObjectForm(Enum):
    """A form in which the object of a speech act may follow."""

    INFINITIVE = auto()
    ACCUSATIVE = auto()
    SUPPORTED = auto()
    """An accusative that can be supported: an idea, a body, an activity."""
    CONSIDERED = auto()
    """An accusative carrier noun: a possibility, a question."""
    PREPOSITION = auto()
    CARRIED = auto()
    """After a carrier noun: a genitive, "about …", or an infinitive."""
    SUBJECT = auto()
    """A nominative after the speech act, else before it."""
    MADE_SUBJECT = auto()
    """A nominative noun of making."""
    SUPPORTED_SUBJECT = auto()
    """A nominative that can be supported."""
    THING_SUBJECT = auto()
    """A nominative noun for a body, a document or an occasion."""
    DOING = auto()
    """A noun for an activity after "necessity"."""
    MAKING = auto()
    """A noun of making after "importance"."""
    THAT = auto()
    """A clause with "чтобы"."""
    YEAR_OF = auto()
    """An instrumental: "declare 2027 the Year of …"."""


@dataclass(frozen=True, slots=True)
class SpeechAct:
    """A speech act; positions are indexes of words."""

    rule: str
    start: int
    after: int
    """The word at which the search for the object begins."""
    forms: tuple[ObjectForm, ...]
    prepositions: tuple[str, ...] = ()
    is_lasting: bool = False
