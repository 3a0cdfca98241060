"""Broadcasts as editors see them: the list, a page for each, how far one has come, and its report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.broadcasts.campaign import STARTABLE, UNDER_WAY, CampaignState
from views.telegram.markup import bold, lines
from views.telegram.newsroom.audiences import audience_words
from views.telegram.newsroom.broadcast_callbacks import CampaignAct, ShowCampaigns
from views.telegram.newsroom.failure_words import failures
from views.telegram.page import Page, button, in_rows, page
from views.translate import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from briefing.broadcasts.campaign import Campaign
    from briefing.broadcasts.progress import Progress
    from briefing.statement import Statement
    from views.translate import Translator

CAMPAIGNS = 8
"""Broadcasts on one page of the list."""
REASONS = 8
"""Reasons that a page names; the file has all of them."""
MINUTE, HOUR = 60, 3600

STATE = {
    CampaignState.DRAFT: N_("📝 draft"),
    CampaignState.SCHEDULED: N_("🕘 scheduled"),
    CampaignState.LATE: N_("⚠️ late"),
    CampaignState.RUNNING: N_("▶️ running"),
    CampaignState.PAUSED: N_("⏸ paused"),
    CampaignState.DONE: N_("✅ done"),
    CampaignState.CANCELLED: N_("✖️ cancelled"),
}
ACTS = {
    "see": N_("👁 Show the message"),
    "start": N_("📣 Send now"),
    "when": N_("🕘 Date and hour"),
    "pause": N_("⏸ Pause"),
    "resume": N_("▶️ Go on"),
    "replace": N_("✉️ Give another message"),
    "cancel": N_("✖️ Cancel the broadcast"),
    "correct": N_("✏️ Correct"),
    "unsend": N_("🗑 Unsend"),
    "csv": N_("💾 CSV"),
    "show": N_("🔄 How it stands now"),
}


@dataclass(frozen=True, slots=True)
class CampaignView:
    """What the pages of broadcasts are shown with."""

    tr: Translator
    zone: ZoneInfo
    """In which moments are shown."""
    statements: Mapping[str, Statement]


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a broadcast, its correction and its taking back have come; None: nothing is known of it."""

    sending: Progress | None = None
    correction: Progress | None = None
    unsending: Progress | None = None
    has_rows: bool = False
    """What became of each recipient is still known."""


def listed(shown: CampaignView, campaigns: Sequence[Campaign], number: int) -> Page:
    """List broadcasts, newest first; page ``number`` from 0, one beyond the last shows the last."""
    tr = shown.tr
    if not campaigns:
        return page([Markup.escape(tr.gettext("There is no broadcast yet. /broadcast begins one."))])
    last = (len(campaigns) - 1) // CAMPAIGNS
    number = min(max(number, 0), last)
    here = campaigns[number * CAMPAIGNS :][:CAMPAIGNS]
    opens = (button(f"👁 {each.number}", CampaignAct(id=each.id, act="show")) for each in here)
    turns = (("◀", number - 1), ("▶", number + 1))
    walk = [button(sign, ShowCampaigns(page=to)) for sign, to in turns if 0 <= to <= last]
    return page(
        [bold(tr.gettext("Broadcasts")), *(_line(shown, each) for each in here)], [*in_rows(opens, 4), walk]
    )


def _line(shown: CampaignView, campaign: Campaign) -> Markup:
    tr = shown.tr
    counts = ""
    if campaign.started_at is not None:
        counts = tr.gettext("to {count}", count=tr.number(campaign.recipients))
        if campaign.ended_at is not None:
            counts = tr.gettext(
                "sent {sent} of {count}",
                sent=tr.number(campaign.sent),
                count=tr.number(campaign.recipients),
            )
    moment = campaign.started_at or campaign.at or campaign.created_at
    parts = [
        tr.gettext(STATE[campaign.state]),
        audience_words(tr, campaign.audience, shown.statements),
        counts,
        tr.moment(moment.astimezone(shown.zone)),
    ]
    return Markup("{} {}").format(bold(f"#{campaign.number}"), " · ".join(each for each in parts if each))


def campaign_page(shown: CampaignView, campaign: Campaign, standing: Standing) -> Page:
    """Show one broadcast, and what can be done with it."""
    tr = shown.tr
    facts = [
        tr.gettext("Audience: {audience}", audience=audience_words(tr, campaign.audience, shown.statements)),
        _hour(shown, campaign),
        tr.gettext("It arrives silently.") if campaign.silent else "",
    ]
    if campaign.waits_since is not None:
        facts.append(
            tr.gettext(
                "Whoever sent it may not send broadcasts any more: what has not left yet waits for your word."
            )
        )
    if campaign.is_source_gone and campaign.state is CampaignState.PAUSED:
        facts.append(
            tr.gettext(
                "The message that it copies was deleted, so it was paused. Give another one for those who "
                "have none yet, or cancel it."
            )
        )
    if campaign.state is CampaignState.LATE:
        facts.append(tr.gettext("It is over 24 hours late and waits for your word."))
    sections = [_head(tr, campaign), lines(facts), lines(_counts(tr, campaign, standing))]
    sections += [lines(each) for each in _afterwards(tr, campaign, standing)]
    offered = [
        button(tr.gettext(ACTS[act]), CampaignAct.model_validate({"id": campaign.id, "act": act}))
        for act in _acts(campaign, standing)
    ]
    return page(sections, in_rows(offered, 2))


