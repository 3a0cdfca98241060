"""Reading the statements and interface catalogues of a content folder."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefing.errors import ContentFaulty, Fault
from storage.content.catalogues import load_catalogues
from storage.content.statements import load_statements

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from gettext import NullTranslations
    from pathlib import Path

    from briefing.statement.model import Statement


@dataclass(frozen=True, slots=True)
class Content:
    """All statements and interface catalogues."""

    statements: Mapping[str, Statement]
    """By id, ordered by the day on which they were made, then by id."""
    catalogues: Mapping[str, NullTranslations]
    """Interface texts by language code, in order of the codes."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages of the interface; a statement may lack texts in some."""
        return tuple(self.catalogues)


def load_content(directory: Path, packaged: Path, reserved: Collection[str] = ()) -> Content:
    """Read the statements of ``directory``, and its catalogues or, if it has none, those of ``packaged``.

    No initiative may have a name in ``reserved``, the bot's own commands.

    Raises:
        ContentFaulty: with every fault of every file.

    """
    if not directory.is_dir():
        raise ContentFaulty([Fault(str(directory), "", "there is no such folder")])
    found: list[Fault] = []
    own = directory / "locales"
    catalogues = load_catalogues(own if own.exists() else packaged / "locales", found)
    statements = load_statements(directory / "statements", catalogues, reserved, found)
    if found:
        raise ContentFaulty(found)
    ordered = sorted(statements, key=lambda each: (each.made_on, each.id))
    return Content(MappingProxyType({each.id: each for each in ordered}), MappingProxyType(catalogues))
