"""Reading the texts of a content folder for typography: what breaks a rule is named, and mended on demand."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.pofile import PoFileError, normalize, read_po

from briefing.errors import Fault
from storage.content.bundle import TEXTS
from storage.content.keeping import replace_file
from storage.content.typography import breaches, mended
from storage.content.wording import dotted
from storage.content.writing import toml_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.statement.model import Statement
    from storage.content.faults import Key

_STATEMENT_OF_ONE_LANGUAGE = 3
"""Parts of the name of a file with the texts of one language: id, language, ending."""
_TO_FILL_IN = re.compile(r"\[fill in\b[^\]]*\]")


@dataclass(frozen=True, slots=True)
class FoundText:
    """A text for readers, and where it was found."""

    path: Path
    language: str
    key: str
    text: str
    field: str = ""
    """The field of a catalogue that it stands in; in a statement nothing."""

    def as_written(self, text: str) -> str:
        """Return a text as it stands in the file."""
        return f"{self.field} {normalize(text)}" if self.field else f'"{text}"'


def proofread(directory: Path) -> list[Fault]:
    """Return what breaks the rules of typography in the texts of a content folder; nothing is refused for it.

    Files that cannot be read are left to the check of the content.
    """
    return [
        Fault(each.path.relative_to(directory).as_posix(), each.key, str(breach))
        for each in _texts(directory)
        for breach in breaches(each.language, each.text)
    ]


def unfilled(directory: Path) -> list[Fault]:
    """Return the texts of statements in which a mark, "[fill in: …]", stands in place of a text."""
    return [
        Fault(each.path.relative_to(directory).as_posix(), each.key, f"is to be filled in: {mark[0]}")
        for each in _texts(directory)
        if not each.field and (mark := _TO_FILL_IN.search(each.text))
    ]


def proofread_statement(statement: Statement) -> list[Fault]:
    """Return what breaks the rules of typography in the texts of a statement, whichever file it came from."""
    path = Path(f"{statement.id}.toml")
    return [
        Fault(path.name, each.key, str(breach))
        for each in _texts_of(path, toml_of(statement))
        for breach in breaches(each.language, each.text)
    ]


def mend(directory: Path) -> None:
    """Write the texts of a content folder so that whatever is unambiguous keeps the rules of typography."""
    changed: dict[Path, str] = {}
    for each in _texts(directory):
        right = mended(each.language, each.text)
        if right != each.text:
            before = changed.get(each.path) or each.path.read_text(encoding="utf-8")
            changed[each.path] = before.replace(each.as_written(each.text), each.as_written(right))
    for path, text in changed.items():
        replace_file(path, text)


def _texts(directory: Path) -> Iterator[FoundText]:
    for path in sorted(directory.glob("statements/*.toml")):
        yield from _texts_of(path, path.read_text(encoding="utf-8"))
    for path in sorted(directory.glob("locales/*/LC_MESSAGES/bot.po")):
        yield from _of_catalogue(path)


def _texts_of(path: Path, toml: str) -> Iterator[FoundText]:
    try:
        tables = tomllib.loads(toml)
    except ValueError:
        return
    name = path.name.split(".")
    if len(name) == _STATEMENT_OF_ONE_LANGUAGE:
        for key, text in _leaves(tables, ()):
            yield FoundText(path, name[1], dotted(key), text)
        return
    for language, texts in tables.get(TEXTS, {}).items():
        for key, text in _leaves(texts, (TEXTS, language)):
            yield FoundText(path, language, dotted(key), text)


def _leaves(value: object, key: Key) -> Iterator[tuple[Key, str]]:
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, each in value.items():
            # Other names are what people type, not what they read.
            if name != "aliases":
                yield from _leaves(each, (*key, name))
    elif isinstance(value, list):
        for number, each in enumerate(value, 1):
            yield from _leaves(each, (*key, number))


def _of_catalogue(path: Path) -> Iterator[FoundText]:
    language = path.parents[1].name
    try:
        with path.open("rb") as file:
            catalogue = read_po(file, ignore_obsolete=True)
    except (PoFileError, ValueError):
        return
    for message in catalogue:
        if not message.id:
            continue
        if isinstance(message.id, str):
            yield FoundText(path, language, message.id, str(message.string), "msgstr")
            continue
        for number, text in enumerate(message.string):
            yield FoundText(path, language, message.id[0], text, f"msgstr[{number}]")
