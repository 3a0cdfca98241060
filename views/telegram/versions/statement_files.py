"""Pages about statements that owners send as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.versions.append_only import Breach
from views.telegram.support.markup import bold, code, lines, shortened
from views.telegram.support.page import Page, button, page
from views.telegram.versions.callbacks import LeaveOut, ShowVersions, TakeIn
from views.translate import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.errors import Fault
    from briefing.statement.model import Statement
    from briefing.statement.revision import RevisionChange
    from briefing.versions.statement_versions import VersionOffer
    from briefing.versions.versions import StatementVersion
    from views.translate import Translator

MOST = 10
"""The most faults or differences that are listed, so that all fits into one message."""
LONGEST = 100
"""The most characters of a text that are shown of a difference."""
LONGEST_FAULT = 220
BEFORE_IT_DIFFERS = 20
"""Characters that are shown before the point at which two texts begin to differ."""

_BREACH = {
    Breach.DROPPED: N_("is missing in the file"),
    Breach.ALTERED: N_("says something else in the file"),
    Breach.REPEATED: N_("corrects an entry that the file corrects too"),
    Breach.ORPHANED: N_("is about an initiative or a deadline that is missing in the file"),
    Breach.WAITING: N_(
        "waits for a review, and is about an initiative or a deadline that is missing in the file; "
        "/queue publishes or returns it"
    ),
}


def owners_only(tr: Translator) -> Page:
    """Tell a member that only owners take in statements."""
    return page(tr.gettext("Only owners can load statement files."))


def too_large(tr: Translator, largest: int) -> Page:
    """Refuse a file that is larger than ``largest`` bytes."""
    text = tr.gettext("This file is too large: a statement has up to {n} KiB.", n=tr.number(largest // 1024))
    return page(text)


def cannot_be_fetched(tr: Translator) -> Page:
    """Say that the file could not be downloaded from Telegram."""
    return page(tr.gettext("Telegram did not hand this file over. Send it again."))


def faults_page(tr: Translator, faults: Sequence[Fault]) -> Page:
    """List the faults of a statement file."""
    head = tr.ngettext(
        "This statement has {n} error, so nothing was loaded:",
        "This statement has {n} errors, so nothing was loaded:",
        len(faults),
    )
    return page(bold(head), _listed(tr, faults))


def _listed(tr: Translator, faults: Sequence[Fault]) -> Markup:
    said = (f"{each.key}: {each.reason}" if each.key else each.reason for each in faults[:MOST])
    rows = [f"• {shortened(each, LONGEST_FAULT)}" for each in said]
    return lines(*rows, _more(tr, len(faults)))


def nothing_new(tr: Translator, statement: Statement) -> Page:
    """Say that a file has nothing that is not shown already."""
    return page(tr.gettext("“{id}” is shown like this already.", id=statement.id))


def breaks_the_log(tr: Translator, offer: VersionOffer) -> Page:
    """Refuse a statement that would change entries of the log, and list them."""
    head = tr.gettext("Nothing of “{id}” was loaded: it would change the log.", id=offer.statement.id)
    rows = [
        Markup("• {} {}").format(code(name), tr.gettext(_BREACH[breach]))
        for name, breach in offer.broken[:MOST]
    ]
    note = tr.gettext(
        "What readers saw stays. Put these entries back as they were; to correct one, use /correct, "
        "or add an entry with correction_of."
    )
    return page(bold(head), lines(*rows, _more(tr, len(offer.broken))), note)


def version_offer(tr: Translator, offer: VersionOffer, without_texts: Mapping[str, str]) -> Page:
    """Show what a statement would change, and ask whether to take it in.

    ``without_texts`` are the languages in which it has no texts, with those that their readers see.
    """
    # Translators: Button: readers see the statement file that was sent, at most 20 characters.
    take_in = button(tr.gettext("✅ Load"), TakeIn(digest=offer.digest))
    # Translators: Button: nothing is changed, at most 20 characters.
    row = [take_in, button(tr.gettext("✖️ Leave it"), LeaveOut(digest=offer.digest))]
    notes = [*_without_texts(tr, without_texts), *_typography(tr, offer.typography)]
    return page(*difference(tr, offer), *notes, rows=[row])


def _without_texts(tr: Translator, without_texts: Mapping[str, str]) -> list[str]:
    return [
        tr.gettext(
            "Languages without texts: {languages}. Their readers see it in this language: {shown}.",
            languages=tr.listed(map(tr.language_name, without_texts)),
            shown=tr.language_name(shown),
        )
        for shown in set(without_texts.values())
    ]


def _typography(tr: Translator, faults: Sequence[Fault]) -> list[Markup]:
    if not faults:
        return []
    head = tr.ngettext(
        "{n} place breaks the rules of typography; the file can be loaded all the same.",
        "{n} places break the rules of typography; the file can be loaded all the same.",
        len(faults),
    )
    return [lines(head, _listed(tr, faults))]


def difference(tr: Translator, offer: VersionOffer) -> list[Markup]:
    """Return the differences between a statement and the one that is shown now."""
    statement = offer.statement
    if offer.held is None:
        counts = tr.gettext(
            "{initiatives} initiatives, {deadlines} deadlines, {entries} entries of the log",
            initiatives=len(statement.initiatives),
            deadlines=len(statement.deadlines),
            entries=len(statement.followups) + len(statement.checks),
        )
        new = tr.gettext("A new statement: “{id}”", id=statement.id)
        return [bold(new), lines(tr.text(statement.title), counts)]
    head = tr.ngettext(
        "{n} difference from “{id}” as it is shown now",
        "{n} differences from “{id}” as it is shown now",
        len(offer.differences),
        id=statement.id,
    )
    rows = [_change(each) for each in offer.differences[:MOST]]
    return [bold(head), lines(*rows, _more(tr, len(offer.differences)))]


def _change(change: RevisionChange) -> Markup:
    place = code(f"{change.place} [{change.language}]" if change.language else change.place)
    if change.before is None:
        return Markup("➕ {}: “{}”").format(place, shortened(change.after or "", LONGEST))
    if change.after is None:
        return Markup("➖ {}: “{}”").format(place, shortened(change.before, LONGEST))
    before, after = _excerpts(change.before, change.after)
    return Markup("✏️ {}: “{}” → “{}”").format(place, before, after)


def _excerpts(before: str, after: str) -> tuple[str, str]:
    """Return both texts from shortly before the point at which they begin to differ."""
    pairs = enumerate(zip(before, after, strict=False))
    same = next((at for at, (one, other) in pairs if one != other), min(len(before), len(after)))
    begin = max(0, same - BEFORE_IT_DIFFERS)
    lead = "…" if begin else ""
    return lead + shortened(before[begin:], LONGEST), lead + shortened(after[begin:], LONGEST)


def _more(tr: Translator, count: int) -> str:
    return tr.ngettext("and {n} more", "and {n} more", count - MOST) if count > MOST else ""


def statement_taken_in(tr: Translator, version: StatementVersion) -> Page:
    """Confirm that a statement was taken in and is shown to readers."""
    text = tr.gettext(
        "Readers see it now. This is version {number} of “{id}”.", number=version.number, id=version.statement
    )
    return page(
        text,
        # Translators: Button: lists the versions of a statement, at most 20 characters.
        rows=[[button(tr.gettext("🗂 Versions"), ShowVersions(statement=version.statement))]],
    )


def statement_left_out(tr: Translator) -> Page:
    """Confirm that nothing was taken in."""
    return page(tr.gettext("Nothing was loaded."))


def offer_outdated(tr: Translator) -> Page:
    """Answer a button of an offer that was decided already, or does not fit the present version."""
    text = tr.gettext(
        "This was decided already, or something has changed since it was shown. "
        "This press did nothing. Send the file again, or see /versions."
    )
    return page(text)
