"""Whatever call a crash prevents, a subscription has moved on if and only if its rows are there."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from briefing.outbox import RowState
from briefing.subscription import Target
from storage.tinydb.store import TinyStore
from tests.storage.disks import Picture, PictureDisk, restore
from tests.storage.outbox_model import Model
from tests.storage.outboxes import (
    OTHER,
    SECOND,
    TEXT,
    again,
    at,
    counted,
    dead,
    lease,
    row,
    sent,
    subscribed,
    subscription,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from pathlib import Path

    from briefing.outbox import Row
    from briefing.subscription import Subscription

CRASHES = ["killed", "cut", "reordered"]
FOLD_BYTES = 2_500
"""Small: there are folds in between."""
SLICE = 4
"""Small: an enqueueing of six targets is three lines."""
FORGOTTEN = 5


@dataclass(frozen=True)
class Step:
    do: Callable[[TinyStore], Awaitable[object]]
    then: list[Model]
    """What is kept after each of its lines."""


class Script:
    """A life with subscriptions, two ticks, answers of every kind, a move, a purge and a farewell."""

    def __init__(self) -> None:
        self.model = Model()
        self.steps: list[Step] = []
        for number in range(1, 7):
            self.subscribe(Target(number), subscription(number))
        self.enqueue("first")
        self.close_row("first", {1: sent, 2: dead, 3: again, 4: sent, FORGOTTEN: sent})
        self.add(lambda store: store.migrate_chat(3, -3), lambda model: model.migrate(3, -3))
        self.enqueue("second")
        self.subscribe(Target(4), None)
        self.close_row("second", {1: again, 2: sent})
        self.add(lambda store: store.forget_chat(FORGOTTEN), lambda model: model.forget(FORGOTTEN))
        self.add(lambda store: store.purge_rows(at(99)), lambda model: model.purge(at(99)))

    def add(self, do: Callable[[TinyStore], Awaitable[object]], *lines: Callable[[Model], object]) -> None:
        then = []
        for line in lines:
            line(self.model)
            then.append(deepcopy(self.model))
        self.steps.append(Step(do, then))

    def subscribe(self, target: Target, wanted: Subscription | None) -> None:
        self.add(
            lambda store: store.change_subscription(target, subscribed(wanted)),
            lambda model: model.subscribe(target, wanted),
        )

    def enqueue(self, occurrence: str) -> None:
        moves = {
            each: replace(each, news_seen_until=each.news_seen_until + SECOND)
            for each in self.model.due(at(0))
        }
        rows = {
            each: row(
                each.target.chat_id, occurrence, body=OTHER if each.target.chat_id == FORGOTTEN else TEXT
            )
            for each in moves
        }
        pairs = [list(moves)[start : start + 2] for start in range(0, len(moves), 2)]

        def line(pair: list[Subscription]) -> Callable[[Model], object]:
            return lambda model: model.enqueue(
                {each: moves[each] for each in pair}, [rows[each] for each in pair]
            )

        self.add(lambda store: store.enqueue(moves, list(rows.values()), [TEXT, OTHER]), *map(line, pairs))

    def close_row(self, occurrence: str, outcomes: dict[int, Callable[[Row, float], Row]]) -> None:
        def settled(leased: Row) -> Row:
            outcome = outcomes.get(leased.target.chat_id) if leased.occurrence == occurrence else None
            return outcome(leased, 9) if outcome else replace(leased, state=RowState.PENDING)

        def modelled(model: Model) -> None:
            for leased in model.lease(at(0), 99):
                model.close_row(leased, settled(leased))

        async def do(store: TinyStore) -> None:
            await store.close_rows([settled(leased) for leased in await lease(store)])

        self.add(do, modelled)


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder


async def pictures_of(tmp_path: Path, script: Script) -> list[tuple[Picture, int]]:
    """Every picture of the script, with the number of steps that were confirmed when it was taken."""
    taken: list[tuple[Picture, int]] = []
    confirmed = 0
    folder = made(tmp_path / "store")
    camera = PictureDisk(folder, tmp_path / "graves", lambda picture: taken.append((picture, confirmed)))
    store = await TinyStore.open(folder / "bot.json", disk=camera.disk(), fold_bytes=FOLD_BYTES)
    for step in script.steps:
        await step.do(store)
        step.then[-1].check(store)
        confirmed += 1
    await store.close()
    camera.picture("after the end")
    return taken


def fits(model: Model, store: TinyStore) -> bool:
    try:
        model.check(store)
    except AssertionError:
        return False
    return True


def allowed(script: Script, confirmed: int) -> Iterator[Model]:
    """What may be kept when this many steps are confirmed and the next one may be under way."""
    yield script.steps[confirmed - 1].then[-1] if confirmed else Model()
    yield from script.steps[confirmed].then if confirmed < len(script.steps) else []


@pytest.mark.parametrize("crash", CRASHES)
async def test_a_crash_before_any_call_keeps_what_was_confirmed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, crash: str
) -> None:
    monkeypatch.setattr("storage.ledger.slices.SLICE", SLICE)
    script = Script()
    taken = await pictures_of(tmp_path, script)
    assert sum(picture.call == "replace bot.json" for picture, _ in taken) >= 3, "the script has to fold"
    between = 0
    for number, (picture, confirmed) in enumerate(taken):
        folder = restore(getattr(picture, crash), tmp_path / f"{crash}-{number}")
        store = await TinyStore.open(folder / "bot.json")
        found = [model for model in allowed(script, confirmed) if fits(model, store)]
        assert found, f"crash {number} before {picture.call}"
        between += found[0] not in [step.then[-1] for step in script.steps] + [Model()]
        assert (await counted(store)).get(RowState.LEASED) is None
        await store.close()
    assert between > 3, "some crashes have to fall between two slices"


async def test_the_message_of_somebody_who_was_forgotten_is_in_no_file_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.ledger.slices.SLICE", SLICE)
    script = Script()
    taken = await pictures_of(tmp_path, script)
    forgotten = len(script.steps) - 1
    assert any(has_text(picture) for picture, _ in taken)
    assert not any(has_text(picture) for picture, confirmed in taken if confirmed >= forgotten)


def has_text(picture: Picture) -> bool:
    images = (picture.killed, picture.cut)
    return any(OTHER.text.encode() in data for image in images for data in image.values())
