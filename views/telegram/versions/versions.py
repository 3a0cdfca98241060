"""Pages about the versions of a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.labels import WHO_CHECKED
from views.telegram.support.markup import bold, dashed, lines
from views.telegram.support.page import Page, Rows, button, in_rows, page
from views.telegram.support.to_newsroom import newsroom_row
from views.telegram.versions.callbacks import BringBack, OfferVersion, ShowVersions
from views.telegram.versions.statement_files import difference

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from zoneinfo import ZoneInfo

    from aiogram.types import InlineKeyboardButton
    from markupsafe import Markup

    from briefing.versions.statement_versions import VersionOffer
    from briefing.versions.versions import StatementVersion
    from views.translate import Translator

MOST = 15
"""The most versions that are listed."""


def choose_statement(tr: Translator, ids: Collection[str]) -> Page:
    """Ask of which statement to list the versions."""
    rows: Rows = [[button(each, ShowVersions(statement=each))] for each in ids]
    # Translators: Question above buttons, at most 28 characters.
    return page(tr.gettext("Which statement?"), rows=rows)


def unknown_statement(tr: Translator, asked: str, ids: Collection[str]) -> Page:
    """Say that there is no such statement, and which there are."""
    text = tr.gettext(
        "There is no statement “{asked}”. There is: {ids}.", asked=asked[:40], ids=", ".join(ids)
    )
    return page(text)


def versions_page(
    tr: Translator,
    statement_id: str,
    versions: Sequence[StatementVersion],
    zone: ZoneInfo,
    *,
    in_content: bool,
) -> Page:
    """List versions, the newest first, with the role of who took them in and buttons to bring old ones back.

    ``in_content``: there is a version 0, which lies in the content folder.
    """
    listed = list(reversed(versions))[:MOST]
    rows = [_version(tr, each, zone, shown=each is listed[0]) for each in listed]
    if len(versions) > MOST:
        rows.append(tr.ngettext("and {n} older one", "and {n} older ones", len(versions) - MOST))
    if in_content:
        first = tr.gettext("• version 0: from the content folder")
        rows.append(first if versions else _shown_now(tr, first))
    others = [each.number for each in listed[1:]] + ([0] if in_content and versions else [])
    buttons = in_rows((_back(tr, OfferVersion(statement=statement_id, number=each)) for each in others), 1)
    # Translators: Heading of a list; {id} is the name of a file, at most 24 characters.
    head = bold(tr.gettext("Versions of “{id}”", id=statement_id))
    note = tr.gettext("To load a new one, send the statement as a .toml or .json file.")
    return page(head, lines(*rows), note, rows=[*buttons, newsroom_row(tr)])


def _version(tr: Translator, version: StatementVersion, zone: ZoneInfo, *, shown: bool) -> str:
    # Translators: Line of a list: when a version was loaded, and by whom, at most 40 characters.
    row = tr.gettext(
        "• version {n}: {moment}, by {who}",
        n=version.number,
        moment=tr.date_and_time(version.at.astimezone(zone)),
        who=tr.gettext(WHO_CHECKED[version.role]),
    )
    if version.brings_back is not None:
        # Translators: Line of a list: an old version that was loaded again; {version} is the line above, at
        # most 36 characters.
        row = tr.gettext("{version}, as version {n}", version=row, n=version.brings_back)
    return _shown_now(tr, row) if shown else row


def _shown_now(tr: Translator, row: str) -> Markup:
    # Translators: Beside the version that readers see, at most 28 characters.
    return dashed(tr, row, tr.gettext("shown now"))


def bring_back_offer(tr: Translator, offer: VersionOffer, number: int) -> Page:
    """Show what bringing a version back would change, and ask whether to do it."""
    statement_id = offer.statement.id
    row = [
        _back(tr, BringBack(statement=statement_id, number=number, digest=offer.digest)),
        button(tr.gettext("✖️ Leave it"), ShowVersions(statement=statement_id)),
    ]
    note = tr.gettext("What was added to the log since stays in it.")
    return page(*difference(tr, offer), note, rows=[row])


def _back(tr: Translator, data: OfferVersion | BringBack) -> InlineKeyboardButton:
    # Translators: Button: readers see an old version again, at most 36 characters.
    return button(tr.gettext("↩️ Bring back version {n}", n=data.number), data)


def no_such_version(tr: Translator) -> str:
    """Answer a button of a version that does not exist any more or cannot be read."""
    return tr.gettext("There is no such version any more, or it cannot be read.")


def same_as_shown(tr: Translator) -> str:
    """Say that a version is the same as what is shown now."""
    return tr.gettext("This version says what is shown now.")
