"""Translation of texts, and dates and numbers in the form of a language."""

from __future__ import annotations

import re
import unicodedata
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, format_timedelta, get_day_names
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime
    from gettext import NullTranslations

    from briefing.statement.model import Text

FORMATS = {"en": "en_GB"}
"""Locales for languages whose dates are not to follow Babel's default: "7 October 2025", 24 hours."""
AFTER_OTHERS = str.maketrans(
    {letter: f"{before}\u0301" for letter, before in zip("әғқңөұүһіəı", "агкноуухыei", strict=True)}
)
"""Letters that Unicode does not divide, as the plain letter that they follow in the alphabet, and a mark."""
YEAR_WORDS = {"kk": ("ж.", "жылғы"), "ru": ("г.", "года")}
"""The short word for "year" in dates of Babel, and what a sentence has in its place."""
_BETWEEN = re.compile(r"(?<=\d) (?=[^\W\d])")
"""A blank between a number and the word after it."""
DAYS_PER_MONTH, MONTHS_PER_YEAR = 30.44, 12


def N_(message: str) -> str:  # noqa: N802 - gettext's usual name for "translated later"
    """Return a message unchanged; the call marks it for extraction, and it is translated when shown."""
    return message


def locale_of(language: str) -> Locale:
    """Return Babel's locale for the code of an interface language."""
    return Locale.parse(FORMATS.get(language, language).replace("-", "_"))


class Translator:
    """One interface language. Immutable and compared by identity, so that caches can use it as a key."""

    def __init__(self, language: str, catalogue: NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue
        self._locale = locale_of(language)
        self.date = lru_cache(maxsize=1024)(self._date)

    def gettext(self, message: str, **values: object) -> str:
        """Translate a message and fill in its ``{placeholders}``."""
        return self._catalogue.gettext(message).format(**values)

    def ngettext(self, one: str, many: str, number: int, **values: object) -> str:
        """Translate a message in its form for ``number``, which ``{n}`` stands for."""
        return self._catalogue.ngettext(one, many, number).format(n=self.number(number), **values)

    def html(self, message: str, **values: object) -> Markup:
        """Translate a message to HTML and fill in its placeholders; values that are no Markup are escaped."""
        return Markup(escape(self._catalogue.gettext(message))).format(**values)  # noqa: S704 - escaped

    def text(self, text: Text) -> str:
        """Return a text of a statement in this language, else in the first one that has it."""
        return text.in_language(self.language)

    def verbatim(self, text: Text) -> str:
        """Return a text of a statement that quotes somebody, in the letters in which it is written."""
        return text.in_language(self.language)

    def spelled(self, words: str) -> str:
        """Return words of this language that are not from its catalogue in the spelling of the interface."""
        return words

    def localized(self, text: Text) -> str:
        """Return a text as :meth:`text` does, naming the language if it is another one: "… [Russian]"."""
        language = text.shown_in(self.language)
        mark = "" if language == self.language else f" [{self.language_name(language)}]"
        return self.text(text) + mark

    def _date(self, day: date) -> str:
        return self._in_sentence(format_date(day, "long", locale=self._locale))

    def _in_sentence(self, words: str) -> str:
        short, whole = YEAR_WORDS.get(self.language.partition("-")[0], ("", ""))
        return _held(re.sub(rf"\s{re.escape(short)}", f" {whole}", words) if short else words)

    def ago(self, day: date, today: date) -> str:
        """Return how long before ``today`` a day was, in its largest unit: "5 days ago", "1 year ago"."""
        days = (today - day).days
        if days <= 0:
            return self.gettext("today")
        months = round(days / DAYS_PER_MONTH)
        years = months // MONTHS_PER_YEAR
        if days <= DAYS_PER_MONTH:
            return self._ago(timedelta(days), "day")
        return (
            self._ago(timedelta(365 * years), "year") if years else self._ago(timedelta(30 * months), "month")
        )

    def _ago(self, length: timedelta, unit: Literal["day", "month", "year"]) -> str:
        # Babel takes the largest unit of which there are at least ``threshold``; weeks are no unit here.
        threshold = DAYS_PER_MONTH if unit == "day" else 1
        return _held(
            format_timedelta(
                -length, granularity=unit, threshold=threshold, add_direction=True, locale=self._locale
            )
        )

    def month(self, day: date) -> str:
        """Return the month and year of ``day``: "December 2026"."""
        return self._in_sentence(format_skeleton("yMMMM", day, locale=self._locale))

    def quarter(self, day: date) -> str:
        """Return the quarter and year of ``day``: "4th quarter 2026"."""
        return self._in_sentence(format_skeleton("yQQQQ", day, locale=self._locale))

    def time(self, moment: datetime) -> str:
        """Return the hour and minute of ``moment`` in its own zone."""
        return format_time(moment.timetz().replace(tzinfo=None), "short", locale=self._locale)

    def date_and_time(self, moment: datetime) -> str:
        """Return the day with its year, hour and minute of a moment in its own zone."""
        return f"{self.date(moment.date())}, {self.time(moment)}"

    def moment(self, moment: datetime) -> str:
        """Return the weekday, day, hour and minute of a moment in its own zone."""
        day = _held(format_skeleton("MMMEd", moment, tzinfo=moment.tzinfo, locale=self._locale))
        return f"{day}, {self.time(moment)}"

    def weekdays(self) -> tuple[str, ...]:
        """Return the short names of the days of the week, Monday first."""
        names = get_day_names("abbreviated", "stand-alone", locale=self._locale)
        return tuple(names[day] for day in range(7))

    def language_name(self, language: str) -> str:
        """Return the name of a language in this one: "Russian"."""
        return Locale.parse(language.replace("-", "_")).get_display_name(self._locale) or language

    def own_name_of(self, language: str) -> str:
        """Return the name of a language in itself."""
        return own_name(language)

    def territory(self, code: str) -> str:
        """Return the name of a country or part of the world by its code in CLDR: "Central Asia" for 143."""
        return str(self._locale.territories[code])

    def listed(self, items: Iterable[str]) -> str:
        """Return items as a list in words: "2, 6 and 7"."""
        return format_list(list(items), locale=self._locale)

    def number(self, value: float) -> str:
        """Return a number with the separators of the language."""
        return str(format_decimal(value, locale=self._locale))


def _held(words: str) -> str:
    """Return words in which no line ends between a number and what it counts: "22 November"."""
    return _BETWEEN.sub("\N{NO-BREAK SPACE}", words)


def translators(catalogues: Mapping[str, NullTranslations]) -> dict[str, Translator]:
    """Return a translator for each interface catalogue, by language code."""
    return {language: Translator(language, catalogue) for language, catalogue in catalogues.items()}


def capitalized(words: str) -> str:
    """Return words that begin with a capital letter; the others stay as they are."""
    return words[:1].upper() + words[1:]


def sort_key(name: str) -> str:
    """Return a key that puts names into the order of the alphabet: a marked letter follows the plain one."""
    plain = unicodedata.normalize("NFD", name.casefold())
    return plain.translate(AFTER_OTHERS)


def own_name(language: str) -> str:
    """Return the name of a language in itself: "қазақ тілі", "English"."""
    locale = Locale.parse(language.replace("-", "_"))
    name = locale.get_display_name(locale) or language
    return name[:1].upper() + name[1:]
