"""Labels of statuses, timeliness, kinds of evidence and roles; they are translated where they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.deadlines.timeliness import Timeliness
from briefing.statement.entry import EvidenceKind, Status
from briefing.statement.model import Verifiability
from briefing.team.roles import Role
from views.translate import N_

if TYPE_CHECKING:
    from views.translate import Translator

STATUS = {
    Status.NOT_ASSESSED: N_("not assessed yet"),
    # Translators: Status of an initiative: editors looked and found nothing; in lines and on buttons, at
    # most 28 characters.
    Status.NO_EVIDENCE_FOUND: N_("no evidence found"),
    # Translators: Status of an initiative: somebody said publicly that it will be done; in lines and on
    # buttons, at most 20 characters.
    Status.ANNOUNCED: N_("announced"),
    # Translators: Status of an initiative: work is seen; in lines and on buttons, at most 20 characters.
    Status.IN_PROGRESS: N_("in progress"),
    # Translators: Status of an initiative: work began and nothing moves any more; in lines and on buttons,
    # at most 20 characters.
    Status.STALLED: N_("stalled"),
    # Translators: Status of an initiative: what was proposed is done; in lines and on buttons, at most 20
    # characters.
    Status.FULFILLED: N_("fulfilled"),
    # Translators: Status of an initiative: a part of it is done; in lines and on buttons, at most 28
    # characters.
    Status.PARTLY_FULFILLED: N_("partly fulfilled"),
    # Translators: Status of an initiative: it is clear that it was not done; in lines and on buttons, at
    # most 24 characters.
    Status.NOT_FULFILLED: N_("not fulfilled"),
    # Translators: Status of an initiative: another decision took its place; in lines and on buttons, at
    # most 28 characters.
    Status.SUPERSEDED: N_("superseded"),
    # Translators: Status of an initiative: sources contradict each other; in lines and on buttons, at most
    # 28 characters.
    Status.DISPUTED: N_("sources disagree"),
}

STATUS_HEADING = {
    Status.NOT_ASSESSED: N_("Not assessed yet"),
    Status.NO_EVIDENCE_FOUND: N_("No evidence found"),
    # Translators: Status as above, at the beginning of a line, at most 20 characters.
    Status.ANNOUNCED: N_("Announced"),
    # Translators: Status as above, at the beginning of a line, at most 20 characters.
    Status.IN_PROGRESS: N_("In progress"),
    # Translators: Status as above, at the beginning of a line, at most 20 characters.
    Status.STALLED: N_("Stalled"),
    # Translators: Status as above, at the beginning of a line, at most 20 characters.
    Status.FULFILLED: N_("Fulfilled"),
    # Translators: Status as above, at the beginning of a line, at most 28 characters.
    Status.PARTLY_FULFILLED: N_("Partly fulfilled"),
    # Translators: Status as above, at the beginning of a line, at most 24 characters.
    Status.NOT_FULFILLED: N_("Not fulfilled"),
    # Translators: Status as above, at the beginning of a line, at most 28 characters.
    Status.SUPERSEDED: N_("Superseded"),
    # Translators: Status as above, at the beginning of a line, at most 28 characters.
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
    # Translators: Answer on a card to the question whether outsiders can check the initiative, at most 10
    # characters.
    Verifiability.VERIFIABLE: N_("Yes"),
    # Translators: Answer on a card to the question whether outsiders can check the initiative, at most 20
    # characters.
    Verifiability.PARTLY: N_("Partly"),
    # Translators: Answer on a card whether outsiders can check it; also a button: no deadline was met, at
    # most 20 characters.
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
    # Translators: How a deadline stands, as a filter with a count behind it: done after its day, at most 28
    # characters.
    Timeliness.MET_LATE: N_("met late"),
    # Translators: How a deadline stands, as a filter with a count: its day has passed, nothing is known, at
    # most 28 characters.
    Timeliness.OVERDUE: N_("overdue"),
    # Translators: How a deadline stands, as a filter with a count: a period that is over, at most 28
    # characters.
    Timeliness.ENDED: N_("ended"),
    # Translators: How a deadline stands, as a filter with a count: a period that runs, at most 28
    # characters.
    Timeliness.UNDER_WAY: N_("under way"),
    Timeliness.DUE_TODAY: N_("due today"),
    # Translators: How a deadline stands, as a filter with a count: 60 days or fewer are left, at most 28
    # characters.
    Timeliness.DUE_SOON: N_("due soon"),
    # Translators: How a deadline stands, as a filter with a count: more than 60 days are left, at most 28
    # characters.
    Timeliness.UPCOMING: N_("upcoming"),
    # Translators: Filter with a count: initiatives for which the statement names no date, at most 28
    # characters.
    Timeliness.NO_DATE: N_("no date stated"),
}

EVIDENCE_KIND = {
    # Translators: Kind of a source, after the name of the publisher: a state or an organization writes
    # about itself, at most 24 characters.
    EvidenceKind.OFFICIAL: N_("official"),
    # Translators: Kind of a source, after the name of the publisher, at most 24 characters.
    EvidenceKind.INDEPENDENT: N_("independent"),
    # Translators: Kind of a source, after the name of the publisher, at most 20 characters.
    EvidenceKind.PRESS: N_("press"),
}

WHO_CHECKED = {
    # Translators: Who looked for evidence, in a list of entries, at most 20 characters.
    None: N_("the editors"),
    # Translators: Who published something, in a list; an owner of the bot, at most 20 characters.
    Role.OWNER: N_("an owner"),
    # Translators: Who published something, in a list, at most 20 characters.
    Role.EDITOR: N_("an editor"),
    # Translators: Who published something, in a list; an editor who reads what others wrote, at most 24
    # characters.
    Role.REVIEWER: N_("a reviewer"),
}
"""People who checked are shown by their role, never by name; None is for checks of the content files."""
