"""Running the program: connect, take updates, and stop without losing one."""

from __future__ import annotations

import asyncio
import gc
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING

import structlog
from aiogram.exceptions import TelegramNotFound, TelegramUnauthorizedError

from bot.beat import Beat
from bot.connecting import StartFailed, connect, retry_until_stopped
from bot.copies import CopyWatch
from bot.metrics.serving import serving_metrics
from bot.modes import ask_modes
from bot.polling import Poller, poll_on_duty
from bot.profile import keep_profile
from bot.scheduler import follow_clock, scheduling
from bot.service_manager import READY, tell_service_manager
from bot.store_watch import warn_if_outgrown, watch_store
from briefing.broadcasts.responsibility import hold_without_right
from briefing.ports_replicas import Duty
from briefing.subscriptions.begin_summaries import begin_summaries
from briefing.versions.publish import refresh
from delivery.worker import TokenRefused
from handlers.team.private_chats import tell_owners
from telegram.pace.pace_middleware import restore_holds
from views.telegram.support.modes import NOTHING_ON
from views.telegram.support.notices import alone_again, another_copy
from web.port import Port

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from bot.app import App
    from handlers.support.context import Services

log = structlog.get_logger()

STOP_SECONDS = 8.0
"""How long a stop waits for running updates and sends; with confirming and closing it takes 10 s."""
CLOSE_SECONDS = 1.0
"""How long connections may take to close after the running work is done."""
COLLECTOR_THRESHOLDS = (50_000, 20, 100)
"""Thresholds with which the collector seldom visits the 130,000 loaded objects (docs/performance.md)."""


async def run(app: App, stop: asyncio.Event, *, prepares_search: bool = False) -> None:
    """Run until ``stop`` is set, then finish running updates and sends within ten seconds.

    ``prepares_search``: where people may ask in any chat, build at the start what the first search needs, so
    that it is answered as fast as those after it.

    Raises:
        StartFailed: the token is refused, now or later, or the port of the webhook is taken.
        StorageUnavailable: the versions of the statements cannot be stored.

    """
    async with serving_metrics(app):
        await _run(app, stop, prepares_search=prepares_search)


async def _prepare_search(services: Services) -> None:
    await services.finder.prepare(services.library.current)
    await asyncio.to_thread(services.matcher.prepare)


async def _run(app: App, stop: asyncio.Event, *, prepares_search: bool) -> None:
    port = await _serve(app)
    aside = [asyncio.create_task(app.health.loop.run())]
    try:
        await warn_if_outgrown(app.services.store, app.services.clock())
        await app.services.statement_versions.apply()
        await refresh(app.services.library, app.services.store, app.services.clock())
        await begin_summaries(app.services.store, app.services.library, app.services.clock())
        if await connect(app, stop):
            aside.append(asyncio.create_task(keep_profile(app.bot, app.services)))
            if app.site is not None:
                aside.append(asyncio.create_task(app.site.prepare()))
            if prepares_search and app.services.modes != NOTHING_ON:
                aside.append(asyncio.create_task(_prepare_search(app.services)))
            _start_collector()
            take_updates = _take_by_webhook if app.settings.webhook_url else _take_by_polling
            await restore_holds(app.pacer, app.replicas.holds)
            await app.replicas.claims.load()
            beat = Beat(app)
            await beat.once()
            # Before anything is sent: owners may have been removed while the program was down.
            services = app.services
            await hold_without_right(services.store, services.owners, services.clock())
            async with _pushes(app, beat) as working:
                await take_updates(app, stop, working)
    except (TelegramUnauthorizedError, TelegramNotFound, TokenRefused) as error:
        raise StartFailed(
            f"BOT_TOKEN is refused by {app.settings.shown_api_url}. Compare it with what @BotFather shows."
        ) from error
    finally:
        app.state = "stopping"
        for task in aside:
            task.cancel()
        await asyncio.gather(*aside, return_exceptions=True)
        if port is not None:
            await port.cleanup()
        await app.replicas.membership.leave()
        await asyncio.gather(app.bot.session.close(), app.push_bot.session.close())
        await app.services.store.close()


async def _serve(app: App) -> Port | None:
    settings = app.settings
    port = Port(app.web, CLOSE_SECONDS)
    try:
        await port.open(settings.web_host, settings.web_port)
    except OSError as error:
        await port.cleanup()
        where = f"{settings.web_host}:{settings.web_port}"
        if settings.webhook_url:
            raise StartFailed(f"{where} cannot be listened on; set WEB_HOST and WEB_PORT: {error}") from error
        log.warning("port_taken", address=where, reason=str(error))
        return None
    host, number = port.address
    log.info("listening", health=f"http://{host}:{number}/healthz")
    return port


