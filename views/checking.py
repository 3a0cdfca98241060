"""When somebody last looked for evidence, and up to which day sources could be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.deadlines.scoreboard import Scoreboard
    from briefing.statement.entry import Check
    from briefing.statement.status import Assessment
    from views.translate import Translator


def checked_sentence(tr: Translator, now: Assessment) -> str:
    """Return "Checked on ..." as a line of its own; empty if nobody has looked yet."""
    if now.last_checked_on is None:
        return ""
    day = tr.date(now.last_checked_on)
    if now.sources_until is None:
        # Translators: Line on a card: when editors last looked for evidence, at most 36 characters.
        return tr.gettext("Checked on {date}", date=day)
    until = tr.date(now.sources_until)
    return tr.gettext("Checked on {date} in sources up to {until}", date=day, until=until)


def checked_words(tr: Translator, now: Assessment) -> str:
    """Return "checked on ..." for the middle of a line; that nobody has looked yet if so."""
    if now.last_checked_on is None:
        return tr.gettext("nobody has looked yet")
    day = tr.date(now.last_checked_on)
    if now.sources_until is None:
        # Translators: The same in the middle of a line, after a status, at most 36 characters.
        return tr.gettext("checked on {date}", date=day)
    until = tr.date(now.sources_until)
    return tr.gettext("checked on {date} in sources up to {until}", date=day, until=until)


def check_name(tr: Translator, check: Check) -> str:
    """Return what an entry of the log that is a check is called."""
    if check.sources_until is None:
        # Translators: What an entry of the log is called that is no event: an editor looked for evidence; a
        # noun, at most 14 characters.
        return tr.gettext("check")
    return tr.gettext("check in sources up to {until}", until=tr.date(check.sources_until))


def last_checks(tr: Translator, board: Scoreboard) -> list[str]:
    """Return when somebody last checked (newest and oldest), and how many initiatives were never checked."""
    words = []
    if board.newest_check is not None and board.oldest_check is not None:
        newest, oldest = tr.date(board.newest_check), tr.date(board.oldest_check)
        if newest == oldest:
            words.append(tr.gettext("Last checked on {date}", date=newest))
        else:
            words.append(
                tr.gettext("Last checked: newest {newest}, oldest {oldest}", newest=newest, oldest=oldest)
            )
    if board.sources_until is not None:
        words.append(tr.gettext("In sources up to {until}", until=tr.date(board.sources_until)))
    if board.never_checked:
        words.append(
            tr.ngettext(
                "Nobody has looked at {n} initiative yet",
                "Nobody has looked at {n} initiatives yet",
                board.never_checked,
            )
        )
    return words
