"""Broadcasts as editors see them: the list, a page of each with its progress, and the report at its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.broadcasts.broadcast import STARTABLE, UNDER_WAY, BroadcastState
from views.telegram.broadcasts.callbacks import BroadcastAct, ShowBroadcasts
from views.telegram.broadcasts.words import audience_words, failures
from views.telegram.support.markup import bold, joined, lines
from views.telegram.support.page import Page, button, in_rows, page
from views.telegram.support.sheets import ListPage
from views.telegram.support.to_newsroom import newsroom_row
from views.translate import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from zoneinfo import ZoneInfo

    from markupsafe import Markup

    from briefing.broadcasts.broadcast import Broadcast
    from briefing.broadcasts.progress import BroadcastProgress, Progress
    from briefing.statement.model import Statement
    from views.translate import Translator

BROADCASTS = 8
"""Broadcasts on one page of the list."""
REASONS = 8
"""Reasons of failures that a page names; the CSV file has all of them."""
MINUTE, HOUR = 60, 3600

STATE = {
    # Translators: State of a broadcast in a list: nothing is sent yet; with its emoji, at most 20
    # characters.
    BroadcastState.DRAFT: N_("📝 draft"),
    # Translators: State of a broadcast in a list: it starts by itself later, at most 20 characters.
    BroadcastState.SCHEDULED: N_("🕘 scheduled"),
    # Translators: State of a broadcast in a list: its hour has passed and it waits for an editor, at most
    # 20 characters.
    BroadcastState.LATE: N_("⚠️ late"),
    # Translators: State of a broadcast in a list: it is being sent, at most 20 characters.
    BroadcastState.RUNNING: N_("▶️ running"),
    # Translators: State of a broadcast in a list: an editor stopped it for a while, at most 20 characters.
    BroadcastState.PAUSED: N_("⏸ paused"),
    # Translators: State of a broadcast in a list: all of it is sent, at most 20 characters.
    BroadcastState.DONE: N_("✅ done"),
    # Translators: State of a broadcast in a list: an editor ended it for good, at most 20 characters.
    BroadcastState.CANCELLED: N_("✖️ cancelled"),
}
ACTS = {
    # Translators: Button below a broadcast: shows what is sent to the recipients, at most 36 characters.
    "see": N_("👁 Show the message"),
    # Translators: Button below a broadcast that waits: starts it at once, at most 20 characters.
    "start": N_("📣 Send now"),
    "when": N_("🕘 Date and hour"),
    # Translators: Button below a broadcast that runs: stops it for a while, at most 20 characters.
    "pause": N_("⏸ Pause"),
    # Translators: Button below a broadcast that is paused: sends the rest, at most 20 characters.
    "resume": N_("▶️ Go on"),
    "replace": N_("✉️ Send another message"),
    # Translators: Button below a broadcast: ends it for good; not the same as a pause, at most 36
    # characters.
    "cancel": N_("✖️ Cancel the broadcast"),
    # Translators: Button below a broadcast: changes the text of what was sent; a verb, at most 20
    # characters.
    "correct": N_("✏️ Correct"),
    # Translators: Button below a broadcast: deletes what was sent from all chats, at most 20 characters.
    "unsend": N_("🗑 Unsend"),
    # Translators: Button: sends a table as a file; CSV stays as it is, at most 20 characters.
    "csv": N_("💾 CSV"),
    # Translators: Button below a broadcast: shows the present numbers, at most 20 characters.
    "show": N_("🔄 How it stands now"),
}


@dataclass(frozen=True, slots=True)
class BroadcastView:
    """With what the pages of broadcasts are made."""

    tr: Translator
    zone: ZoneInfo
    """The zone in which moments are shown."""
    statements: Mapping[str, Statement]


def broadcast_list(shown: BroadcastView, broadcasts: Sequence[Broadcast], number: int) -> Page:
    """List broadcasts, newest first; page ``number`` from 0, one beyond the last shows the last."""
    tr = shown.tr
    if not broadcasts:
        said = tr.gettext("There is no broadcast yet. /broadcast begins one.")
        return page(said, rows=[newsroom_row(tr)])
    part = ListPage.of(broadcasts, number, BROADCASTS)
    opens = (button(f"👁 {each.number}", BroadcastAct(id=each.id, act="show")) for each in part.entries)
    # Translators: Heading of a list, and of a group of filters in the audit log; messages to many chats, at
    # most 20 characters.
    sections = [bold(tr.gettext("Broadcasts")), *(_line(shown, each) for each in part.entries)]
    turns = part.turns(lambda target: ShowBroadcasts(page=target))
    return page(*sections, rows=[*in_rows(opens, 4), turns, newsroom_row(tr)])


def _line(shown: BroadcastView, broadcast: Broadcast) -> Markup:
    tr = shown.tr
    counts = ""
    if broadcast.started_at is not None:
        count, sent = tr.number(broadcast.recipients), tr.number(broadcast.sent)
        # Translators: How many chats a broadcast goes to, in a line of a list, at most 20 characters.
        counts = tr.gettext("to {count}", count=count)
        if broadcast.ended_at is not None:
            # Translators: How far a broadcast has come, in a line of a list, at most 36 characters.
            counts = tr.gettext("sent {sent} of {count}", sent=sent, count=count)
    moment = broadcast.started_at or broadcast.at or broadcast.created_at
    facts = joined(
        tr.gettext(STATE[broadcast.state]),
        audience_words(tr, broadcast.audience, shown.statements),
        counts,
        tr.moment(moment.astimezone(shown.zone)),
    )
    return bold(f"#{broadcast.number}") + " " + facts


def broadcast_page(shown: BroadcastView, broadcast: Broadcast, standing: BroadcastProgress) -> Page:
    """Show one broadcast, with buttons for all that can be done with it at present."""
    tr = shown.tr
    # Translators: Heading of the page of a broadcast, at most 30 characters.
    head = bold(tr.gettext("📣 Broadcast {number}", number=broadcast.number))
    offered = (
        button(tr.gettext(ACTS[act]), BroadcastAct.model_validate({"id": broadcast.id, "act": act}))
        for act in _acts(broadcast, standing)
    )
    return page(
        joined(head, tr.gettext(STATE[broadcast.state])),
        lines(*_facts(shown, broadcast)),
        lines(*_counts(tr, broadcast, standing)),
        *_afterwards(tr, broadcast, standing),
        rows=in_rows(offered, 2),
    )


def _facts(shown: BroadcastView, broadcast: Broadcast) -> Iterator[str]:
    tr = shown.tr
    # Translators: Line on the page of a broadcast: who gets it, at most 24 characters.
    yield tr.gettext(
        "Audience: {audience}", audience=audience_words(tr, broadcast.audience, shown.statements)
    )
    if broadcast.started_at is not None:
        moment = tr.date_and_time(broadcast.started_at.astimezone(shown.zone))
        # Translators: Line on the page of a broadcast: when it began, at most 24 characters.
        yield tr.gettext("Started: {moment}", moment=moment)
    elif broadcast.at is not None and broadcast.state is not BroadcastState.CANCELLED:
        moment = tr.date_and_time(broadcast.at.astimezone(shown.zone))
        # Translators: Line on the page of a broadcast: when it is to begin, at most 24 characters.
        yield tr.gettext("Starts: {moment}", moment=moment)
    if broadcast.silent:
        yield tr.gettext("It arrives silently.")
    if broadcast.waits_since is not None:
        yield tr.gettext(
            "Whoever sent it may not send broadcasts any more: what has not left yet waits for your word."
        )
    if broadcast.is_source_gone and broadcast.state is BroadcastState.PAUSED:
        yield tr.gettext(
            "The message that it copies was deleted, so it was paused. Send another one for those "
            "who have none yet, or cancel it."
        )
    if broadcast.state is BroadcastState.LATE:
        yield tr.gettext("It is over 24 hours late and waits for your word.")


def _acts(broadcast: Broadcast, standing: BroadcastProgress) -> Iterator[str]:
    yield from _ways_on(broadcast)
    was_started = broadcast.started_at is not None
    if was_started and broadcast.unsent_at is None and standing.has_rows:
        if broadcast.waits_since is None:
            yield "correct"
        if broadcast.state not in UNDER_WAY:
            yield "unsend"
    if was_started and standing.has_rows:
        yield "csv"
    yield "see"
    if was_started:
        yield "show"


def _ways_on(broadcast: Broadcast) -> Iterator[str]:
    """Yield the acts that start, delay, go on with or stop the broadcast."""
    state, waits = broadcast.state, broadcast.waits_since is not None
    is_over = state not in STARTABLE | UNDER_WAY
    if state in STARTABLE or (waits and state is BroadcastState.RUNNING):
        yield "start"
        if broadcast.started_at is None:
            yield "when"
    elif state is BroadcastState.RUNNING:
        yield "pause"
    if broadcast.is_source_gone and state is BroadcastState.PAUSED:
        yield "replace"
    elif state is BroadcastState.PAUSED or (waits and is_over):
        yield "resume"
    if waits or not is_over:
        yield "cancel"


def _counts(tr: Translator, broadcast: Broadcast, standing: BroadcastProgress) -> list[str]:
    if broadcast.started_at is None:
        return []
    known = standing.sending
    sent, failed = (known.sent, known.failed) if known else (broadcast.sent, broadcast.failed)
    counts = [
        # Translators: Line on the page of a broadcast: how many chats have it, at most 36 characters.
        tr.gettext("Sent: {sent} of {count}", sent=tr.number(sent), count=tr.number(broadcast.recipients)),
        # Translators: Line on the page of a broadcast: how many chats are still to get it, at most 24
        # characters.
        tr.gettext("Waiting: {count}", count=tr.number(known.waiting)) if known and known.waiting else "",
        # Translators: Line on the page of a broadcast: how many chats cannot get it, at most 28 characters.
        tr.gettext("Failed: {count}", count=tr.number(sum(failed.values()))) if failed else "",
        *(f"• {reason}: {tr.number(count)}" for reason, count in [*failures(tr, failed).items()][:REASONS]),
    ]
    if known and broadcast.state is BroadcastState.RUNNING and known.rate > 0:
        rate = max(1, round(known.rate))
        pace = tr.ngettext("{n} message a second", "{n} messages a second", rate)
        counts.append(joined(pace, _left(tr, known.seconds_left)))
    return counts


def _left(tr: Translator, seconds: float | None) -> str:
    if seconds is None:
        return ""
    if seconds < MINUTE:
        return tr.gettext("about {n} s left", n=tr.number(max(1, round(seconds))))
    if seconds < HOUR:
        return tr.gettext("about {n} min left", n=tr.number(round(seconds / MINUTE)))
    return tr.gettext("about {n} h left", n=tr.number(round(seconds / HOUR)))


def _afterwards(tr: Translator, broadcast: Broadcast, standing: BroadcastProgress) -> Iterator[str]:
    """Say how many messages were edited by the last correction, and how many were deleted again."""
    if broadcast.edits and standing.correction:
        yield tr.gettext("Correction: {done} of {count} edited", **_shares(tr, standing.correction))
    if broadcast.unsent_at is not None and standing.unsending:
        yield tr.gettext("Taken back: {done} of {count} deleted", **_shares(tr, standing.unsending))


def _shares(tr: Translator, progress: Progress) -> dict[str, str]:
    count = progress.sent + progress.waiting + sum(progress.failed.values())
    return {"done": tr.number(progress.sent), "count": tr.number(count)}


def end_report(shown: BroadcastView, broadcast: Broadcast, standing: BroadcastProgress) -> Page:
    """Tell an editor that a broadcast has ended, with how many got it."""
    tr = shown.tr
    head = tr.gettext("📣 Broadcast {number} has ended.", number=broadcast.number)
    if broadcast.state is BroadcastState.CANCELLED:
        head = tr.gettext("📣 Broadcast {number} was cancelled.", number=broadcast.number)
    return page(
        bold(head),
        lines(*_counts(tr, broadcast, standing)),
        # Translators: Button below a notification: shows the page of the broadcast, at most 36 characters.
        rows=[[button(tr.gettext("📣 Open the broadcast"), BroadcastAct(id=broadcast.id, act="show"))]],
    )
