"""Names of languages, in themselves and in each other.

CLDR has names of languages as it has them; some of those of our seven are not what their readers say ("turk"
for Turkish in Uzbek), or have another letter ("o‘zbek"). Languages beyond the seven are named by CLDR alone.
"""

from __future__ import annotations

from babel import Locale

from views.dates import locale_of

OWN_NAMES = {
    "en": "English",
    "ru": "Русский",
    "kk": "Қазақ тілі",
    "tr": "Türkçe",
    "az": "Azərbaycanca",
    "uz": "Oʻzbekcha",
    "ky": "Кыргызча",
}
"""As they stand in a list, so with a capital."""

NAMES = {
    "tr": {"az": "Azerbaycan Türkçesi"},
    "az": {
        "en": "ingilis dili",
        "ru": "rus dili",
        "kk": "qazax dili",
        "tr": "türk dili",
        "az": "azərbaycan dili",
        "uz": "özbək dili",
        "ky": "qırğız dili",
    },
    "uz": {"tr": "turkcha", "az": "ozarbayjoncha", "uz": "oʻzbekcha"},
}
"""By the language that is read: names in the place of those of CLDR, as they stand in a sentence."""

LETTERS = {"uz": ("‘", "ʻ")}
"""A letter that CLDR writes as another sign than our texts."""


def own_name(language: str) -> str:
    """Return the name of a language in itself, as it stands in a list: "Қазақ тілі", "English"."""
    return OWN_NAMES.get(language) or language_name(language, language)


def language_name(language: str, reader: str) -> str:
    """Return the name of a language in the language of the reader: "Russian"."""
    ours = NAMES.get(reader, {}).get(language)
    return ours or as_spelled(reader, _locale(language).get_display_name(locale_of(reader)) or language)


def as_spelled(reader: str, words: str) -> str:
    """Return words of CLDR with the letters that our texts have."""
    return words.replace(*LETTERS.get(reader, ("", "")))


def _locale(language: str) -> Locale:
    return Locale.parse(language.replace("-", "_"))
