"""``python -m bot draft``: a draft of the statement in an article."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING

import typer

from bot.startup import FAULTY, exit_with
from briefing.legible import has_something_to_read
from drafting.article_bytes import LARGEST, NoText, NotReadable, text_of
from views.languages import language_name

if TYPE_CHECKING:
    from pathlib import Path

    from drafting.languages import Reading

STANDARD_INPUT = "-"
_REFUSALS = {
    NoText.LARGE: "is larger than 1 MiB; give the text of the statement alone.",
    NoText.PDF: "is a PDF: copy its text into a text file, or run “pdftotext FILE a.txt”, and give that.",
    NoText.WORD: "is a file of an office program: save it there as plain text (.txt), and give that.",
    NoText.OTHER: "is no text: save the article as plain text in UTF-8, and give that.",
}


class DraftLanguage(StrEnum):
    """A language that articles can be read in."""

    EN = "en"
    RU = "ru"
    KK = "kk"
    TR = "tr"
    AZ = "az"
    UZ = "uz"
    KY = "ky"


def print_draft(file: Path, language: DraftLanguage | None, *, as_json: bool) -> None:
    """Print the draft of an article, and on standard error what is to be known about its language."""
    text = _text(file)
    from drafting.languages import reading_of  # noqa: PLC0415 - the rules and dictionaries take long to import
    from views import drafts  # noqa: PLC0415 - as above

    for sentence in _about_language(reading_of(text, language)):
        sys.stderr.write(f"{sentence}\n")
    draft = drafts.draft_json(text, language) if as_json else drafts.draft_toml(text, language)
    # TOML and JSON are always UTF-8, whatever the encoding of the terminal.
    typer.get_binary_stream("stdout").write(draft.encode())


def _text(file: Path) -> str:
    name = "standard input" if str(file) == STANDARD_INPUT else str(file)
    try:
        text = text_of(_bytes(file))
    except NotReadable as error:
        exit_with(FAULTY, f"{name}: {_REFUSALS[error.why]}")
    except OSError as error:
        exit_with(FAULTY, f"{name}: cannot be read: {error.strerror}.")
    if not has_something_to_read(text):
        exit_with(FAULTY, f"{name}: is empty; a draft needs the text of an article.")
    return text


def _bytes(file: Path) -> bytes:
    if str(file) == STANDARD_INPUT:
        return typer.get_binary_stream("stdin").read(LARGEST + 1)
    if not file.is_file():
        exit_with(FAULTY, f"{file}: {'is not a file' if file.exists() else 'is missing'}.")
    with file.open("rb") as opened:
        return opened.read(LARGEST + 1)


def _about_language(reading: Reading) -> list[str]:
    """Return what is to be said of the language of a text: another one than named, or without rules."""
    found, used = _name(reading.recognised), _name(reading.language)
    said = []
    if reading.asked and reading.recognised != reading.asked:
        named = f"{_name(reading.asked)} (--lang {reading.asked})"
        seems = f"seems to be in {found}, not in {named}" if found else f"does not seem to be in {named}"
        said.append(f"The text {seems}; it is read as {used or 'text'}.")
    elif not found:
        said.append("The language of the text is not one of the interface.")
    if not reading.has_rules:
        said.append(
            f"There are no rules for {used or 'this language'}: candidates are left to you; "
            "“look here” lists the sentences with dates and the items of lists."
        )
    return said


def _name(language: str) -> str:
    return language_name(language, "en") if language else ""
