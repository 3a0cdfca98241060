"""Copies of sources in an archive, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.statement.entry import Evidence
    from views.translate import Translator


def copy_words(tr: Translator, evidence: Evidence, link: Callable[[str, str], Markup]) -> Markup:
    """Return the day of a copy, as a link to it, and that the source is gone if it is; empty without a copy.

    ``link`` makes a link of words and an address.
    """
    if evidence.copied_on is None:
        return Markup()
    day = tr.date(evidence.copied_on)
    if evidence.is_gone:
        # Translators: Beside a source whose page is not there any more; a link to a copy of it in an archive,
        # at most 44 characters.
        return link(tr.gettext("source gone, copy of {day}", day=day), evidence.copy_url)
    # Translators: Beside a source; a link to a copy of it in an archive, at most 36 characters.
    return link(tr.gettext("copy of {day}", day=day), evidence.copy_url)
