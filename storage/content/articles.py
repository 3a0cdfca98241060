"""Reads an article that a draft is to be made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import ContentFaulty, Fault
from briefing.legible import has_something_to_read
from storage.content.faults import FileFaults
from storage.content.files import read_text

if TYPE_CHECKING:
    from pathlib import Path


def read_article(path: Path) -> str:
    """Return the text of an article.

    Raises :class:`~briefing.errors.ContentFaulty` with one fault when it cannot be read, is no UTF-8, is over
    1 MiB or has no text in it.
    """
    found: list[Fault] = []
    faults = FileFaults(str(path), found)
    text = read_text(path, faults)
    if text is not None and not has_something_to_read(text):
        faults.add("", "is empty; a draft needs the text of an article")
    if text is None or found:
        raise ContentFaulty(found)
    return text
