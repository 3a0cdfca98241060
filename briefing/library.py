"""The statements that the bot holds, and how people name things in them."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from briefing.search.index import Hit, SearchIndex

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from briefing.chats.chat import Chat
    from briefing.search.words import Normalise
    from briefing.statement.model import Initiative, Statement

CLOSE = 0.6
"""How alike (0 to 1, by difflib) a misspelt word must be to be taken for another."""


class Library:
    """Every statement by id, searchable; ``current`` is the newest.

    A statement that changes is another object: what was shown of the one before stays as it was.
    """

    def __init__(self, statements: Mapping[str, Statement], normalise: Normalise) -> None:
        self.content = statements
        """The statements from files: the content folder's, and what owners took in since.

        What editors added to the log is not in them.
        """
        self._normalise = normalise
        self._indexes: dict[Statement, SearchIndex] = {}
        self.hold(statements)

    def hold(self, statements: Mapping[str, Statement]) -> None:
        """Hold these in place of the ones so far."""
        self.statements = statements
        self.current = max(statements.values(), key=lambda each: each.made_on)
        self._indexes = {
            each: self._indexes.get(each) or SearchIndex(each, self._normalise)
            for each in statements.values()
        }

    def statement(self, statement_id: str) -> Statement | None:
        """Return a statement by its id."""
        return self.statements.get(statement_id)

    @property
    def newest_first(self) -> list[Statement]:
        """Every statement, the newest first."""
        return sorted(self.statements.values(), key=lambda each: each.made_on, reverse=True)

    def chosen_by(self, chat: Chat | None) -> Statement:
        """Return the statement that a chat has chosen, else, or when that one has gone, the newest."""
        chosen = self.statement(chat.statement) if chat and chat.statement else None
        return chosen or self.current

    def holding(self, slug: str, own: Statement | None = None) -> list[Statement]:
        """Return the statements with an initiative ``slug``: the reader's own first, then the newest."""
        ordered = sorted(self.newest_first, key=lambda each: each is not own)
        return [each for each in ordered if slug in each.initiatives]

    def search(self, statement: Statement, query: str) -> list[Hit]:
        """Return what matches in one statement, best first."""
        return self._indexes[self.statements[statement.id]].find(query)

    def nearest_initiative(self, statement: Statement, asked: str) -> str | None:
        """Return the slug that a misspelt or freely worded name most likely means, or None."""
        slug = nearest(asked.lower().replace("-", "_").replace(" ", "_"), statement.initiatives)
        if slug is not None:
            return slug
        hits = self.search(statement, asked)
        return hits[0].initiative if hits else None


def named_initiative(statement: Statement, asked: str) -> Initiative | None:
    """Return the initiative that a number, a slug or a slug with a slash names exactly, or None."""
    name = asked.strip().lower().lstrip("/")
    if name.isdecimal():
        number = name.lstrip("0")
        for each in statement.in_order:
            if str(each.number) == number:
                return each
    return statement.initiatives.get(name.replace("-", "_"))


def nearest(asked: str, names: Collection[str]) -> str | None:
    """Return the name that ``asked`` is most like, or None when none is close."""
    found = get_close_matches(asked.lower(), names, n=1, cutoff=CLOSE)
    return found[0] if found else None
