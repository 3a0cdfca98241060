"""The messages of one language as gettext looks them up, made from the catalogue that Babel has read."""

from __future__ import annotations

from gettext import NullTranslations, c2py
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog


class CompiledCatalogue(NullTranslations):
    """Translates as the standard library does from a ``.mo`` file of the catalogue.

    Babel sorts all messages to write such a file, which takes a third of the time that the catalogues cost at
    a start. Messages that are fuzzy or not translated, and plural forms that are empty, are shown as they are
    in the code.
    """

    def __init__(self, catalogue: Catalog) -> None:
        super().__init__()
        self._plural = c2py(catalogue.plural_expr)
        self._texts: dict[str, str] = {}
        self._forms: dict[tuple[str, int], str] = {}
        """The forms of messages with a plural, by message and number of the form."""
        for message in catalogue:
            if not message.id or not message.string or message.fuzzy:
                continue
            if isinstance(message.id, str):
                self._texts[_key(message.context, message.id)] = str(message.string)
                continue
            one, many = message.id
            for form, text in enumerate(message.string):
                self._forms[_key(message.context, one), form] = text or (many if form else one)

    def gettext(self, message: str) -> str:
        """Return the translation of a message."""
        return self._texts.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the translation of a message in its form for a number."""
        return self._form(msgid1, n) or super().ngettext(msgid1, msgid2, n)

    def pgettext(self, context: str, message: str) -> str:
        """Return the translation of a message that means something else elsewhere."""
        return self._texts.get(_key(context, message), message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """Return the translation of such a message in its form for a number."""
        return self._form(_key(context, msgid1), n) or super().npgettext(context, msgid1, msgid2, n)

    def _form(self, key: str, number: int) -> str | None:
        return self._forms.get((key, self._plural(number)))


def _key(context: str | None, message: str) -> str:
    return f"{context}\x04{message}" if context else message
