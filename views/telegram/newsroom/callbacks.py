"""What the buttons of the newsroom carry: 64 bytes at most, so names are short."""

from __future__ import annotations

from typing import Literal

from aiogram.filters.callback_data import CallbackData

from briefing.newsroom.audit_filter import By


class EndForm(CallbackData, prefix="end"):
    """End the presser's form of a kind; ``form`` is its own name, if it has one."""

    kind: str
    form: str = ""


class BeginFollowUp(CallbackData, prefix="fub"):
    """Open the form of a follow-up on an initiative."""

    statement: str
    slug: str


class FillIn(CallbackData, prefix="fu"):
    """Answer a step of the form of a follow-up. The longest, with a slug (32), has 63 bytes."""

    form: str
    """Which form; 16 characters."""
    step: str
    value: str


class WalkForm(CallbackData, prefix="fuw"):
    """Leave a step of the form of a follow-up as it is, for another one."""

    form: str
    step: str
    to: str
    """``back``, ``on``, or the key of a place."""


class FinishForm(CallbackData, prefix="fuf"):
    """Publish what a form describes, or send it to a reviewer."""

    form: str
    review: bool


class DecideEntry(CallbackData, prefix="dec"):
    """Show an entry that waits for a review, publish or return it: ``show``, ``publish``, ``return``."""

    entry: str
    act: str


class ShowQueue(CallbackData, prefix="que"):
    """List the entries that wait for a review."""

    page: int = 0


class TakeUpEntry(CallbackData, prefix="tak"):
    """Open the form with what an entry that was returned said."""

    entry: str


class ShowCorrectable(CallbackData, prefix="cor"):
    """List the entries of an initiative, or of all (an empty slug), that can be corrected."""

    statement: str
    slug: str
    page: int


class CorrectEntry(CallbackData, prefix="coe"):
    """Open the form that corrects an entry, named by the beginning of the hash of its id."""

    statement: str
    entry: str


class ShowUntranslated(CallbackData, prefix="unt"):
    """List what is missing in a language; an empty one counts what is missing in each."""

    language: str = ""
    page: int = 0


class TranslateEntry(CallbackData, prefix="tra"):
    """Ask for the translation of a text of an entry: ``text``, ``reason`` or ``why``."""

    entry: str
    part: str
    language: str


class TurnTeam(CallbackData, prefix="tmt"):
    """Show another sheet of the team."""

    page: int


class ShowTeam(CallbackData, prefix="team"):
    """Show who belongs to the newsroom."""


class InviteTo(CallbackData, prefix="inv"):
    """Make an invitation; the token comes with the button, so that two presses make one."""

    role: Literal["editor", "reviewer"]
    token: str


class WithdrawInvite(CallbackData, prefix="invw"):
    """Take an invitation back."""

    token: str


class ShowMember(CallbackData, prefix="mem"):
    """Show one member and what can be changed."""

    person: int


class ChangeRole(CallbackData, prefix="mrole"):
    """Give a member another role."""

    person: int
    role: Literal["editor", "reviewer"]


class RemoveMember(CallbackData, prefix="mrem"):
    """Ask whether to remove a member, or remove."""

    person: int
    confirmed: bool = False


class ShowAudit(CallbackData, prefix="aud"):
    """Show a page of the audit log, filtered. The longest, with a statement and a slug (53), has 63 bytes."""

    by: By = By.ALL
    value: str = ""
    page: int = 0


class ChooseAudit(CallbackData, prefix="audc"):
    """Offer what to filter the audit log by."""

    by: By


class RefreshStats(CallbackData, prefix="sta"):
    """Show how the bot is doing now."""


class ExportAudit(CallbackData, prefix="aux"):
    """Send the audit log as a file, filtered. The longest has 63 bytes."""

    form: Literal["csv", "json"]
    by: By = By.ALL
    value: str = ""


class ShowReviews(CallbackData, prefix="revs"):
    """Show a page of what is to be looked at again."""

    page: int = 0


class CheckReview(CallbackData, prefix="revc"):
    """Publish that there is nothing new about an initiative. The longest has 58 bytes."""

    statement: str
    slug: str


class PutOffReview(CallbackData, prefix="revl"):
    """Be told of an initiative's reviews again in a week."""

    statement: str
    slug: str


class ReportCard(CallbackData, prefix="rep"):
    """Begin a report about an initiative. The longest has 63 bytes."""

    about: str
    """The payload of the deep link that does the same."""


class ShowReport(CallbackData, prefix="rpt"):
    """Show the open report with this number, else the next one."""

    number: int = 0


class AcceptReport(CallbackData, prefix="rpa"):
    """Accept a report; ``follow_up``: and begin a follow-up of it."""

    number: int
    follow_up: bool = False


class DeclineReport(CallbackData, prefix="rpd"):
    """Decline a report; ``silent``: without a sentence, else ask for one."""

    number: int
    silent: bool = False


class TakeIn(CallbackData, prefix="vti"):
    """Take in the statement that was sent; the digest says which, and in place of what."""

    digest: str


class LeaveOut(CallbackData, prefix="vlo"):
    """Drop the statement that was sent."""


class ShowVersions(CallbackData, prefix="ver"):
    """List the versions of a statement."""

    statement: str


class OfferVersion(CallbackData, prefix="veo"):
    """Show what would change if a version were brought back."""

    statement: str
    number: int


class BringBack(CallbackData, prefix="veb"):
    """Bring a version back; the digest says in place of what."""

    statement: str
    number: int
    digest: str
