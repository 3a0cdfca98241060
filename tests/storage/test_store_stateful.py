"""Any history of changes, restarts and crashes, beside a dictionary that does the same."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from briefing.chat import Chat, ChatKind, PauseReason, merged
from storage.tinydb.store import TinyStore
from tests.storage.chats import becomes, contents
from tests.storage.disks import restore, settled_image

IDS = range(-3, 4)
ids = st.sampled_from(IDS)
moments = st.datetimes(
    datetime(2000, 1, 1),  # noqa: DTZ001 - Hypothesis adds the zone
    datetime(2100, 1, 1),  # noqa: DTZ001 - as above
    timezones=st.just(UTC),
)
chats = st.builds(
    Chat,
    id=ids,
    kind=st.sampled_from(ChatKind),
    since=moments,
    language=st.none() | st.text(st.characters(), max_size=5),
    paused=st.none() | st.sampled_from(PauseReason),
    greeted=st.booleans(),
)
Operation = tuple[str, Chat, int]
operations = st.tuples(st.sampled_from(["change", "forget", "migrate"]), chats, ids)


async def perform(store: TinyStore, operation: Operation) -> None:
    name, target, other = operation
    if name == "change":
        await store.change_chat(target.id, becomes(target))
    elif name == "forget":
        await store.forget_chat(target.id)
    else:
        await store.migrate_chat(target.id, other)


def performed(model: dict[int, Chat], operation: Operation) -> dict[int, Chat]:
    name, target, other = operation
    after = dict(model)
    if name == "change":
        after[target.id] = target
    elif name == "forget":
        after.pop(target.id, None)
    elif target.id in after and target.id != other:
        after[other] = merged(after.pop(target.id), after.get(other), other)
    return after


class Histories(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.base = Path(tempfile.mkdtemp())
        self.folder = self.base / "store"
        self.copies = 0
        self.model: dict[int, Chat] = {}
        self.store = self.opened(self.folder)

    def opened(self, folder: Path) -> TinyStore:
        return self.runner.run(TinyStore.open(folder / "bot.json", fold_bytes=500))

    @rule(operation=operations)
    def change(self, operation: Operation) -> None:
        self.runner.run(perform(self.store, operation))
        self.model = performed(self.model, operation)

    @rule(several=st.lists(operations, max_size=6))
    def change_at_once(self, several: list[Operation]) -> None:
        async def perform_all() -> None:
            await asyncio.gather(*(perform(self.store, operation) for operation in several))

        self.runner.run(perform_all())
        for operation in several:
            self.model = performed(self.model, operation)

    @rule()
    def restart(self) -> None:
        self.runner.run(self.store.close())
        self.store = self.opened(self.folder)

    @rule(operation=operations, cut=st.floats(0, 1))
    def crash(self, operation: Operation, cut: float) -> None:
        """The last line is written as far as ``cut`` says; the store goes on from what that leaves."""
        before = settled_image(self.folder)
        self.runner.run(perform(self.store, operation))
        after = settled_image(self.folder)
        # A fold may have taken the line in: then there is nothing to cut.
        tails = [
            name for name in after if "journal" in name and len(after[name]) > len(before.get(name, b""))
        ]
        whole = True
        if tails:
            name = tails[-1]
            start = len(before.get(name, b""))
            length = start + round((len(after[name]) - start) * cut)
            whole = length == len(after[name])
            after[name] = after[name][:length]
        self.runner.run(self.store.close())
        self.copies += 1
        self.folder = restore(after, self.base / f"copy-{self.copies}")
        self.store = self.opened(self.folder)
        if whole:
            self.model = performed(self.model, operation)

    @invariant()
    def the_store_is_as_the_model(self) -> None:
        assert self.runner.run(contents(self.store, IDS)) == self.model

    def teardown(self) -> None:
        self.runner.run(self.store.close())
        self.runner.close()
        shutil.rmtree(self.base)


TestHistories = Histories.TestCase
TestHistories.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
