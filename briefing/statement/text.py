"""Texts in several languages at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """One text in several languages."""

    by_language: Mapping[str, str]

    def in_language(self, language: str, otherwise: Sequence[str] = ()) -> str:
        """Return the text in ``language``, else in that of :meth:`shown_in`."""
        return self.by_language[self.shown_in(language, otherwise)]

    def shown_in(self, language: str, otherwise: Sequence[str] = ()) -> str:
        """Return the language in which a reader of ``language`` gets the text.

        It is the first of ``otherwise`` that has it where ``language`` has not, else the first at all.
        """
        for each in (language, *otherwise):
            if each in self.by_language:
                return each
        return next(iter(self.by_language))


@dataclass(frozen=True, slots=True)
class Aliases:
    """What else people call something: names, abbreviations and words that they type to find it."""

    by_language: Mapping[str, tuple[str, ...]]
    """Languages need not have equally many, nor any."""


NO_ALIASES = Aliases({})
