"""The plural forms of each of our languages, pinned.

Releases of Babel do not agree about them: one has a single form for Turkish, the next has two. A catalogue
that was right would be faulty after an update, so Babel is asked about other languages alone.
"""

from __future__ import annotations

from babel.messages.plurals import get_plural

from storage.content.po_text import form_of_each

ONE_AND_OTHERS = "nplurals=2; plural=(n != 1);"
"""In Turkish, Azerbaijani, Uzbek, Kyrgyz and Kazakh the noun is the same after any number; some messages have
"a day" for one all the same."""

PLURAL_RULES = {
    "en": ONE_AND_OTHERS,
    "ru": (
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 :"
        " n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
    ),
    "kk": ONE_AND_OTHERS,
    "tr": ONE_AND_OTHERS,
    "az": ONE_AND_OTHERS,
    "uz": ONE_AND_OTHERS,
    "ky": ONE_AND_OTHERS,
}
"""By language, without its script and territory."""


def plural_rule(language: str) -> str:
    """Return the field ``Plural-Forms`` that the catalogue of a language is to have."""
    pinned = PLURAL_RULES.get(_alone(language))
    if pinned is not None:
        return pinned
    count, expression = get_plural(language.replace("-", "_"))[:2]
    return f"nplurals={count}; plural={expression};"


def is_pinned(language: str) -> bool:
    """Return whether the catalogue of a language may have no other rule."""
    return _alone(language) in PLURAL_RULES


def says_the_same(field: str, other: str) -> bool:
    """Return whether two rules have as many forms and give each number the same one."""
    return _count(field) == _count(other) and form_of_each(field) == form_of_each(other)


def _count(field: str) -> str:
    return field.partition(";")[0].partition("=")[2].strip()


def _alone(language: str) -> str:
    return language.partition("-")[0]
