"""Full-text search in the initiatives and follow-ups of a statement."""

from __future__ import annotations

import re
from threading import Lock
from typing import TYPE_CHECKING

from briefing.search.contents import Contents
from briefing.search.documents import documents_of
from briefing.search.query import asked_words
from briefing.search.ranking import Hit, ranked

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.search.forms import WordForms
    from briefing.statement.model import Statement

_PARAGRAPH = re.compile(r"\W*§+\s*0*(\d{1,4})\W*")
"""§ 5: what the fifth paragraph of the source is about."""


class SearchIndex:
    """The words of a statement in all its languages; built at the first search, or before it by ``build``."""

    def __init__(self, statement: Statement, forms: WordForms) -> None:
        self._statement = statement
        self._forms = forms
        self._contents: Contents | None = None
        self._building = Lock()

    @property
    def is_built(self) -> bool:
        """Whether a search is answered at once."""
        return self._contents is not None

    def build(self) -> Contents:
        """Build the index if nobody has; it takes a second, so a server builds it in a thread."""
        with self._building:
            if self._contents is None:
                self._contents = Contents(documents_of(self._statement), self._forms)
            return self._contents

    def find(self, query: str, says_little: Callable[[str], bool] = lambda _word: False) -> list[Hit]:
        """Return the initiatives that match a query, best first.

        Words that ``says_little`` is true of count only if the query has no others.
        """
        paragraph = _PARAGRAPH.fullmatch(query)
        if paragraph:
            return self._in_paragraph(int(paragraph[1]))
        contents = self._contents or self.build()
        return ranked(asked_words(query, contents, says_little), contents)

    def _in_paragraph(self, number: int) -> list[Hit]:
        return [Hit(each.slug, None, 1.0) for each in self._statement.in_order if number in each.paragraphs]
