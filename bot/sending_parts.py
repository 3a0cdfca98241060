"""What leaves of its own accord: what writes pushes into the outbox, and what sends them from there."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.following.followers import Followers
from briefing.subscriptions.enqueuer import Enqueuer
from delivery.failure_handler import FailureHandler
from delivery.worker import MOST_OF_A_REPLICA, MOST_UNDER_WAY, Worker
from telegram.chat_info import ChatTitles
from telegram.sender import TelegramSender
from views.telegram.chats.undelivered import TelegramNoticeRenderer
from views.telegram.following.notifications import TelegramFollowRenderer
from views.telegram.subscriptions.pushes import TelegramPushRenderer

if TYPE_CHECKING:
    from bot.base import Base


@dataclass(frozen=True)
class Sending:
    """The parts that send; ``failures`` is still to be told by whom broadcasts are stopped."""

    enqueuer: Enqueuer
    followers: Followers
    failures: FailureHandler
    worker: Worker


def create_sending(base: Base) -> Sending:
    """Return the parts that send."""
    settings, clients = base.settings, base.clients
    failures = FailureHandler(
        base.store,
        ChatTitles(clients.pushes),
        TelegramNoticeRenderer(*base.in_languages),
        base.errors,
        settings.admin_ids,
    )
    return Sending(
        Enqueuer(
            base.store,
            base.library,
            TelegramPushRenderer(*base.in_languages, base.username, settings.linked_url),
        ),
        Followers(
            base.store,
            base.library,
            TelegramFollowRenderer(*base.in_languages, base.username, settings.linked_url),
            settings.zone,
            base.replicas.revisits,
        ),
        failures,
        Worker(
            base.store,
            TelegramSender(clients.pushes),
            base.clock,
            clients.pacer,
            failures,
            random.SystemRandom(),
            base.measured.sends,
            MOST_OF_A_REPLICA if clients.line else MOST_UNDER_WAY,
        ),
    )
