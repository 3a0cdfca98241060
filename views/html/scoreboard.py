"""The page of the scoreboard: initiatives by status, and how the deadlines stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.deadlines.scoreboard import scoreboard
from views.html.addresses import card_path, part_path
from views.html.frame import Place, page, statement_crumb
from views.html.marks import signs
from views.html.spoken import spoken
from views.labels import STATUS_HEADING, TIMELINESS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.deadlines.scoreboard import Scoreboard
    from views.html.resources import Resource
    from views.html.site import Site
    from views.translate import Translator


def scoreboard_page(site: Site, parts: Mapping[str, str]) -> Resource | None:
    """Return the scoreboard of a statement."""
    tr, statement = site.translators.get(parts["language"]), site.library.statement(parts["statement"])
    if tr is None or statement is None:
        return None
    board, title = scoreboard(statement, site.today), tr.text(statement.title)
    heading = tr.gettext("Scoreboard")
    place = Place(
        lambda language: part_path(language, statement, "scoreboard"),
        f"{heading} · {title}",
        tr.gettext(
            "How many initiatives have which status, and how the deadlines stand: {title}.", title=title
        ),
        statement,
        (statement_crumb(tr, statement),),
        heading,
    )
    names = {
        status.value: [
            (each.number, spoken(tr, each.short), card_path(tr.language, statement, each.slug))
            for each in found
        ]
        for status, found in board.statuses
    }
    return page(
        site,
        tr,
        "scoreboard.html",
        place,
        heading=heading,
        count=tr.ngettext("{n} initiative", "{n} initiatives", len(statement.initiatives)),
        shares=shares(tr, board),
        names=names,
        deadlines_heading=tr.gettext("Deadlines"),
        timeliness=[
            {"name": tr.gettext(TIMELINESS[each]), "count": tr.number(number), "timeliness": each.value}
            for each, number in board.timeliness
        ],
        nothing=tr.gettext("The statement names no date."),
    )


def shares(tr: Translator, board: Scoreboard) -> list[dict[str, object]]:
    """Return how many initiatives have each status, and where its part of a bar lies, in hundredths."""
    whole = sum(len(found) for _status, found in board.statuses)
    rows: list[dict[str, object]] = []
    before = 0
    for status, found in board.statuses:
        count = len(found)
        rows.append(
            {
                "status": status.value,
                "sign": signs()[status],
                "word": tr.gettext(STATUS_HEADING[status]),
                "count": tr.number(count),
                "left": round(before * 100 / whole, 2),
                "width": round(count * 100 / whole, 2),
            }
        )
        before += count
    return rows
