"""The shipped statement with an entry that was corrected, by people with roles, in one language each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefing.statement.entry import Check, Evidence, EvidenceKind, FollowUp, Status
from briefing.statement.text import Text
from briefing.team.roles import Role

if TYPE_CHECKING:
    from storage.content import Content

WRONG = FollowUp(
    id="wrong",
    initiative="vision_2040",
    happened_on=date(2026, 10, 1),
    text=Text(MappingProxyType({"en": "A plan was adopted <in full>."})),
    evidence=(Evidence("Paper & Sons", "https://paper.example/1", date(2026, 10, 2)),),
    status=Status.FULFILLED,
    by=Role.EDITOR,
)
RIGHT = FollowUp(
    id="right",
    initiative="vision_2040",
    happened_on=date(2026, 10, 1),
    text=Text(MappingProxyType({"ru": "План принят в первом чтении."})),
    evidence=(
        Evidence("Ministry", "https://ministry.example/2", date(2026, 10, 5), EvidenceKind.OFFICIAL),
        Evidence(
            "Watch", "https://watch.example/3", date(2026, 10, 6), EvidenceKind.INDEPENDENT, supports=False
        ),
    ),
    status=Status.IN_PROGRESS,
    by=Role.REVIEWER,
    correction_of="wrong",
    correction_reason=Text(MappingProxyType({"en": "it was the first reading only"})),
)
LOOKED = Check(
    "looked",
    "vision_2040",
    date(2026, 10, 20),
    Text(MappingProxyType({"kk": "Жаңалық жоқ."})),
    by=Role.OWNER,
)


def with_correction(content: Content) -> Content:
    """Return the content with the three entries in the log of ``vision_2040``, and no older check of it."""
    statement = content.statements["ots-2025"]
    checks = (each for each in statement.checks if each.initiative != "vision_2040")
    changed = replace(statement, followups=(*statement.followups, WRONG, RIGHT), checks=(*checks, LOOKED))
    return replace(content, statements={statement.id: changed})
