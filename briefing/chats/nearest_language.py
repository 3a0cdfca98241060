"""The language in which those are answered whose own is not offered.

Two tables. ``CODES`` has other codes of the languages that are offered: those of ISO 639-2 and 639-3, which
systems send and people type. ``NEAREST`` has, for languages that are not offered, the one that their readers
most likely read. The reasons, in the order in which they count:

1. Whether people learn it at school and live with it: Tatar, Bashkir and Chuvash are spoken in Russia; in
   Tajikistan, Belarus, Ukraine, Armenia and Georgia Russian was the common language.
2. How near the languages are, where readers do not all know Russian: Turkmen, Crimean Tatar and Gagauz are
   near to Turkish and written with its letters. Karakalpak is nearest to Kazakh, with which it is understood
   without learning, though it is spoken in Uzbekistan; Uyghur is nearest to Uzbek.
3. South Azerbaijani and Southern Uzbek are the same languages in other letters; their readers find Latin ones
   on their phones too. Speakers of Talysh live in Azerbaijan.

Languages of which none of this is true get the default of the bot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

CODES = {
    "eng": "en",
    "rus": "ru",
    "kaz": "kk",
    "kz": "kk",  # the code of the country, which people type; no language has it
    "tur": "tr",
    "aze": "az",
    "azj": "az",
    "uzb": "uz",
    "uzn": "uz",
    "kir": "ky",
}

_BY_NEAREST = {
    # Tatar, Bashkir, Chuvash, Yakut, Tuvan, Altai, Khakas, Nogai, Kumyk, Karachay-Balkar; then languages of
    # Russia that are not Turkic; then those of its neighbours.
    "ru": "tt tat ba bak cv chv sah tyv alt kjh nog kum krc "
    "ce che os oss av ava lez udm chm mhr kv kom myv mdf bua xal ab abk "
    "be bel uk ukr tg tgk hy hye ka kat",
    "tr": "tk tuk crh gag",
    "kk": "kaa",
    "az": "azb tly",
    "uz": "uzs ug uig",
}
NEAREST = {code: language for language, codes in _BY_NEAREST.items() for code in codes.split()}
"""The language that is offered, by the code of one that is not."""


def nearest_language(code: str, languages: Collection[str]) -> str | None:
    """Return the language among ``languages`` for a code that is none of theirs, or None."""
    found = CODES.get(code) or NEAREST.get(code)
    return found if found in languages else None
