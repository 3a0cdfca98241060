"""Buttons of the newsroom that are pressed in a group: they are refused, and nothing is shown there."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, get_args, get_origin

import pytest
from aiogram.filters.callback_data import CallbackData

from views.telegram.broadcasts import callbacks as broadcasts
from views.telegram.followups import callbacks as followups
from views.telegram.reports import callbacks as reports
from views.telegram.reviews import callbacks as reviews
from views.telegram.stats import callbacks as stats
from views.telegram.support.callbacks import EndForm
from views.telegram.team import callbacks as team
from views.telegram.versions import callbacks as versions

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk
    from tests.followups.desk import Editor

KINDS = [
    EndForm,
    *(
        each
        for module in (broadcasts, followups, reports, reviews, stats, team, versions)
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, CallbackData) and each is not CallbackData
        if each is not reports.ReportCard  # it is the readers' own, and leads them to the private chat
    ),
]
PRIVATE = "The newsroom works in the private chat with the bot."


def some_data(kind: type[CallbackData]) -> str:
    """Return what a button of a kind may carry, for what no test has made."""
    return kind(**{name: _value(field.annotation) for name, field in kind.model_fields.items()}).pack()


def _value(annotation: object) -> object:
    if annotation is bool:
        return True
    if annotation is int:
        return 1
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return next(iter(annotation))
    return get_args(annotation)[0] if get_origin(annotation) else "0123456789abcdef"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
async def test_a_button_of_the_newsroom_is_refused_in_a_group(olga: Editor, kind: type[CallbackData]) -> None:
    desk = olga.desk
    group = desk.box.world.add_group("Readers", members=[olga.person])
    (card,) = await desk.say(olga.person, group, "/chamber")
    before = [each.api() for each in desk.box.world.messages(group)]
    assert await desk.press(olga.person, group, card, some_data(kind), forged=True) == (PRIVATE, True)
    assert [each.api() for each in desk.box.world.messages(group)] == before


@pytest.mark.parametrize("data", ["chs", "groups", "cha:-1009:later", "cha:-1009:show", "poa:0123:show:"])
async def test_lists_of_somebodys_channels_are_not_shown_in_a_group(
    desk: Desk, emma: Person, data: str
) -> None:
    group = desk.box.world.add_group("Readers", members=[emma])
    (card,) = await desk.say(emma, group, "/chamber")
    before = [each.api() for each in desk.box.world.messages(group)]
    toast, is_alert = await desk.press(emma, group, card, data, forged=True)
    assert (is_alert, "out of date" in toast) == (True, True)
    assert [each.api() for each in desk.box.world.messages(group)] == before
