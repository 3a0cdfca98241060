"""What is said of a form that its person ends, or leaves for something else: what was not done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.channels.posts import POST_FORM
from views.translate import N_

if TYPE_CHECKING:
    from briefing.forms import Form
    from views.translate import Translator

NOT_DONE = {
    "report": N_("Report not sent."),
    "decline": N_("Answer not sent. The report still waits in /reports."),
    "followup": N_("Follow-up not published."),
    "return": N_("Entry not returned. It still waits in /queue."),
    "translation": N_("Translation not saved."),
    "draft": N_("No statement was made of the article."),
    "feed": N_("Feed not added."),
    "broadcast": N_("Broadcast not sent."),
    "bc_when": N_("The start of the broadcast is not changed."),
    "bc_fix": N_("Broadcast not corrected."),
    "bc_other": N_("The message of the broadcast is not replaced."),
    "bc_list": N_("List not saved."),
    POST_FORM: N_("Post not sent."),
}
"""What was not done, by the kind of the form."""


def not_done(tr: Translator, form: Form) -> str:
    """Return what was not done, because the form has ended before."""
    if "correction_of" in form.values:
        return tr.gettext("Correction not published.")
    if form.kind == POST_FORM and form.step == "when":
        return tr.gettext("The hour of the post is not changed.")
    if form.kind == POST_FORM and "post" in form.values:
        return tr.gettext("Post not changed.")
    return tr.gettext(NOT_DONE[form.kind])


def left(tr: Translator, form: Form) -> str:
    """Say of a form what was not done, and how to go on with it if it was set aside."""
    if not form.is_aside:
        return not_done(tr, form)
    kept = tr.gettext("What you wrote is kept for a day: /{command} goes on with it.", command=form.kind)
    return f"{not_done(tr, form)} {kept}"


def ended(tr: Translator, form: Form, *, was_kept: bool) -> str:
    """Confirm that a form was ended; ``was_kept``: it is of a kind that is kept when its person moves on."""
    if not was_kept:
        return not_done(tr, form)
    nothing = tr.gettext("Nothing of it was kept.")
    return f"{not_done(tr, form)} {nothing}"


def nothing_to_end(tr: Translator) -> str:
    """Say that no form is open."""
    return tr.gettext("Nothing was begun, so there is nothing to end.")
