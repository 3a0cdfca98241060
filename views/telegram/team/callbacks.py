"""The data of the buttons of the team. Telegram takes 64 bytes of it, so names are short."""

from __future__ import annotations

from typing import Literal

from aiogram.filters.callback_data import CallbackData

from briefing.team.audit_filter import By


class ShowNewsroom(CallbackData, prefix="nwr"):
    """Show what waits for the newsroom, and where its pages are."""


class BeginInNewsroom(CallbackData, prefix="nwb"):
    """Begin something that the newsroom writes: a follow-up, the draft of a statement, or a broadcast."""

    what: Literal["followup", "draft", "broadcast"]


class TurnTeam(CallbackData, prefix="tmt"):
    """Show another sheet of the team."""

    page: int


class ShowTeam(CallbackData, prefix="team"):
    """Show who belongs to the newsroom."""


class InviteTo(CallbackData, prefix="inv"):
    """Make an invitation; the button has the token, so that two presses make one invitation."""

    role: Literal["editor", "reviewer"]
    token: str


class WithdrawInvite(CallbackData, prefix="invw"):
    """Withdraw an invitation."""

    token: str


class ShowMember(CallbackData, prefix="mem"):
    """Show one member."""

    person: int


class ChangeRole(CallbackData, prefix="mrole"):
    """Give a member another role."""

    person: int
    role: Literal["editor", "reviewer"]


class RemoveMember(CallbackData, prefix="mrem"):
    """Ask whether to remove a member, or remove them if ``confirmed``."""

    person: int
    confirmed: bool = False


class ShowAudit(CallbackData, prefix="aud"):
    """Show a page of the audit log, filtered. The longest, with a statement and a slug (53), has 63 bytes."""

    by: By = By.ALL
    value: str = ""
    page: int = 0


class ChooseAudit(CallbackData, prefix="audc"):
    """Offer filters of the audit log of a kind."""

    by: By


class ExportAudit(CallbackData, prefix="aux"):
    """Send the audit log as a file, filtered. The longest has 63 bytes."""

    form: Literal["csv", "json"]
    by: By = By.ALL
    value: str = ""
