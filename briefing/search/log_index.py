"""Which entries of a log have a word, in any form, language or alphabet."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from briefing.search.contents import Contents
from briefing.search.documents import log_documents
from briefing.search.query import words_that_tell
from briefing.search.vocabulary import RELATED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.search.forms import WordForms
    from briefing.statement.model import Statement


class LogIndex:
    """The words of all entries of a statement's log; built when somebody follows a word."""

    def __init__(self, statement: Statement, forms: WordForms) -> None:
        self._statement = statement
        self._forms = forms
        self._contents: Contents | None = None
        self._building = Lock()
        self._found: dict[str, frozenset[str]] = {}

    @property
    def is_built(self) -> bool:
        """Whether a word is looked up at once."""
        return self._contents is not None

    def build(self) -> Contents:
        """Build the index if nobody has; a server does so in a thread."""
        with self._building:
            if self._contents is None:
                self._contents = Contents(log_documents(self._statement), self._forms)
            return self._contents

    def entries_with(self, text: str) -> frozenset[str]:
        """Return the ids of the entries that have all words of a text.

        Of what the search finds, words that merely begin so, and typing errors, do not count: nobody is told
        of an entry by mistake.
        """
        if text not in self._found:
            self._found[text] = self._look_up(text, self._contents or self.build())
        return self._found[text]

    def _look_up(self, text: str, contents: Contents) -> frozenset[str]:
        every = [_having(contents.vocabulary.matching(word), contents) for word in words_that_tell(text)]
        having = frozenset.intersection(*every) if every else frozenset()
        return frozenset(name for number in having if (name := contents.documents[number].entry))


def _having(keys: Mapping[str, float], contents: Contents) -> frozenset[int]:
    near = (key for key, nearness in keys.items() if nearness >= RELATED)
    return frozenset(number for key in near for number in contents.weights.get(key, ()))
