"""Three replicas behind a proxy are restarted one after the other while people ask."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tests.replicas.fleet import Proxy

if TYPE_CHECKING:
    from sandbox import Chat, Person, Sandbox
    from tests.replicas.fleet import Fleet, Hooked

PEOPLE = 8
WAIT = 30.0


async def test_no_update_is_lost_and_none_is_answered_twice(fleet: Fleet) -> None:
    box = fleet.box
    # What Telegram does within minutes is done within a second here.
    box.webhook.pauses_s = (0.05, 0.1, 0.2)
    async with Proxy() as proxy:
        replicas = await fleet.hook(3, proxy.url, flood_per_10s=0)
        proxy.behind = [each.url for each in replicas]
        askers = [Asker(box, box.world.add_person(f"P{number}", "en")) for number in range(PEOPLE)]
        asking = [asyncio.create_task(each.ask_on()) for each in askers]
        for at in range(3):
            await all_are_answered(askers, box)
            replicas[at] = await restarted(fleet, replicas[at], proxy)
            await all_are_answered(askers, box)
        for each in askers:
            each.is_over = True
        await asyncio.gather(*asking)
    for each in askers:
        assert each.asked > 3
        assert [text.split()[0] for text in each.answers()] == ["👋"] * each.asked


async def restarted(fleet: Fleet, replica: Hooked, proxy: Proxy) -> Hooked:
    """Stop a replica as an operator does, and start another one in its place."""
    await replica.desk.stop()
    (fresh,) = await fleet.hook(1, proxy.url, flood_per_10s=0)
    proxy.behind[proxy.behind.index(replica.url)] = fresh.url
    return fresh


class Asker:
    """Somebody who asks again as soon as they were answered."""

    def __init__(self, box: Sandbox, person: Person) -> None:
        self._box = box
        self._person = person
        self.chat: Chat = box.world.private(person)
        self.asked = 0
        self.is_over = False

    async def ask_on(self) -> None:
        """Ask until it is over."""
        while not self.is_over:
            asked = self._box.world.say(self._person, self.chat, "/start")["message_id"]
            self.asked += 1
            await self._box.next_message(self.chat, asked, WAIT)

    def answers(self) -> list[str]:
        """Return what was answered."""
        return [each.text for each in self._box.world.messages(self.chat) if each.from_bot]


async def all_are_answered(askers: list[Asker], box: Sandbox) -> None:
    """Return when each was answered once more."""
    before = [len(each.answers()) for each in askers]
    await box.until(
        lambda: all(len(each.answers()) > had for each, had in zip(askers, before, strict=True)), WAIT
    )
