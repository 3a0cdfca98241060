"""What is said when the form of a follow-up cannot begin or go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.telegram.support.page import Page, page

if TYPE_CHECKING:
    from views.translate import Translator


def not_your_form(tr: Translator) -> str:
    """Refuse a button of somebody else's form."""
    return tr.gettext("This form is somebody else’s. /followup opens one of your own.")


def unfinished_before(tr: Translator) -> str:
    """Say that the present form has to be finished or ended first."""
    return tr.gettext(
        "You have not finished this follow-up. Finish it, or end it with /cancel and begin anew."
    )


def subject_gone(tr: Translator) -> Page:
    """Say that the form has ended, because the statement lost the initiative or entry that it was about."""
    return page(
        tr.gettext("The statement has changed and no longer has what this form is about, so it has ended.")
    )


def corrected_before(tr: Translator) -> str:
    """Say that somebody else corrected the entry first."""
    return tr.gettext(
        "Somebody corrected this entry before you, so yours was not published. What you wrote is kept here "
        "and corrects theirs now: publish it if that is right, or end it with /cancel."
    )


def taken_before(tr: Translator) -> str:
    """Say that somebody else wrote an entry with the same story first."""
    return tr.gettext(
        "Somebody else has just written an entry with this story, so yours was not published. What you wrote "
        "is kept here: publish it if it says more, or end it with /cancel."
    )


def corrected_already(tr: Translator) -> str:
    """Refuse to correct an entry that was corrected before."""
    return tr.gettext(
        "This entry was corrected already. /correct shows its correction, which can be corrected."
    )


def no_link(tr: Translator) -> str:
    """Say that a forwarded message has no date and link with which the form could begin."""
    return tr.gettext(
        "This message has no date and public link that could be taken over; only posts of public "
        "channels have. The form begins without it."
    )
