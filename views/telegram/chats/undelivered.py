"""Notices to administrators and editors about messages that could not be delivered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.legible import shown_name
from briefing.subscription import HaltReason
from views.telegram.subscriptions.callbacks import Subscribe
from views.telegram.support.bodies import Renderer, bodies
from views.telegram.support.markup import bold
from views.telegram.support.page import Page, button, page

if TYPE_CHECKING:
    from briefing.outbox import Body
    from briefing.subscription import Target
    from views.translate import Translator

BEGINNING = 200
"""Characters of a refused text that are quoted."""


class TelegramNoticeRenderer(Renderer):
    """Renders these notices."""

    def halted(
        self, reason: HaltReason, target: Target, title: str, language: str, *, is_channel: bool
    ) -> tuple[Body, ...]:
        """Render that nothing is sent to a target any more, and how that is changed."""
        shown = halted_page(self._tr(language), reason, target, title, is_channel=is_channel)
        return bodies(shown, (target.chat_id,))

    def refused(self, reason: str, body: Body, language: str) -> tuple[Body, ...]:
        """Render that Telegram refuses a message, and why; the notice quotes it with the people it names."""
        return bodies(refused_page(self._tr(language), reason, body.text), body.people)


def halted_page(tr: Translator, reason: HaltReason, target: Target, title: str, *, is_channel: bool) -> Page:
    """Say why nothing is sent to a group, topic or channel any more, and how that is changed."""
    name = shown_name(title, str(target.chat_id))
    heading = Markup("🔕 ") + bold(name if target.thread is None else f"{name} · #{target.thread}")
    match reason:
        case HaltReason.TOPIC_CLOSED:
            text = tr.gettext(
                "The topic is closed, so nothing can be sent there. Open it again, and what is due comes by "
                "itself. Or write /subscribe in another topic."
            )
            return page(heading, text)
        case HaltReason.TOPIC_DELETED:
            text = tr.gettext(
                "The topic was deleted, so nothing is sent there any more. "
                "To go on, write /subscribe in another topic of the group."
            )
            return page(heading, text)
        case HaltReason.NO_RIGHT:
            text = tr.gettext("The bot may not write in this group any more. Allow it, then tap the button.")
            if is_channel:
                text = tr.gettext(
                    "The bot may not post in this channel any more. Allow it, then tap the button."
                )
    again = Subscribe(chat=target.chat_id, thread=target.thread or 0)
    # Translators: Button below a message that nothing can be sent: try again, at most 20 characters.
    return page(heading, text, rows=[[button(tr.gettext("🔔 Go on"), again)]])


def refused_page(tr: Translator, reason: str, text: str) -> Page:
    """Say that Telegram refuses a message, why, and how the message begins."""
    beginning = Markup(text).striptags()[:BEGINNING]  # noqa: S704 - only its plain words are shown, escaped
    return page(
        Markup("🛠 ") + bold(tr.gettext("Telegram does not take a message of the bot")),
        # Translators: Line: why Telegram refused a message; {reason} is English, at most 24 characters.
        tr.html("Its reason: {reason}", reason=reason),
        tr.gettext("Its recipients will not get it; everything else works."),
        # Translators: Line: the first words of the message that was refused, at most 28 characters.
        tr.html("It begins: {text}", text=beginning) if beginning else "",
    )
