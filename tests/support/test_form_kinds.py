"""Forms that lie in a store go on after an upgrade: their kinds and steps keep their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handlers.broadcasts.changes import CORRECTION, REPLACEMENT, RESCHEDULING
from handlers.broadcasts.form import BROADCAST
from handlers.broadcasts.named_lists import LIST
from handlers.channels.posting import POSTING
from handlers.drafts.deciding import DRAFT
from handlers.followups.form import FOLLOW_UP
from handlers.followups.queue import RETURNING
from handlers.followups.untranslated import TRANSLATING
from handlers.reports.reporting import REPORTING
from handlers.reports.reports import DECLINING

if TYPE_CHECKING:
    from handlers.support.form import FormKind

STORED = {
    "followup": "initiative url text status why reason preview"
    " day text_language meets publisher read kind supports more",
    "broadcast": "audience language initiative list content buttons texts silent preview when confirm",
    "bc_when": "when",
    "bc_fix": "message",
    "bc_other": "message",
    "bc_list": "ids",
    "post": "message preview when",
    "report": "text preview",
    "decline": "note preview",
    "return": "note preview",
    "translation": "text reason why",
    "draft": "article place title done",
}
KINDS = (
    FOLLOW_UP,
    BROADCAST,
    RESCHEDULING,
    CORRECTION.form,
    REPLACEMENT.form,
    LIST,
    POSTING,
    REPORTING,
    DECLINING,
    RETURNING,
    TRANSLATING,
    DRAFT,
)


@pytest.mark.parametrize("form", KINDS, ids=lambda form: form.kind)
def test_a_kind_has_the_steps_of_stored_forms(form: FormKind) -> None:
    assert set(form.steps) == set(STORED[form.kind].split())


def test_every_stored_kind_is_driven() -> None:
    assert {each.kind for each in KINDS} == set(STORED)
