"""Labels of statuses, timeliness, kinds of evidence and roles; they are translated where they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.deadlines.timeliness import Timeliness
from briefing.statement.model import EvidenceKind, Status, Verifiability
from briefing.team.roles import Role
from views.translate import N_

if TYPE_CHECKING:
    from views.translate import Translator

STATUS = {
    Status.NOT_ASSESSED: N_("not assessed yet"),
    Status.NO_EVIDENCE_FOUND: N_("no evidence found"),
    Status.ANNOUNCED: N_("announced"),
    Status.IN_PROGRESS: N_("in progress"),
    Status.STALLED: N_("stalled"),
    Status.FULFILLED: N_("fulfilled"),
    Status.PARTLY_FULFILLED: N_("partly fulfilled"),
    Status.NOT_FULFILLED: N_("not fulfilled"),
    Status.SUPERSEDED: N_("superseded"),
    Status.DISPUTED: N_("sources disagree"),
}

STATUS_HEADING = {
    Status.NOT_ASSESSED: N_("Not assessed yet"),
    Status.NO_EVIDENCE_FOUND: N_("No evidence found"),
    Status.ANNOUNCED: N_("Announced"),
    Status.IN_PROGRESS: N_("In progress"),
    Status.STALLED: N_("Stalled"),
    Status.FULFILLED: N_("Fulfilled"),
    Status.PARTLY_FULFILLED: N_("Partly fulfilled"),
    Status.NOT_FULFILLED: N_("Not fulfilled"),
    Status.SUPERSEDED: N_("Superseded"),
    Status.DISPUTED: N_("Sources disagree"),
}
"""The same as a heading, with the capital that the language has there."""

STATUS_SIGN = {
    Status.NOT_ASSESSED: "⚪",
    Status.NO_EVIDENCE_FOUND: "🔍",
    Status.ANNOUNCED: "📣",
    Status.IN_PROGRESS: "🔄",
    Status.STALLED: "⏸",
    Status.FULFILLED: "✅",
    Status.PARTLY_FULFILLED: "🟡",
    Status.NOT_FULFILLED: "❌",
    Status.SUPERSEDED: "↪️",
    Status.DISPUTED: "⚖️",
}


def status_words(tr: Translator, status: Status) -> str:
    """Return a status with its sign: "✅ fulfilled"."""
    return f"{STATUS_SIGN[status]} {tr.gettext(STATUS[status])}"


STATUS_MEANING = {
    Status.NOT_ASSESSED: N_("nobody has looked yet"),
    Status.NO_EVIDENCE_FOUND: N_(
        "we looked and found no public trace; that does not mean that nothing was done"
    ),
    Status.ANNOUNCED: N_("announced publicly; no sign yet that work has begun"),
    Status.IN_PROGRESS: N_("evidence shows that work is going on"),
    Status.STALLED: N_("work began and has since stopped"),
    Status.FULFILLED: N_("evidence shows that it was done in full"),
    Status.PARTLY_FULFILLED: N_("evidence shows that a part was done"),
    Status.NOT_FULFILLED: N_("evidence shows that it was not done"),
    Status.SUPERSEDED: N_("another decision took its place"),
    Status.DISPUTED: N_("sources contradict each other"),
}

CAN_BE_CHECKED = {
    Verifiability.VERIFIABLE: N_("Yes"),
    Verifiability.PARTLY: N_("Partly"),
    Verifiability.NOT: N_("No"),
}
"""The answer to the question of a card whether an initiative can be checked."""

VERIFIABILITY = {
    Verifiability.VERIFIABLE: N_("can be checked"),
    Verifiability.PARTLY: N_("can be checked in part"),
    Verifiability.NOT: N_("cannot be checked"),
}
"""The same for a line that does not ask the question."""

TIMELINESS = {
    Timeliness.MET_ON_TIME: N_("met on time"),
    Timeliness.MET_LATE: N_("met late"),
    Timeliness.OVERDUE: N_("overdue"),
    Timeliness.ENDED: N_("ended"),
    Timeliness.UNDER_WAY: N_("under way"),
    Timeliness.DUE_TODAY: N_("due today"),
    Timeliness.DUE_SOON: N_("due soon"),
    Timeliness.UPCOMING: N_("upcoming"),
    Timeliness.NO_DATE: N_("no date stated"),
}

EVIDENCE_KIND = {
    EvidenceKind.OFFICIAL: N_("official"),
    EvidenceKind.INDEPENDENT: N_("independent"),
    EvidenceKind.PRESS: N_("press"),
}

WHO_CHECKED = {
    None: N_("the editors"),
    Role.OWNER: N_("an owner"),
    Role.EDITOR: N_("an editor"),
    Role.REVIEWER: N_("a reviewer"),
}
"""People who checked are shown by their role, never by name; None is for checks of the content files."""