async def _take_by_polling(app: App, stop: asyncio.Event, working: asyncio.Task[None]) -> None:
    await retry_until_stopped(app.bot.delete_webhook, stop, "deleteWebhook", app)
    copies = CopyWatch(app.monotonic, partial(_enter_standby, app), partial(_leave_standby, app))
    app.health.is_refused = copies.is_refused
    kinds = app.dispatcher.resolve_used_update_types()
    polled, reconnected = app.health.updates.polled, partial(ask_modes, app.bot, app.services)
    poller = Poller(app.bot, app.intake, kinds, copies, polled, reconnected)
    polling = asyncio.create_task(poll_on_duty(poller, partial(app.replicas.membership.has, Duty.POLLING)))
    app.state = "ok"
    log.info("ready", updates="long polling")
    tell_service_manager(READY)
    try:
        await _until_stopped(stop, polling, working)
    finally:
        polling.cancel()
    await _finish(app)
    if app.replicas.membership.has(Duty.POLLING):
        await poller.confirm()
    log.info("stopped")


async def _enter_standby(app: App) -> None:
    """Send no pushes while another copy of the program does, and tell the owners."""
    app.ticker.is_standing_by = True
    app.worker.suspend()
    app.state = "standby"
    await tell_owners(app.bot, app.services, another_copy)


async def _leave_standby(app: App) -> None:
    """Send pushes again, and tell the owners."""
    app.ticker.is_standing_by = False
    app.worker.resume()
    app.state = "ok"
    await tell_owners(app.bot, app.services, alone_again)


async def _take_by_webhook(app: App, stop: asyncio.Event, working: asyncio.Task[None]) -> None:
    app.state = "ok"

    async def register() -> bool:
        return await app.bot.set_webhook(
            app.settings.webhook_url,
            secret_token=app.webhook_secret,
            allowed_updates=app.dispatcher.resolve_used_update_types(),
            max_connections=100,
        )

    if await retry_until_stopped(register, stop, "setWebhook", app):
        app.health.updates.registered()
        log.info("ready", updates="webhook", url=app.settings.webhook_url)
        tell_service_manager(READY)
    await _until_stopped(stop, working)
    await _finish(app)
    log.info("stopped")


async def _until_stopped(stop: asyncio.Event, *tasks: asyncio.Task[None]) -> None:
    """Wait until ``stop`` is set or a task ends; raise the exception of a task that failed."""
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({stopping, *tasks}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    for task in tasks:
        if task.done():
            task.result()


async def _finish(app: App) -> None:
    """Accept no new updates, and wait for running updates and sends."""
    app.state = "stopping"
    await asyncio.gather(app.intake.drain(STOP_SECONDS), app.worker.drain(STOP_SECONDS))


@asynccontextmanager
async def _pushes(app: App, beat: Beat) -> AsyncIterator[asyncio.Task[None]]:
    """Run the scheduler, the outbox worker and the watchers; at the end wait for running sends."""
    is_on_duty = partial(app.replicas.membership.has, Duty.TICKS)
    async with AsyncExitStack() as ending:
        ending.push_async_callback(app.worker.drain, CLOSE_SECONDS)
        scheduler = await ending.enter_async_context(scheduling(app.ticker, is_on_duty))
        following = asyncio.create_task(follow_clock(app.clock_watch, app.ticker, scheduler))
        working = asyncio.create_task(app.worker.run())
        watching = asyncio.create_task(watch_store(app.services, app.bot, is_on_duty))
        beating = asyncio.create_task(beat.run())
        asking = asyncio.create_task(app.health.updates.run())
        tasks = [watching, following, working, beating, asking]
        if app.backups is not None:
            tasks.append(asyncio.create_task(app.backups.run(is_on_duty)))
        ending.push_async_callback(_end, tasks)
        yield working


async def _end(tasks: Sequence[asyncio.Task[None]]) -> None:
    for each in tasks:
        each.cancel()
    await asyncio.wait(tasks)


def _start_collector() -> None:
    # What the start has made stays, so nobody looks through it again.
    gc.freeze()
    gc.set_threshold(*COLLECTOR_THRESHOLDS)
    gc.enable()
