"""Interface catalogues: ``.po`` files, compiled in memory at each start."""

from __future__ import annotations

import re
from gettext import NullTranslations
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.messages.pofile import PoFileError, read_po

from briefing.errors import Fault
from storage.content.compiled import CompiledCatalogue
from storage.content.faults import FileFaults
from storage.content.files import list_folder, read_text
from storage.content.message_checks import REFUSED, message_faults, missing_messages
from storage.content.plurals import is_pinned, plural_rule, says_the_same
from storage.content.po_text import (
    NotGrammatical,
    duplicates,
    entries,
    header_of,
    plural_forms,
    without_comments,
    without_obsolete,
)
from storage.content.wording import quoted

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable
    from pathlib import Path

    from babel.messages.catalog import Catalog

LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?")
"""A BCP 47 tag in lower case: language, optional script, optional territory."""
_MESSAGES = "LC_MESSAGES/bot.po"
SOURCE_LANGUAGE = "en"
"""The language of the messages in the code."""


def load_catalogues(locales: Path, found: list[Fault]) -> dict[str, NullTranslations]:
    """Return the catalogue of each language under ``locales``, by code, in order of the codes.

    Faults are added to ``found``. A language with a faulty catalogue gets an empty one, because the texts of
    statements in this language are still to be checked.
    """
    folders = FileFaults("locales", found)
    listing = list_folder(locales, folders)
    if listing is None:
        return {}
    catalogues: dict[str, NullTranslations] = {}
    for folder in listing:
        if not folder.is_dir():
            continue
        reason = language_problem(folder.name)
        if reason is None:
            catalogues[folder.name] = _load(folder, found) or NullTranslations()
        else:
            FileFaults(f"locales/{folder.name}", found).add("", reason)
    if not catalogues:
        folders.add("", f"holds no language: <language>/{_MESSAGES}")
    return catalogues


def catalogue_warnings(locales: Path) -> list[Fault]:
    """Return what is wrong with the messages of all languages under ``locales`` and does not stop the bot.

    A message that English has and another language lacks is untranslated. Files that cannot be read are left
    to :func:`load_catalogues`.
    """
    paths = (path.parents[1] for path in sorted(locales.glob(f"*/{_MESSAGES}")))
    named = [folder for folder in paths if language_problem(folder.name) is None]
    read = {folder.name: _read(folder, FileFaults(folder.name, []), without_obsolete) for folder in named}
    english = read.get(SOURCE_LANGUAGE)
    found: list[Fault] = []
    for language, each in read.items():
        if each is None:
            continue
        warned = [fault for fault in message_faults(*each) if fault[0] not in REFUSED]
        lacking = missing_messages(each[0], english[0]) if english else ()
        found += (Fault(f"locales/{language}", kind, words) for kind, words in (*warned, *lacking))
    return found


def language_problem(code: str) -> str | None:
    """Return why ``code`` is no language that Babel can format dates and numbers in, or None if it is one."""
    if not LANGUAGE.fullmatch(code):
        return f"is not named as a language: {quoted(code)}; use a code such as ru, kk or uz-cyrl"
    try:
        language = Locale.parse(code, sep="-").language
    except (UnknownLocaleError, ValueError):
        language = ""
    # Babel replaces "und" by English, and withdrawn codes by their successors.
    return None if language == code.partition("-")[0] else f"is not a language that is known: {quoted(code)}"


def _load(folder: Path, found: list[Fault]) -> CompiledCatalogue | None:
    """Return the compiled catalogue in the folder of a language, or None if it is faulty."""
    # Babel takes a fifth of the time for comments, of which only the warnings make use.
    faults = FileFaults(f"locales/{folder.name}/{_MESSAGES}", found)
    read = _read(folder, faults, without_comments)
    if read is None:
        return None
    catalogue = read[0]
    refused = ((kind, words) for kind, words in message_faults(*read) if kind in REFUSED)
    found += (Fault(f"locales/{folder.name}", kind, words) for kind, words in refused)
    return CompiledCatalogue(catalogue)


def _read(
    folder: Path, faults: FileFaults, prepared: Callable[[str], str]
) -> tuple[Catalog, Counter[int]] | None:
    """Return the catalogue of a language and its plural forms, or None if the file is faulty.

    ``prepared`` makes lines empty that are not to be read. The second value is how many of the numbers 0 to
    999 use each form.
    """
    text = read_text(folder / _MESSAGES, faults)
    if text is None:
        return None
    text = prepared(text.replace("\r\n", "\n"))
    try:
        found = entries(text)
    except NotGrammatical as error:
        faults.add(f"line {error.line}", str(error))
        return None
    for message in duplicates(found):
        faults.add(message or "header", "is there twice; only the first would be used")
    forms = _check_header(header_of(found), folder.name, faults)
    if forms is None:
        return None
    try:
        return read_po(text.split("\n"), abort_invalid=True), forms
    except PoFileError as error:
        faults.add(f"line {error.lineno + 1}", str(error).removesuffix(f" on {error.lineno}"))
    except (ValueError, AttributeError) as error:
        faults.add("header", f"does not parse: {error}")
    return None


def _check_header(header: dict[str, str], language: str, faults: FileFaults) -> Counter[int] | None:
    """Return how many of the numbers 0 to 999 use each plural form, or None if the header is faulty."""
    charset = re.search(r"charset=([\w-]+)", header.get("content-type", ""))
    is_utf8 = charset is not None and charset[1].lower() in {"utf-8", "utf8"}
    if not is_utf8:
        faults.add("Content-Type", 'must be "text/plain; charset=UTF-8"')
    forms = plural_forms(header.get("plural-forms", ""))
    right = plural_rule(language)
    if forms is None:
        faults.add("Plural-Forms", f'is missing or does not parse; for this language it is "{right}"')
    elif is_pinned(language) and not says_the_same(header["plural-forms"], right):
        forms = None
        faults.add("Plural-Forms", f'is not the rule of this language; write "{right}"')
    return forms if is_utf8 else None
