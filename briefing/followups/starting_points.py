"""What a form of a follow-up can begin with: an address, or a channel's post with its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.answers import PUBLISHER_LIMIT, one_line
from briefing.followups.form import FollowUpStep, FormPosition
from briefing.followups.form_answers import POSTED
from briefing.invalid_input import InvalidInput

if TYPE_CHECKING:
    from datetime import date

    from briefing.statement.model import Statement


def of_address(url: str) -> dict[str, str]:
    """Return a form whose first piece of evidence has its address."""
    return {FormPosition(FollowUpStep.URL, 1).key: url}


def of_post(url: str, channel: str, posted_on: date, statement: Statement) -> dict[str, str]:
    """Return a form with the address, channel and day of a post.

    A day before the statement is only offered: the editor has to say that it is background. So is the name of
    a channel that cannot stand as it is.
    """
    values = {**of_address(url), POSTED: posted_on.isoformat()}
    if posted_on >= statement.made_on:
        values[FollowUpStep.DAY] = posted_on.isoformat()
    try:
        values[FormPosition(FollowUpStep.PUBLISHER, 1).key] = one_line(channel, PUBLISHER_LIMIT)
    except InvalidInput:
        return values
    return values
