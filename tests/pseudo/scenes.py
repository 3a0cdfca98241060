"""What happens around the tour: readers, a newsroom, groups, a channel, files, and days that pass."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.feeds.feed import Feed
from briefing.proposals.proposal import Proposal, ProposalQueue
from briefing.proposals.story import Reason, ReasonKind, Story
from briefing.records import put_records
from briefing.team.members import Member
from briefing.team.roles import Role
from storage.content.writing import toml_of
from views.commands import COMMANDS

if TYPE_CHECKING:
    from sandbox import Chat, Person
    from tests.desk import Desk
    from tests.pseudo.tour import Tour

ARTICLE = """Вода для всех

Доростол. 18 сентября 2025 года. Президент предложил создать Академию рек до конца 2027 года.
"""
PAPER = "news.example"
TYPED = ("chamber", "жжж", "zz", "en", "tomorrow 9:00", "news.example", "towns")
"""Words that people write, which the bot repeats."""
COMMANDS_OF_ALL = [
    text
    for command in COMMANDS
    if command.name != "forget"
    for text in (
        [f"/{command.name}"]
        + [f"/{command.name} {argument}" for argument in ("chamber", "4", "жжж") if command.argument]
    )
]
WORDS = [
    "жжж",
    "щщщ",
    "/chamber",
    "/nothing",
    "/settings Asia/Tokyo",
    "/settings жжж",
    "/language en",
    "/language zz",
    "/follow word:жжж",
    "/following",
    "/unfollow word:жжж",
]


@dataclass
class Scenes:
    """A bot in the pseudo-locale and the people around it."""

    desk: Desk
    tour: Tour
    owner: Person

    async def play(self) -> None:
        """Play all scenes, one after the other."""
        await self._as_owner()
        await self._readers()
        await self._newsroom()
        await self._groups()
        await self._channel()
        await self._news()
        await self._files()
        await self._days()
        await self._as_owner()
        await self.tour.take(self.owner, self._private(self.owner), ["/forget"])

    def _private(self, person: Person) -> Chat:
        return self.desk.box.world.private(person)

    async def _as_owner(self) -> None:
        await self.tour.take(self.owner, self._private(self.owner), [*COMMANDS_OF_ALL, *WORDS])

    async def _readers(self) -> None:
        reader = self.desk.box.world.add_person("Рита", language="en")
        chat = self._private(reader)
        await self.tour.take(reader, chat, ["/start", "/newsroom", "/reports"])
        for kind in "es":
            for text in ("жжж", "жж https://news.example/a"):
                await self.desk.say(reader, chat, f"/start rep-{kind}-ots-2025-chamber")
                await self.tour.send(reader, chat, text)
        await self.desk.travel(self.desk.now + timedelta(minutes=5))
        await self.tour.take(self.owner, self._private(self.owner), ["/reports"])
        await self.desk.travel(self.desk.now + timedelta(minutes=5))
        await self.tour.follow(reader, chat)

    async def _hired(self, name: str, role: Role) -> tuple[Person, Chat]:
        person = self.desk.box.world.add_person(name, language="en")
        chat = self._private(person)
        await self.desk.say(person, chat, "/start")
        assert self.desk.app is not None
        member = Member(person.id, name, role, self.desk.now, "en")
        await put_records(self.desk.app.services.store, member)
        return person, chat

    async def _newsroom(self) -> None:
        for name, role in (("Эдуард", Role.EDITOR), ("Рая", Role.REVIEWER)):
            person, chat = await self._hired(name, role)
            await self.tour.take(person, chat, COMMANDS_OF_ALL)
            await self.desk.travel(self.desk.now + timedelta(minutes=5))
        await self.tour.take(self.owner, self._private(self.owner), COMMANDS_OF_ALL)

    async def _groups(self) -> None:
        world, owner = self.desk.box.world, self.owner
        stranger = world.add_person("Зоя", language="en")
        group = world.add_group("Группа", members=[owner, stranger], admins=[owner], bot=None)
        forum = world.add_group("Форум", members=[owner, stranger], admins=[owner], forum=True, bot=None)
        for chat in (group, forum):
            world.bot_added(chat, by=owner)
            await self.desk.box.settled()
            await self.tour.take(owner, chat, [*COMMANDS_OF_ALL, *WORDS])
            self.tour.forget()
            await self.tour.take(stranger, chat, COMMANDS_OF_ALL)
            await self.tour.take(owner, self._private(owner), [f"/start group{chat.id}"])
        topic = world.add_topic(forum, "Тема", owner)
        world.set_topic_closed(forum, topic.thread, owner, closed=True)
        await self.desk.box.settled()
        await self.tour.take(owner, self._private(owner), [f"/start group{forum.id}"])

    async def _channel(self) -> None:
        world, owner = self.desk.box.world, self.owner
        channel = world.add_channel("Канал", admins=[owner], bot=None)
        world.promote_bot(channel, by=owner)
        await self.desk.box.settled()
        await self.desk.travel(self.desk.now)
        await self.tour.take(owner, self._private(owner), ["/channels"])
        world.demote_bot(channel, by=owner)
        await self.desk.box.settled()
        await self.desk.travel(self.desk.now + timedelta(days=2))
        await self.tour.follow(owner, self._private(owner))

    async def _news(self) -> None:
        """A feed and what it brought wait for the owner."""
        assert self.desk.app is not None
        owner, now = self.owner, self.desk.now
        feed = Feed(f"https://{PAPER}/feed", now, None, title="Жжж")
        story = Story("Жжж щщщ", "Щщщ.", f"https://{PAPER}/1", "Жжж", now.date(), feed.address)
        found = Proposal(
            1, "ots-2025", "chamber", "ru", 0.7, (Reason(ReasonKind.WORDS, 0.7, ("жжж",)),), (story,), now
        )
        queue = ProposalQueue(last_number=2)
        second = replace(found, number=2, sources=(replace(story, url=f"https://{PAPER}/2"),))
        await put_records(self.desk.app.services.store, feed, found, second, queue)
        await self.tour.take(owner, self._private(owner), ["/feeds", "/proposals", "/stats"])

    async def _files(self) -> None:
        (held,) = self.desk.content.statements.values()
        changed = replace(held, review_every_months=held.review_every_months + 1)
        dropped = replace(held, followups=held.followups[1:])
        another = replace(held, id="town-2026", followups=(), checks=())
        for each in (changed, dropped, another, held):
            await self._send_file(toml_of(each), "file.toml")
        await self.tour.take(self.owner, self._private(self.owner), ["/draft"])
        await self._send_file(ARTICLE, "article.txt")
        last = ["/versions", "/audit", "/stats", "/statements", "/start", "/chamber", "/broadcast list towns"]
        await self.tour.take(self.owner, self._private(self.owner), last)

    async def _send_file(self, text: str, name: str) -> None:
        chat = self._private(self.owner)
        await self.desk.say(self.owner, chat, "/cancel")
        self.desk.box.world.send_file(self.owner, chat, text.encode(), kind="document", name=name)
        await self.desk.box.settled()
        await self.tour.follow(self.owner, chat)

    async def _days(self) -> None:
        owner, chat = self.owner, self._private(self.owner)
        await self.desk.say(owner, chat, "/subscribe")
        for days in (1, 7, 10, 40, 200, 400):
            await self.desk.travel(self.desk.now + timedelta(days=days))
            await self.tour.follow(owner, chat)
