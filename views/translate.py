"""Translation of texts, and dates and numbers in the form of a language."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from views import dates
from views.languages import as_spelled, language_name, own_name

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence
    from datetime import date, datetime
    from gettext import NullTranslations

    from briefing.statement.text import Text

AFTER_OTHERS = str.maketrans(
    {letter: f"{before}\u0301" for letter, before in zip("әғқңөұүһіəı", "агкноуухыei", strict=True)}
)
"""Letters that Unicode does not divide, as the plain letter that they follow in the alphabet, and a mark."""


def N_(message: str) -> str:  # noqa: N802 - gettext's usual name for "translated later"
    """Return a message unchanged; the call marks it for extraction, and it is translated when shown."""
    return message


class Translator:
    """One interface language. Immutable and compared by identity, so that caches can use it as a key."""

    def __init__(
        self,
        language: str,
        catalogue: NullTranslations,
        otherwise: Sequence[str] = (),
        *,
        is_reviewed: bool = False,
    ) -> None:
        """``otherwise``: in which languages statement texts are shown that this one lacks, by preference."""
        self.language = language
        self.otherwise = otherwise
        self.is_reviewed = is_reviewed
        """Whether a native speaker has read all texts of the language."""
        self._catalogue = catalogue
        self._locale = dates.locale_of(language)
        self.date = lru_cache(maxsize=1024)(self._date)

    def gettext(self, message: str, **values: object) -> str:
        """Translate a message and fill in its ``{placeholders}``."""
        return self._catalogue.gettext(message).format(**values)

    def ngettext(self, one: str, many: str, number: int, **values: object) -> str:
        """Translate a message in its form for ``number``, which ``{n}`` stands for."""
        return self._catalogue.ngettext(one, many, number).format(n=self.number(number), **values)

    def pgettext(self, context: str, message: str, **values: object) -> str:
        """Translate a message that means something else elsewhere; ``context`` says what it means here."""
        return self._catalogue.pgettext(context, message).format(**values)

    def html(self, message: str, **values: object) -> Markup:
        """Translate a message to HTML and fill in its placeholders; values that are no Markup are escaped."""
        return Markup(escape(self._catalogue.gettext(message))).format(**values)  # noqa: S704 - escaped

    def text(self, text: Text) -> str:
        """Return a text of a statement in this language, else in another one that has it."""
        return text.in_language(self.language, self.otherwise)

    def verbatim(self, text: Text) -> str:
        """Return a text of a statement that quotes somebody, in the letters in which it is written."""
        return text.in_language(self.language, self.otherwise)

    def spelled(self, words: str) -> str:
        """Return words of this language that are not from its catalogue in the spelling of the interface."""
        return words

    def localized(self, text: Text) -> str:
        """Return a text as :meth:`text` does, naming the language if it is another one: "… [Russian]"."""
        return self.text(text) + self.language_mark(text)

    def shown_in(self, text: Text) -> str:
        """Return the language in which a text of a statement is shown."""
        return text.shown_in(self.language, self.otherwise)

    def language_mark(self, text: Text) -> str:
        """Return the name of the language of a text as it is put behind it; nothing if it is this one."""
        language = self.shown_in(text)
        return "" if language == self.language else f" [{self.language_name(language)}]"

    def _date(self, day: date) -> str:
        return dates.date_words(self.language, day)

    def ago(self, day: date, today: date) -> str:
        """Return how long before ``today`` a day was, in its largest unit: "5 days ago", "1 year ago"."""
        days = (today - day).days
        # Translators: How long ago: “by news of today”, in a line; see also “5 days ago”, at most 12
        # characters.
        return self.gettext("today") if days <= 0 else dates.ago_words(self.language, days)

    def ago_exactly(self, moment: datetime, now: datetime) -> str:
        """Return how long before ``now`` a moment was, in its largest unit: "3 hours ago"."""
        return dates.exact_ago_words(self.language, now - moment)

    def month(self, day: date) -> str:
        """Return the month and year of ``day``: "December 2026"."""
        return dates.month_words(self.language, day)

    def quarter(self, day: date) -> str:
        """Return the quarter and year of ``day``: "4th quarter 2026"."""
        return dates.quarter_words(self.language, day)

    def year(self, day: date) -> str:
        """Return the year of ``day`` as a name that stands alone: "2026", in Uzbek "2026-yil"."""
        return dates.year_words(self.language, day)

    def ordinal(self, number: int) -> str:
        """Return a number, a year perhaps, as it stands before what it numbers: in Azerbaijani "2026-cı"."""
        return dates.ordinal(self.language, number)

    def time(self, moment: datetime) -> str:
        """Return the hour and minute of ``moment`` in its own zone."""
        return dates.time_words(self.language, moment)

    def date_and_time(self, moment: datetime) -> str:
        """Return the day with its year, hour and minute of a moment in its own zone."""
        return f"{self.date(moment.date())}, {self.time(moment)}"

    def moment(self, moment: datetime) -> str:
        """Return the weekday, day, hour and minute of a moment in its own zone."""
        return f"{dates.weekday_words(self.language, moment)}, {self.time(moment)}"

    def moment_ahead(self, moment: datetime, today: date) -> str:
        """Return a moment that may be years ahead: another year than the present one is named."""
        return self.moment(moment) if moment.year == today.year else self.date_and_time(moment)

    def weekdays(self) -> tuple[str, ...]:
        """Return the short names of the days of the week, Monday first."""
        return dates.weekday_names(self.language)

    def language_name(self, language: str) -> str:
        """Return the name of a language in this one: "Russian"."""
        return language_name(language, self.language)

    def own_name_of(self, language: str) -> str:
        """Return the name of a language in itself."""
        return own_name(language)

    def territory(self, code: str) -> str:
        """Return the name of a country or part of the world by its code in CLDR: "Central Asia" for 143."""
        return as_spelled(self.language, self._locale.territories[code])

    def listed(self, items: Iterable[str]) -> str:
        """Return items as a list in words: "2, 6 and 7"."""
        return format_list(list(items), locale=self._locale)

    def number(self, value: float) -> str:
        """Return a number with the separators of the language."""
        return str(format_decimal(value, locale=self._locale))


def translators(
    catalogues: Mapping[str, NullTranslations],
    reviewed: Container[str] = (),
    otherwise: Sequence[str] = (),
) -> dict[str, Translator]:
    """Return a translator for each interface catalogue, by language code; ``reviewed`` has such codes."""
    return {
        language: Translator(language, catalogue, otherwise, is_reviewed=language in reviewed)
        for language, catalogue in catalogues.items()
    }


def sort_key(name: str) -> str:
    """Return a key that puts names into the order of the alphabet: a marked letter follows the plain one."""
    plain = unicodedata.normalize("NFD", name.casefold())
    return plain.translate(AFTER_OTHERS)
