"""The bot and the sandbox in one process, connected over real HTTP, with a clock that can be moved."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aiohttp import web
from pydantic import SecretStr

from bot.app import App, build, utc_now
from bot.connecting import StartFailed
from bot.newspaper import FIRST, Newspapers, feed_path
from bot.newspaper_stories import TITLES
from bot.running import run
from briefing.channels.channel import keep_channel
from briefing.feeds.feed import Feed
from briefing.local_time import at_local, first_of_month, local_date
from briefing.preferences import DEFAULT_HOUR
from briefing.records import put_records
from briefing.reminders.reminder_days import next_reminder_days
from sandbox import Sandbox
from sandbox.first_world import fill_world
from sandbox.page_api import add_page
from storage.open import open_store
from views.telegram.subscriptions.reminders import reminder_day_words
from views.telegram.subscriptions.summaries import summary_name
from web.site import add_site

if TYPE_CHECKING:
    from datetime import datetime

    from bot.settings import Settings
    from briefing.ports import Store
    from briefing.reminders.reminder_days import ReminderDay
    from storage.content import Content
    from views.telegram.support.page import ViewContext

TOKEN = "1:sandbox"  # noqa: S105 - valid in the sandbox only
USERNAME = "briefing_sandbox_bot"
OWN_HOSTS = frozenset({"127.0.0.1", "0.0.0.0"})  # noqa: S104 - compared, not listened on
MOMENTS = 6
"""How many moments the page offers to move the clock to."""


class TravelClock:
    """The clock of bot and sandbox: the system clock plus an offset that can be set."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def __call__(self) -> datetime:
        """Return the present moment."""
        return utc_now() + self._ahead

    def move(self, to: datetime) -> None:
        """Set the clock to ``to``."""
        self._ahead = to - utc_now()


class SandboxProgram:
    """Bot and sandbox; after a reset by the visitor the bot restarts with an empty store."""

    def __init__(self, settings: Settings, content: Content) -> None:
        self._settings = settings
        self._content = content
        self._clock = TravelClock()
        self._over = asyncio.Event()
        self._app: App | None = None
        self._ticks: set[asyncio.Task[None]] = set()
        self.box = Sandbox(
            token=TOKEN, username=USERNAME, clock=self._clock, set_time=self._travel, wipe=self._over.set
        )
        fill_world(self.box.world)
        add_page(self.box.web, self.box, self._moments)
        self._newspapers = Newspapers(self._clock, self._clock())
        self._newspapers.add_to(self.box.web)
        add_site(self.box.web, self._answer)

    async def run(self, url: str, stop: asyncio.Event) -> None:
        """Run the bot against the sandbox at ``url`` until ``stop`` is set."""
        while not stop.is_set():
            self._over.clear()
            own = self._own_settings(url)
            # Each start has a new store, because the world of the sandbox is a new one, too.
            with TemporaryDirectory(prefix="briefing-sandbox-") as folder:
                store = await open_store(f"tinydb:///{folder}/bot.json")
                await self._link_channels(store)
                await self._read_newspaper(store, url)
                self._app = build(own, self._content, storage=store, clock=self._clock)
                await _until_either(self._app, stop, self._over)
                ticks = list(self._ticks)
                for each in ticks:
                    each.cancel()
                await asyncio.gather(*ticks, return_exceptions=True)  # what reads a feed ends its process

    def _own_settings(self, url: str) -> Settings:
        """Return the settings for the sandbox; its first person is an owner unless ADMIN_IDS has some."""
        first_person = frozenset(list(self.box.world.people)[:1])
        return self._settings.model_copy(
            update={
                "bot_token": SecretStr(TOKEN),
                "bot_api_url": url,
                "webhook_url": "",
                "public_url": site_url(url),
                "web_port": 0,
                "backup_dir": None,
                # A newspaper of one's own machine is to be read, too.
                "feeds_allow_private": True,
                "admin_ids": self._settings.admin_ids or first_person,
            }
        )

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        """Answer for the site of the bot, which another bot is after a reset."""
        if self._app is None or self._app.site is None:
            raise web.HTTPServiceUnavailable
        return await self._app.site.answer(request)

    async def _link_channels(self, store: Store) -> None:
        """Store the channels of the world that has just begun: the bot gets no update about them."""
        world = self.box.world
        for chat in world.chats.values():
            if chat.type == "channel":
                await keep_channel(store, chat.id, chat.name, self._clock(), added_by=world.owner(chat).id)

    async def _read_newspaper(self, store: Store, url: str) -> None:
        """Begin the newspapers anew, and let the bot know one of them."""
        self._newspapers.began = now = self._clock()
        address = f"{url}{feed_path(FIRST)}"
        await put_records(store, Feed(address, now, now, TITLES[FIRST]))

    def _travel(self, to: datetime) -> None:
        self._clock.move(to)
        if self._app is not None:
            tick = asyncio.create_task(_do_due(self._app))
            self._ticks.add(tick)
            tick.add_done_callback(self._ticks.discard)

    def _moments(self, language: str) -> list[tuple[str, datetime]]:
        """Return the next reminder days and the next summary: labels in this language, or the default one."""
        if self._app is None:
            return []
        services = self._app.services
        known = services.translators
        reader = services.reader(known.get(language, known[services.default_language]))
        today = local_date(self._clock(), services.zone)
        days = [
            (each.day, _label(reader, each)) for each in next_reminder_days(reader.statement, today, MOMENTS)
        ]
        days.append((first_of_month(today, 1), summary_name(reader.tr, today)))
        first = sorted(days, key=lambda each: each[0])[:MOMENTS]
        return [(label, at_local(day, DEFAULT_HOUR, services.zone)) for day, label in first]


async def _do_due(app: App) -> None:
    """Do what is due, then what follows from the answers of others, who may take their time."""
    await app.ticker.tick()
    await app.ticker.ask_others()
    await app.ticker.tick()


def _label(reader: ViewContext, reminder_day: ReminderDay) -> str:
    """Return what is said of a deadline, then its initiative: where a line is short, its end is cut."""
    deadline = reader.statement.deadlines[reminder_day.deadline]
    words = reminder_day_words(reader.tr, reminder_day, reader.statement, reminder_day.day)
    return f"{words} · {reader.name(deadline.initiative)}"


def site_url(url: str) -> str:
    """Return the address of the sandbox as a link in a message, which takes a name and no number."""
    address = urlsplit(url)
    return f"http://localhost:{address.port}" if address.hostname in OWN_HOSTS else url


async def _until_either(app: App, stop: asyncio.Event, over: asyncio.Event) -> None:
    """Run the bot until one of the two events is set, or it ends."""
    ending = asyncio.Event()
    running = asyncio.create_task(run(app, ending, prepares_search=True))
    waits = [asyncio.create_task(each.wait()) for each in (stop, over)]
    await asyncio.wait({running, *waits}, return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()
    ending.set()
    await running


async def run_sandbox(settings: Settings, content: Content, stop: asyncio.Event) -> None:
    """Run bot and sandbox until ``stop`` is set; print the address once the page can be opened."""
    program = SandboxProgram(settings, content)
    try:
        url = await program.box.start(settings.web_host, settings.web_port)
    except OSError as error:
        where = f"{settings.web_host}:{settings.web_port}"
        raise StartFailed(
            f"{where} is taken; set WEB_PORT to another port, or to 0 for a free one."
        ) from error
    print(f"The sandbox is open: {url}\nCtrl-C ends it.", flush=True)  # noqa: T201 - what the command is for
    try:
        await program.run(url, stop)
    finally:
        await program.box.stop()
