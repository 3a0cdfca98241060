"""What is said with the brief of a statement, and where it cannot be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.telegram.support.markup import bold, lines

if TYPE_CHECKING:
    from markupsafe import Markup

    from views.briefs.brief import Brief
    from views.translate import Translator


def caption(brief: Brief) -> Markup:
    """Return the words below the file."""
    return lines(bold(brief.title), brief.heading)


def refused(tr: Translator) -> str:
    """Say that no file may be sent to the chat."""
    return tr.gettext("I cannot send files here. Write /pdf to me in a private chat.")
