"""Any history of subscriptions and messages, restarts, crashes and refusing disks, beside a plain model."""

from __future__ import annotations

import asyncio
import errno
import os
import shutil
import tempfile
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from briefing.chat import PauseReason
from briefing.errors import StorageUnavailable
from briefing.outbox import RowState
from briefing.subscription import HaltReason, Target
from storage.tinydb.disk import Disk
from storage.tinydb.store import TinyStore
from tests.storage.chats import becomes, chat
from tests.storage.disks import restore, settled_image
from tests.storage.outbox_model import Model
from tests.storage.outboxes import OTHER, SECOND, TEXT, again, at, dead, row, sent, subscribed, subscription

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from briefing.outbox import Row
    from briefing.subscription import Subscription

seconds = st.integers(0, 5)
ids = st.sampled_from([-2, -1, 1])
targets = st.builds(Target, ids, st.none() | st.just(3))
subscriptions = st.builds(
    lambda target, due, halted: replace(subscription(target.chat_id, due, target.thread), halted=halted),
    targets,
    st.none() | seconds,
    st.none() | st.sampled_from(HaltReason),
)
rows = st.builds(
    lambda target, occurrence, part, due, body: row(
        target.chat_id, occurrence, part, due, target.thread, body
    ),
    targets,
    st.sampled_from("ab"),
    st.integers(0, 1),
    seconds,
    st.sampled_from([TEXT, OTHER]),
)
outcomes: st.SearchStrategy[Callable[[Row, int], Row]] = st.sampled_from(
    [sent, dead, again, lambda leased, _: replace(leased, state=RowState.PENDING)]
)


class Histories(RuleBasedStateMachine):
    """Each rule does to the store what it does to the model, whether the disk lets it or not."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.base = Path(tempfile.mkdtemp())
        self.folder = self.base / "store"
        self.copies = 0
        self.refuses = False
        self.cut: float | None = None
        self.model = Model()
        self.store = self.opened()

    def opened(self) -> TinyStore:
        disk = Disk(write=self.write)
        return self.runner.run(TinyStore.open(self.folder / "bot.json", fold_bytes=2_000, disk=disk))

    def write(self, descriptor: int, data: bytes) -> int:
        if self.refuses:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return os.write(descriptor, data)

    def do(self, action: Callable[[], Awaitable[object]], modelled: Callable[[Model], object]) -> None:
        """Do it on a disk that works, that refuses, or that is cut off within the last line."""
        before = deepcopy(self.model)
        image = settled_image(self.folder) if self.cut is not None else {}

        async def act() -> object:
            return await action()

        expected = modelled(self.model)
        if self.refuses:
            try:
                self.runner.run(act())
            except StorageUnavailable:
                self.model = before
        else:
            assert self.runner.run(act()) == expected
        if self.cut is not None and not self.crashed(image, self.cut):
            self.model = before
        if self.cut is not None:
            self.model.restart()
        self.refuses, self.cut = False, None

    def crashed(self, before: dict[str, bytes], cut: float) -> bool:
        """Go on from what the crash leaves; False when the last line is not whole."""
        after = settled_image(self.folder)
        tails = [
            name for name in after if "journal" in name and len(after[name]) > len(before.get(name, b""))
        ]
        whole = True
        if tails:
            start = len(before.get(tails[-1], b""))
            length = start + round((len(after[tails[-1]]) - start) * cut)
            whole = length == len(after[tails[-1]])
            after[tails[-1]] = after[tails[-1]][:length]
        self.runner.run(self.store.close())
        self.copies += 1
        self.folder = restore(after, self.base / f"copy-{self.copies}")
        self.store = self.opened()
        return whole

    @precondition(lambda self: not self.refuses and self.cut is None)
    @rule()
    def the_next_one_is_refused(self) -> None:
        self.refuses = True

    @precondition(lambda self: not self.refuses and self.cut is None)
    @rule(cut=st.floats(0, 1))
    def the_next_one_is_cut_off(self, cut: float) -> None:
        self.cut = cut

    @rule()
    def restart(self) -> None:
        self.refuses, self.cut = False, None
        self.runner.run(self.store.close())
        self.store = self.opened()
        self.model.restart()

    @rule(chat_id=ids, pause=st.booleans())
    def pause(self, chat_id: int, *, pause: bool) -> None:
        reason = PauseReason.BLOCKED if pause else None
        changed = replace(chat(chat_id), paused=reason)

        def modelled(model: Model) -> object:
            (model.paused.add if pause else model.paused.discard)(chat_id)
            return changed

        self.do(lambda: self.store.change_chat(chat_id, becomes(changed)), modelled)

    @rule(wanted=subscriptions, stays=st.booleans())
    def subscribe(self, wanted: Subscription, *, stays: bool) -> None:
        target, becoming = wanted.target, wanted if stays else None

        def modelled(model: Model) -> object:
            model.subscribe(target, becoming) if model.subscriptions.get(target) != becoming else None
            return becoming

        self.do(lambda: self.store.change_subscription(target, subscribed(becoming)), modelled)

    @rule(
        now=seconds, due=st.none() | seconds, put_in=st.lists(rows, max_size=8), read=st.lists(subscriptions)
    )
    def enqueue(self, now: int, due: int | None, put_in: list[Row], read: list[Subscription]) -> None:
        present = {each.target: each for each in [*read, *self.model.due(at(now))]}
        advanced = {
            each: replace(
                each,
                next_due_at=None if due is None else at(due),
                news_seen_until=each.news_seen_until + SECOND,
            )
            for each in present.values()
        }
        self.do(
            lambda: self.store.enqueue(advanced, put_in, [TEXT, OTHER]),
            lambda model: model.enqueue(advanced, put_in),
        )

    @rule(now=seconds, limit=st.integers(1, 4))
    def lease(self, now: int, limit: int) -> None:
        self.refuses, self.cut = False, None
        leased = self.runner.run(self.store.lease_rows(at(now), limit))
        assert [each for each, _ in leased] == self.model.lease(at(now), limit)
        assert all(body.hash == each.body for each, body in leased)

    @precondition(lambda self: self.model.leased())
    @rule(data=st.data(), outcome=outcomes, moment=seconds)
    def close_row(self, data: st.DataObject, outcome: Callable[[Row, int], Row], moment: int) -> None:
        leased = data.draw(st.sampled_from(self.model.leased()))
        settled = outcome(leased, moment)
        self.do(lambda: self.store.close_rows([settled]), lambda model: model.close_row(leased, settled))

    @rule(before=seconds)
    def purge(self, before: int) -> None:
        self.do(lambda: self.store.purge_rows(at(before)), lambda model: model.purge(at(before)))

    @rule(old=ids, new=ids)
    def migrate(self, old: int, new: int) -> None:
        self.do(lambda: self.store.migrate_chat(old, new), lambda model: model.migrate(old, new))

    @rule(chat_id=ids)
    def forget(self, chat_id: int) -> None:
        async def forget() -> None:
            await self.store.forget_chat(chat_id)

        self.do(forget, lambda model: model.forget(chat_id))

    @invariant()
    def the_store_is_as_the_model(self) -> None:
        self.model.check(self.store)

    def teardown(self) -> None:
        self.refuses = False
        self.runner.run(self.store.close())
        self.runner.close()
        shutil.rmtree(self.base)


TestHistories = Histories.TestCase
TestHistories.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
