"""What is done at each tick, made of the parts of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.fetching_parts import outward_rounds
from bot.scheduler import Ticker
from bot.spelling_watch import SpellingWatch
from briefing.broadcasts.broadcaster import Broadcaster
from briefing.proposals.notifications import ProposalNotifications
from briefing.reviews.notifications import EditorNotifications
from handlers.broadcasts.notifier import TelegramBroadcastNotifier
from views.telegram.proposals.notifications import TelegramProposalRenderer
from views.telegram.reviews.notifications import TelegramNotificationRenderer

if TYPE_CHECKING:
    from bot.base import Base
    from bot.sending_parts import Sending
    from handlers.support.context import Services


def create_ticker(base: Base, sending: Sending, services: Services) -> Ticker:
    """Return what is done at each tick, and let broadcasts that fail be stopped by who tells of them."""
    settings, store = base.settings, base.store
    notifier = TelegramBroadcastNotifier(base.clients.answers, services)
    sending.failures.stopper = notifier
    notifications = EditorNotifications(
        store,
        base.library,
        TelegramNotificationRenderer(*base.in_languages),
        base.errors,
        settings.admin_ids,
        settings.zone,
    )
    proposals = ProposalNotifications(
        store, base.library, TelegramProposalRenderer(*base.in_languages), settings.admin_ids
    )
    spelling = SpellingWatch(settings.uzbek_reform_at, base.clock(), services.profile_outdated.set)
    return Ticker(
        store,
        sending.enqueuer,
        sending.followers,
        (
            notifications.notify_due,
            proposals.notify_due,
            services.posts.update_waiting,
            spelling.look,
        ),
        outward_rounds(settings, services),
        Broadcaster(store, notifier, settings.admin_ids, is_paid=settings.paid_broadcast),
        sending.worker,
        base.clock,
    )
