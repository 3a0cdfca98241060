"""Figures about chats, the outbox, errors and the store, for owners, in one message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.broadcasts.broadcast import BroadcastState
from briefing.chat import ChatKind, PauseReason
from briefing.outbox import RowState
from views.telegram.stats.callbacks import RefreshStats
from views.telegram.stats.feeds import feeds_section
from views.telegram.support.markup import bold, joined, lines
from views.telegram.support.page import Page, button, page
from views.telegram.support.to_newsroom import newsroom_row
from views.translate import N_

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import timedelta
    from zoneinfo import ZoneInfo

    from briefing.stats.error_counts import ErrorCounts
    from briefing.stats.overview import Overview, RunningBroadcast
    from briefing.store_stats import ChatCounts, FileStats, StoreStats
    from views.translate import Translator

BROADCASTS = 5
"""The most running broadcasts that are named."""

KINDS = {
    # Translators: A figure of /stats with a number behind it, at most 20 characters.
    N_("private chats"): (ChatKind.PRIVATE,),
    N_("groups"): (ChatKind.GROUP, ChatKind.SUPERGROUP),
    N_("channels"): (ChatKind.CHANNEL,),
}
PAUSED = {
    PauseReason.BLOCKED: N_("blocked the bot"),
    PauseReason.DEACTIVATED: N_("closed their account"),
    PauseReason.REMOVED: N_("removed the bot"),
    PauseReason.NOT_MEMBER: N_("are without the bot"),
    # Translators: A figure of /stats with a number behind it: chats that do not exist any more, at most 20
    # characters.
    PauseReason.NOT_FOUND: N_("are gone"),
}
ROWS = {
    # Translators: A figure of /stats with a number behind it: messages that are still to be sent, at most
    # 20 characters.
    RowState.PENDING: N_("waiting"),
    # Translators: A figure of /stats with a number behind it: messages on their way, at most 20 characters.
    RowState.LEASED: N_("being sent"),
    RowState.RETRY_AT: N_("to be tried again"),
    # Translators: A figure of /stats with a number behind it: messages that arrived, at most 20 characters.
    RowState.SENT: N_("sent"),
    # Translators: A figure of /stats with a number behind it: messages that cannot be sent, at most 20
    # characters.
    RowState.DEAD: N_("given up"),
    # Translators: A figure of /stats with a number behind it: messages that lost their sense before they
    # were sent, at most 20 characters.
    RowState.EXPIRED: N_("too late"),
}


def stats_page(tr: Translator, shown: Overview, zone: ZoneInfo) -> Page:
    """Show all figures, with a button that shows the present ones."""
    title = tr.gettext("How the bot is doing")
    return page(
        # Translators: Heading of /stats; only the mark between is yours, at most 20 characters.
        tr.html(
            "📊 {title} · {moment}", title=bold(title), moment=tr.date_and_time(shown.at.astimezone(zone))
        ),
        _chats(tr, shown.store.chats),
        _outbox(tr, shown),
        _pace(tr, shown, zone),
        _errors(tr, shown.error_counts),
        _store(tr, shown.store, zone),
        _broadcasts(tr, shown.broadcasts),
        feeds_section(tr, shown.feeds),
        rows=[[button("🔄", RefreshStats())], newsroom_row(tr)],
    )


def _figures(tr: Translator, figures: Iterable[tuple[str, float]]) -> str:
    return joined(*(f"{label}: {tr.number(figure)}" for label, figure in figures))


def _chats(tr: Translator, chats: ChatCounts) -> Markup:
    kinds = [
        (tr.gettext(label), sum(chats.kinds.get(each, 0) for each in kinds)) for label, kinds in KINDS.items()
    ]
    paused = [(tr.gettext(PAUSED[reason]), count) for reason, count in chats.paused.items()]
    languages = sorted(chats.languages.items(), key=lambda each: -each[1])
    chosen = [
        (tr.language_name(code) if code else tr.gettext("not chosen"), count) for code, count in languages
    ]
    return lines(
        # Translators: Heading in /stats, at most 20 characters.
        bold(tr.gettext("Chats: {count}", count=tr.number(chats.total))),
        _figures(tr, kinds),
        # Translators: Line of /stats: chats with a subscription, at most 24 characters.
        tr.gettext("subscribed: {count}", count=tr.number(chats.subscribed)),
        # Translators: Line of /stats: how many chats read which language, at most 24 characters.
        tr.gettext("language: {figures}", figures=_figures(tr, chosen)) if chosen else "",
        # Translators: Line of /stats: chats that nothing is sent to, by reason, at most 28 characters.
        tr.gettext("paused: {figures}", figures=_figures(tr, paused)) if paused else "",
    )


def _outbox(tr: Translator, shown: Overview) -> Markup:
    states = [(tr.gettext(label), shown.rows[state]) for state, label in ROWS.items()]
    due = tr.gettext("nothing is due now")
    if shown.oldest is not None:
        due = tr.gettext(
            "due now: {count} · the oldest has waited: {seconds} s",
            count=tr.number(shown.store.due),
            seconds=tr.number(int(shown.oldest.total_seconds())),
        )
    # Translators: Heading in /stats: the messages that wait to be sent, at most 20 characters.
    return lines(bold(tr.gettext("Outbox")), _figures(tr, states), due)


def _pace(tr: Translator, shown: Overview, zone: ZoneInfo) -> Markup:
    sent = [
        # Translators: A figure of /stats with a number behind it, at most 20 characters.
        (tr.gettext("last minute"), shown.sent_in_minute),
        # Translators: A figure of /stats with a number behind it, at most 20 characters.
        (tr.gettext("last hour"), shown.sent_in_hour),
    ]
    held = ""
    if shown.held_until is not None:
        until = tr.date_and_time(shown.held_until.astimezone(zone))
        held = tr.gettext("Telegram lets nothing be sent to anybody until {moment}.", moment=until)
    elif shown.held:
        held = tr.gettext("chats that Telegram holds: {count}", count=tr.number(shown.held))
    # Translators: Heading in /stats, at most 28 characters.
    return lines(bold(tr.gettext("Messages sent")), _figures(tr, sent), held)


def _errors(tr: Translator, error_counts: ErrorCounts) -> Markup:
    figures = [
        (tr.gettext("failed messages and buttons"), error_counts.failures),
        # Translators: A figure of /stats with a number behind it, at most 20 characters.
        (tr.gettext("not delivered"), sum(error_counts.dead.values())),
        (tr.gettext("chats that shut the bot out"), error_counts.paused),
    ]
    return lines(bold(tr.gettext("Errors since the last morning")), _figures(tr, figures))


def _store(tr: Translator, store: StoreStats, zone: ZoneInfo) -> Markup:
    documents = sorted(store.documents.items(), key=lambda each: -each[1])
    outgrown = tr.gettext(
        "⚠️ This is more than one file is meant for: a database server is the better home for it."
    )
    return lines(
        # Translators: Line of /stats: what the data is kept in, at most 28 characters.
        bold(tr.gettext("Store: {kind}", kind=store.kind)),
        *(_file(tr, store.file, zone) if store.file else ()),
        _writes(tr, store),
        # Translators: Line of /stats: how much is kept of each kind, at most 24 characters.
        tr.gettext("documents: {figures}", figures=_figures(tr, documents)) if documents else "",
        tr.gettext("Large figures are estimates.") if store.is_estimate else "",
        outgrown if store.is_outgrown else "",
    )


def _writes(tr: Translator, store: StoreStats) -> str:
    usual, slow = store.write_time(0.5), store.write_time(0.95)
    if usual is None or slow is None:
        return ""
    return tr.gettext(
        "a confirmed write: {usual} ms; 95 of 100 within {slow} ms",
        usual=_milliseconds(tr, usual),
        slow=_milliseconds(tr, slow),
    )


def _file(tr: Translator, file: FileStats, zone: ZoneInfo) -> list[str]:
    return [
        tr.gettext(
            "file: {file} KiB · journal: {journal} KiB",
            file=tr.number(file.file_bytes // 1024),
            journal=tr.number(file.journal_bytes // 1024),
        ),
        # Translators: Line of /stats: when the journal was last written into the file, at most 48
        # characters.
        tr.gettext("last folded: {moment}", moment=tr.date_and_time(file.folded_at.astimezone(zone))),
        tr.gettext("opened in {n} ms", n=_milliseconds(tr, file.opened_in)),
    ]


def _broadcasts(tr: Translator, running: Iterable[RunningBroadcast]) -> Markup:
    rows = []
    for each in list(running)[:BROADCASTS]:
        text = N_("#{number}, paused: {waiting} of {recipients} wait")
        if each.broadcast.state is not BroadcastState.PAUSED:
            # Translators: Line of /stats about a broadcast that is being sent, at most 54 characters.
            text = N_("#{number}: {waiting} of {recipients} wait")
        waiting, recipients = tr.number(each.waiting), tr.number(each.broadcast.recipients)
        rows.append(tr.gettext(text, number=each.broadcast.number, waiting=waiting, recipients=recipients))
    return lines(bold(tr.gettext("Broadcasts under way")), *rows) if rows else Markup("")


def _milliseconds(tr: Translator, time: timedelta) -> str:
    return tr.number(round(time.total_seconds() * 1000, 1))