def _acts(campaign: Campaign, standing: Standing) -> Iterator[str]:
    yield from _ways_on(campaign)
    was_started = campaign.started_at is not None
    if was_started and campaign.unsent_at is None and standing.has_rows:
        if campaign.waits_since is None:
            yield "correct"
        if campaign.state not in UNDER_WAY:
            yield "unsend"
    if was_started and standing.has_rows:
        yield "csv"
    yield "see"
    if was_started:
        yield "show"


def _ways_on(campaign: Campaign) -> Iterator[str]:
    """Yield what lets it go, and what stops it."""
    state, waits = campaign.state, campaign.waits_since is not None
    is_over = state not in STARTABLE | UNDER_WAY
    if state in STARTABLE or (waits and state is CampaignState.RUNNING):
        yield "start"
        if campaign.started_at is None:
            yield "when"
    elif state is CampaignState.RUNNING:
        yield "pause"
    if campaign.is_source_gone and state is CampaignState.PAUSED:
        yield "replace"
    elif state is CampaignState.PAUSED or (waits and is_over):
        yield "resume"
    if waits or not is_over:
        yield "cancel"


def _head(tr: Translator, campaign: Campaign) -> Markup:
    head = tr.gettext("📣 Broadcast {number}", number=campaign.number)
    return Markup("{} · {}").format(bold(head), tr.gettext(STATE[campaign.state]))


def _hour(shown: CampaignView, campaign: Campaign) -> str:
    tr = shown.tr
    if campaign.started_at is not None:
        return tr.gettext("Started: {moment}", moment=moment_words(shown, campaign.started_at))
    if campaign.at is not None and campaign.state is not CampaignState.CANCELLED:
        return tr.gettext("Starts: {moment}", moment=moment_words(shown, campaign.at))
    return ""


def moment_words(shown: CampaignView, moment: datetime) -> str:
    """Show a day with its year, and the hour."""
    local = moment.astimezone(shown.zone)
    return f"{shown.tr.date(local.date())}, {shown.tr.time(local)}"


def _counts(tr: Translator, campaign: Campaign, standing: Standing) -> list[str]:
    if campaign.started_at is None:
        return []
    known = standing.sending
    sent, failed = (known.sent, known.failed) if known else (campaign.sent, campaign.failed)
    counts = [
        tr.gettext("Sent: {sent} of {count}", sent=tr.number(sent), count=tr.number(campaign.recipients)),
        tr.gettext("Waiting: {count}", count=tr.number(known.waiting)) if known and known.waiting else "",
        tr.gettext("Failed: {count}", count=tr.number(sum(failed.values()))) if failed else "",
        *(f"— {reason}: {tr.number(count)}" for reason, count in [*failures(tr, failed).items()][:REASONS]),
    ]
    if known and campaign.state is CampaignState.RUNNING and known.rate > 0:
        rate = max(1, round(known.rate))
        pace = tr.ngettext("{n} message a second", "{n} messages a second", rate)
        counts.append(" · ".join(each for each in (pace, _left(tr, known.seconds_left)) if each))
    return counts


def _left(tr: Translator, seconds: float | None) -> str:
    if seconds is None:
        return ""
    if seconds < MINUTE:
        return tr.gettext("about {n} s left", n=tr.number(max(1, round(seconds))))
    if seconds < HOUR:
        return tr.gettext("about {n} min left", n=tr.number(round(seconds / MINUTE)))
    return tr.gettext("about {n} h left", n=tr.number(round(seconds / HOUR)))


def _afterwards(tr: Translator, campaign: Campaign, standing: Standing) -> Iterator[list[str]]:
    """Say what came of the last correction and of taking it back."""
    if campaign.edits and standing.correction:
        yield [tr.gettext("Correction: {done} of {count} edited", **_shares(tr, standing.correction))]
    if campaign.unsent_at is not None and standing.unsending:
        yield [tr.gettext("Taken back: {done} of {count} deleted", **_shares(tr, standing.unsending))]


def _shares(tr: Translator, progress: Progress) -> dict[str, str]:
    count = progress.sent + progress.waiting + sum(progress.failed.values())
    return {"done": tr.number(progress.sent), "count": tr.number(count)}


def report(shown: CampaignView, campaign: Campaign, standing: Standing) -> Page:
    """Report the end of a broadcast."""
    tr = shown.tr
    head = tr.gettext("📣 Broadcast {number} has ended.", number=campaign.number)
    if campaign.state is CampaignState.CANCELLED:
        head = tr.gettext("📣 Broadcast {number} was cancelled.", number=campaign.number)
    return page(
        [bold(head), lines(_counts(tr, campaign, standing))],
        [[button(tr.gettext("📣 Open the broadcast"), CampaignAct(id=campaign.id, act="show"))]],
    )


def late(shown: CampaignView, campaign: Campaign) -> Page:
    """Ask what is to become of a broadcast that is late."""
    return campaign_page(shown, campaign, Standing())
