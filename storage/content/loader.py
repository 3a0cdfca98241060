"""Reading the statements and interface catalogues of a content folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefing.errors import ContentFaulty, Fault
from storage.content.catalogues import catalogue_warnings, load_catalogues
from storage.content.matching import load_matching
from storage.content.reviewed import load_reviewed
from storage.content.statements import load_statements

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from gettext import NullTranslations
    from pathlib import Path

    from briefing.proposals.rules import MatchingRules
    from briefing.statement.model import Statement
    from storage.content.reviewed import LanguageReview


@dataclass(frozen=True, slots=True)
class Content:
    """All statements and interface catalogues."""

    statements: Mapping[str, Statement]
    """By id, ordered by the day on which they were made, then by id."""
    catalogues: Mapping[str, NullTranslations]
    """Interface texts by language code, in order of the codes."""
    matching: MatchingRules
    """What makes a story of a feed a proposal."""
    reviewed: Mapping[str, LanguageReview] = field(default_factory=dict)
    """The languages whose texts a native speaker has read."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages of the interface; a statement may lack texts in some."""
        return tuple(self.catalogues)


def load_content(directory: Path, packaged: Path, reserved: Collection[str] = ()) -> Content:
    """Read the statements of ``directory``, and its catalogues and rules, or else those of ``packaged``.

    No initiative may have a name in ``reserved``, the bot's own commands.

    Raises:
        ContentFaulty: with every fault of every file.

    """
    if not directory.is_dir():
        raise ContentFaulty([Fault(str(directory), "", "there is no such folder")])
    found: list[Fault] = []
    locales = _locales_of(directory, packaged)
    catalogues = load_catalogues(locales, found)
    reviewed = load_reviewed(locales, catalogues, found)
    statements = load_statements(directory / "statements", catalogues, reserved, found)
    matching = load_matching(directory, packaged, found)
    if found or matching is None:
        raise ContentFaulty(found)
    ordered = sorted(statements, key=lambda each: (each.made_on, each.id))
    by_id = {each.id: each for each in ordered}
    return Content(
        MappingProxyType(by_id), MappingProxyType(catalogues), matching, MappingProxyType(reviewed)
    )


def translation_warnings(directory: Path, packaged: Path) -> list[Fault]:
    """Return what is wrong with the messages of the catalogues which :func:`load_content` accepts."""
    return catalogue_warnings(_locales_of(directory, packaged))


def _locales_of(directory: Path, packaged: Path) -> Path:
    own = directory / "locales"
    return own if own.exists() else packaged / "locales"
