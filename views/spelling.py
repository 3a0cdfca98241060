"""Which spelling of Uzbek readers see: from a moment on the reformed one, in all that the bot says itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from gettext import NullTranslations
from typing import TYPE_CHECKING

from views.translate import Translator
from views.uzbek import pattern_of, reformed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import date, datetime

    from briefing.statement.text import Text

UZBEK = "uz"
CACHED_TEXTS = 4096
"""Some statements with their logs."""


class ReformedCatalogue(NullTranslations):
    """The Uzbek catalogue in the reformed spelling; each message is converted once, when first asked for."""

    def __init__(self, catalogue: NullTranslations, respell: Callable[[str], str]) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._respell = respell

    def gettext(self, message: str) -> str:
        """Return the translation of a message; one without a translation is English and stays so."""
        return self._respelled(self._catalogue.gettext(message), message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the translation of a message in its form for a number."""
        return self._respelled(self._catalogue.ngettext(msgid1, msgid2, n), msgid1, msgid2)

    def pgettext(self, context: str, message: str) -> str:
        """Return the translation of a message that has a context."""
        return self._respelled(self._catalogue.pgettext(context, message), message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """Return the translation of a message that has a context, in its form for a number."""
        return self._respelled(self._catalogue.npgettext(context, msgid1, msgid2, n), msgid1, msgid2)

    def _respelled(self, found: str, *untranslated: str) -> str:
        return found if found in untranslated else self._respell(found)


class ReformedTranslator(Translator):
    """Uzbek in its reformed spelling; quotations, publishers and addresses keep their letters."""

    def __init__(
        self,
        catalogue: NullTranslations,
        names: Collection[str],
        otherwise: Sequence[str] = (),
        *,
        is_reviewed: bool = False,
    ) -> None:
        """``names`` keep their letters wherever they stand in a text."""
        cached = lru_cache(maxsize=CACHED_TEXTS)
        self._spelled = cached(partial(reformed, pattern=pattern_of(names)))
        self._statement_text = cached(partial(reformed, pattern=pattern_of(names, keep_quotations=True)))
        super().__init__(
            UZBEK, ReformedCatalogue(catalogue, self._spelled), otherwise, is_reviewed=is_reviewed
        )
        present = self.date
        self.date = lru_cache(maxsize=1024)(lambda day: self._spelled(present(day)))

    def spelled(self, words: str) -> str:
        """Return words that are not from the catalogue in the reformed spelling."""
        return self._spelled(words)

    def text(self, text: Text) -> str:
        """Return a text of a statement, whose quotations stay as they are."""
        words = super().text(text)
        return self._statement_text(words) if self.shown_in(text) == self.language else words

    def ago(self, day: date, today: date) -> str:
        """Return how long before ``today`` a day was."""
        return self.spelled(super().ago(day, today))

    def ago_exactly(self, moment: datetime, now: datetime) -> str:
        """Return how long before ``now`` a moment was."""
        return self.spelled(super().ago_exactly(moment, now))

    def month(self, day: date) -> str:
        """Return the month and year of ``day``."""
        return self.spelled(super().month(day))

    def quarter(self, day: date) -> str:
        """Return the quarter and year of ``day``."""
        return self.spelled(super().quarter(day))

    def moment(self, moment: datetime) -> str:
        """Return the weekday, day, hour and minute of a moment in its own zone."""
        return self.spelled(super().moment(moment))

    def weekdays(self) -> tuple[str, ...]:
        """Return the short names of the days of the week, Monday first."""
        return tuple(map(self.spelled, super().weekdays()))

    def language_name(self, language: str) -> str:
        """Return the name of a language in Uzbek."""
        return self.spelled(super().language_name(language))

    def own_name_of(self, language: str) -> str:
        """Return the name of a language in itself; other languages keep their letters."""
        name = super().own_name_of(language)
        return self.spelled(name) if language == self.language else name

    def territory(self, code: str) -> str:
        """Return the name of a country or part of the world by its code in CLDR."""
        return self.spelled(super().territory(code))


class SpelledTranslators(Mapping[str, Translator]):
    """Translators by language code; from the reform on, that of Uzbek is the reformed one.

    Caches have translators as keys, so each spelling has a translator of its own.
    """

    def __init__(
        self,
        translators: Mapping[str, Translator],
        reformed_uzbek: Translator,
        reform_at: datetime,
        clock: Callable[[], datetime],
    ) -> None:
        self._translators = translators
        self._reformed_uzbek = reformed_uzbek
        self._reform_at = reform_at
        self._clock = clock

    def __getitem__(self, language: str) -> Translator:
        """Return the translator of a language for what is said now."""
        if language == UZBEK and self._clock() >= self._reform_at:
            return self._reformed_uzbek
        return self._translators[language]

    def __iter__(self) -> Iterator[str]:
        """Return an iterator over the codes of the languages."""
        return iter(self._translators)

    def __len__(self) -> int:
        """Return how many languages there are."""
        return len(self._translators)


def spelled_translators(
    translators: Mapping[str, Translator],
    catalogues: Mapping[str, NullTranslations],
    names: Collection[str],
    reform_at: datetime | None,
    clock: Callable[[], datetime],
) -> Mapping[str, Translator]:
    """Return translators of which that of Uzbek has the reformed spelling from ``reform_at`` on, if ever.

    ``names`` are those that keep their letters.
    """
    if reform_at is None or UZBEK not in translators:
        return translators
    present = translators[UZBEK]
    reformed_uzbek = ReformedTranslator(
        catalogues[UZBEK], names, present.otherwise, is_reviewed=present.is_reviewed
    )
    return SpelledTranslators(translators, reformed_uzbek, reform_at, clock)
