"""The audit log for owners: as pages, and as files for programs (values of the data, moments in UTC)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing.team.audit import ActionGroup, AuditEntry, group_of
from briefing.team.audit_filter import AuditFilter, By, statements_in
from views.csv_file import csv_file
from views.telegram.support.markup import bold, code, joined, lines
from views.telegram.support.page import Page, Rows, button, page
from views.telegram.support.people import ROLE, person_name
from views.telegram.support.to_newsroom import newsroom_row
from views.telegram.team.action_words import about_words, action_words, details_words
from views.telegram.team.callbacks import ChooseAudit, ExportAudit, ShowAudit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from zoneinfo import ZoneInfo

    from markupsafe import Markup

    from briefing.team.members import Team
    from views.telegram.support.sheets import ListPage
    from views.translate import Translator

ENTRIES = 6
"""Entries on one page; with the longest names that Telegram allows they still fit into one message."""
DETAILS = 200
"""The most characters of the details of an entry on a page; a file has all of them."""
COLUMNS = ("number", "at", "actor", "actor_name", "role", "act", "about", "person", "person_name", "details")
"""Of the CSV file."""
CHOICES = 90
"""The most buttons of choices below one message; Telegram takes 100 in all."""


@dataclass(frozen=True, slots=True)
class AuditView:
    """With which names and in which zone the log is shown."""

    team: Team
    zone: ZoneInfo


def audit_page(tr: Translator, shown: AuditView, asked: AuditFilter, part: ListPage[AuditEntry]) -> Page:
    """Show some of the entries that fit a filter, newest first."""
    only = ""
    if asked.by is not By.ALL:
        # Translators: Beside the heading of the audit log: what is shown, at most 20 characters.
        only = tr.gettext("only: {filter}", filter=_filter_words(tr, shown, asked))
    turns = part.turns(lambda target: ShowAudit(by=asked.by, value=asked.value, page=target))
    return page(
        # Translators: Heading: who did what in the newsroom, at most 20 characters.
        joined(bold(tr.gettext("Audit log")), part.place(tr), only),
        *(_entry(tr, shown, each) for each in part.entries),
        *([] if part.entries else [tr.gettext("There is no such entry."), _usage(tr)]),
        rows=[turns, *_below(tr, asked, exports=bool(part.entries)), newsroom_row(tr)],
    )


def _below(tr: Translator, asked: AuditFilter, *, exports: bool) -> Rows:
    rows: Rows = [
        [
            # Translators: Button: choose which acts of the audit log are shown, at most 20 characters.
            button(tr.gettext("By act"), ChooseAudit(by=By.ACT)),
            # Translators: Button: choose whose acts are shown, at most 20 characters.
            button(tr.gettext("By person"), ChooseAudit(by=By.PERSON)),
            # Translators: Button: choose acts about which statement are shown, at most 20 characters.
            button(tr.gettext("By statement"), ChooseAudit(by=By.ABOUT)),
        ]
    ]
    if asked.by is not By.ALL:
        # Translators: Button: the audit log without a filter, at most 20 characters.
        rows.append([button(tr.gettext("All entries"), ShowAudit())])
    if exports:
        rows.append(
            [
                button(tr.gettext("💾 CSV"), ExportAudit(form="csv", by=asked.by, value=asked.value)),
                # Translators: Button: sends the audit log as a file; JSON stays as it is, at most 20
                # characters.
                button(tr.gettext("💾 JSON"), ExportAudit(form="json", by=asked.by, value=asked.value)),
            ]
        )
    return rows


def _entry(tr: Translator, shown: AuditView, entry: AuditEntry) -> Markup:
    details = "; ".join(details_words(tr, entry.details))
    if len(details) > DETAILS:
        details = details[:DETAILS] + "…"
    person = (
        # Translators: Line of an act: whom it was done to, at most 20 characters.
        tr.gettext("person: {who}", who=person_name(tr, entry.person, shown.team)) if entry.person else ""
    )
    # Translators: First line of an act in the audit log; only marks are yours, at most 24 characters.
    head = tr.html(
        "{number} · {moment} · {act}",
        number=bold(f"#{entry.number}"),
        moment=tr.date_and_time(entry.at.astimezone(shown.zone)),
        act=bold(action_words(tr, entry.act)),
    )
    who = f"{person_name(tr, entry.actor, shown.team)} ({tr.gettext(ROLE[entry.role])})"
    acted = f"{who} · {about_words(tr, entry.about)}"
    return lines(head, acted, person, details)


def _filter_words(tr: Translator, shown: AuditView, asked: AuditFilter) -> str:
    if asked.by is By.PERSON:
        return person_name(tr, int(asked.value), shown.team)
    return action_words(tr, asked.value) if asked.by is By.ACT else asked.value


def bad_filter(tr: Translator) -> Page:
    """Say that there is no such filter, and which there are."""
    return page(tr.gettext("The log cannot be filtered by that."), _usage(tr))


def _usage(tr: Translator) -> Markup:
    return tr.html(
        "You can write: {all}, {act}, {person}, {about}.",
        all=code("/audit"),
        act=code("/audit published"),
        person=code("/audit person 123"),
        about=code("/audit ots-2025"),
    )


def filter_choice(tr: Translator, shown: AuditView, by: By, entries: Sequence[AuditEntry]) -> Page:
    """Offer the filters of a kind that fit some entry."""
    match by:
        case By.ACT:
            rows = _by_act(tr, entries)
        case By.PERSON:
            people = {person for each in entries for person in each.people}
            named = sorted((person_name(tr, person, shown.team), person) for person in people)
            rows = [[button(words, ShowAudit(by=by, value=str(person)))] for words, person in named]
        case _:
            rows = [[button(name, ShowAudit(by=By.ABOUT, value=name))] for name in statements_in(entries)]
    # Translators: Button: back to the audit log, at most 20 characters.
    back = [button(tr.gettext("⬅ Audit log"), ShowAudit())]
    # Translators: Question above filters of the audit log, at most 24 characters.
    return page(bold(tr.gettext("Which entries?")), rows=[*rows[:CHOICES], back])


def _by_act(tr: Translator, entries: Sequence[AuditEntry]) -> Rows:
    rows: Rows = []
    for group in ActionGroup:
        acts = {each.act for each in entries if group_of(each.act) is group}
        if acts:
            rows.append([button(f"▪️ {action_words(tr, group)}", ShowAudit(by=By.ACT, value=group))])
            named = sorted((action_words(tr, act), act) for act in acts)
            rows += [[button(words, ShowAudit(by=By.ACT, value=act))] for words, act in named]
    return rows


def export_caption(tr: Translator, shown: AuditView, asked: AuditFilter, count: int) -> str:
    """Return the caption of a file with ``count`` entries."""
    if asked.by is By.ALL:
        return tr.ngettext("The audit log: {n} entry.", "The audit log: {n} entries.", count)
    return tr.ngettext(
        "The audit log, only {filter}: {n} entry.",
        "The audit log, only {filter}: {n} entries.",
        count,
        filter=_filter_words(tr, shown, asked),
    )


def as_json(tr: Translator, team: Team, entries: Iterable[AuditEntry]) -> bytes:
    """Return entries as a JSON array in UTF-8."""
    rows = [_row(tr, team, each) for each in entries]
    return json.dumps(rows, ensure_ascii=False, indent=2).encode()


def as_csv(tr: Translator, team: Team, entries: Iterable[AuditEntry]) -> bytes:
    """Return entries as CSV; no cell can be taken for a formula, not even a negative number."""
    rows = []
    for each in entries:
        row = _row(tr, team, each)
        row["details"] = "; ".join(f"{name}={value}" for name, value in each.details.items())
        rows.append(["" if row[column] is None else str(row[column]) for column in COLUMNS])
    return csv_file(COLUMNS, rows)


def _row(tr: Translator, team: Team, entry: AuditEntry) -> dict[str, Any]:
    person = entry.person
    return {
        "number": entry.number,
        "at": entry.at.isoformat(),
        "actor": entry.actor,
        "actor_name": person_name(tr, entry.actor, team, as_kept=True),
        "role": entry.role.value,
        "act": entry.act.value,
        "about": entry.about,
        "person": person,
        "person_name": None if person is None else person_name(tr, person, team, as_kept=True),
        "details": dict(entry.details),
    }
