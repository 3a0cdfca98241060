"""The statements that the bot shows, and finding initiatives in them by name."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from briefing.search.index import SearchIndex
from briefing.search.log_index import LogIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from briefing.chat import Chat
    from briefing.search.forms import WordForms
    from briefing.search.ranking import Hit
    from briefing.statement.model import Initiative, Statement

CLOSE = 0.6
"""How similar (0 to 1, by difflib) a misspelt word must be to be taken for another."""


class Library:
    """All statements by id; ``current`` is the newest.

    A changed statement is another object, so that pages can be cached by statement.
    """

    def __init__(self, statements: Mapping[str, Statement], forms: WordForms) -> None:
        self.content = statements
        """The statements of the content folder with the versions that owners took in, without log entries."""
        self.withdrawn: frozenset[str] = frozenset()
        """Names of entries that were shown once and are not any more."""
        self._forms = forms
        self._indexes: dict[Statement, SearchIndex] = {}
        self._logs: dict[Statement, LogIndex] = {}
        self.replace_all(statements)

    def replace_all(self, statements: Mapping[str, Statement]) -> None:
        """Replace all statements."""
        self.statements = statements
        self.current = max(statements.values(), key=lambda each: each.made_on)
        held = statements.values()
        self._indexes = {each: self._indexes.get(each) or SearchIndex(each, self._forms) for each in held}
        self._logs = {each: self._logs.get(each) or LogIndex(each, self._forms) for each in held}

    def statement(self, statement_id: str) -> Statement | None:
        """Return a statement by its id, or None."""
        return self.statements.get(statement_id)

    @property
    def newest_first(self) -> list[Statement]:
        """All statements, the newest first."""
        return sorted(self.statements.values(), key=lambda each: each.made_on, reverse=True)

    def chosen_by(self, chat: Chat | None) -> Statement:
        """Return the statement that a chat has chosen, or the newest if there is no such statement."""
        chosen = self.statement(chat.statement) if chat and chat.statement else None
        return chosen or self.current

    def with_initiative(self, slug: str, own: Statement | None = None) -> list[Statement]:
        """Return the statements with an initiative ``slug``: ``own`` first, then the newest.

        The slug may be one that it had before.
        """
        ordered = sorted(self.newest_first, key=lambda each: each is not own)
        return [each for each in ordered if each.slug_of(slug) is not None]

    def search(
        self, statement: Statement, query: str, says_little: Callable[[str], bool] = lambda _word: False
    ) -> list[Hit]:
        """Return the initiatives of a statement that match, best first.

        Words that ``says_little`` is true of count only if the query has no others.
        """
        return self._index(statement).find(query, says_little)

    def is_searchable(self, statement: Statement) -> bool:
        """Tell whether a search in a statement is answered at once."""
        return self._index(statement).is_built

    def make_searchable(self, statement: Statement) -> None:
        """Build the index of a statement; until somebody does, the first search has to."""
        self._index(statement).build()

    def log_index(self, statement: Statement) -> LogIndex:
        """Return what finds the entries of a statement's log that have a word."""
        return self._logs[self.statements[statement.id]]

    def _index(self, statement: Statement) -> SearchIndex:
        return self._indexes[self.statements[statement.id]]

    def nearest_initiative(self, statement: Statement, asked: str) -> str | None:
        """Return the slug that a misspelt name or a description most likely means, or None.

        A number that no initiative has describes none, though it may stand in a text.
        """
        slug = nearest(asked.lower().replace("-", "_").replace(" ", "_"), statement.initiatives)
        if slug is not None:
            return slug
        hits = self.search(statement, asked)
        is_meant = hits and (hits[0].is_named or any(map(str.isalpha, asked)))
        return hits[0].initiative if is_meant else None


def named_initiative(statement: Statement, asked: str) -> Initiative | None:
    """Return the initiative with this number or slug, or None; a slash before the slug is ignored."""
    name = asked.strip().lower().lstrip("/")
    if name.isdecimal():
        number = name.lstrip("0")
        for each in statement.in_order:
            if str(each.number) == number:
                return each
    slug = statement.slug_of(name.replace("-", "_"))
    return None if slug is None else statement.initiatives[slug]


def nearest(asked: str, names: Collection[str]) -> str | None:
    """Return the name that is most similar to ``asked``, or None when none is similar enough."""
    found = get_close_matches(asked.lower(), names, n=1, cutoff=CLOSE)
    return found[0] if found else None
