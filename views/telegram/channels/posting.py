"""The form of a post to a channel: its questions, and what is wrong with an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.channels.posts import POST_FORM
from briefing.invalid_input import Problem
from views.telegram.channels.callbacks import ChangePost, OfPost
from views.telegram.support.form_questions import cancel_button
from views.telegram.support.invalid_input import sentence
from views.telegram.support.markup import bold, code
from views.telegram.support.page import Page, button, page
from views.translate import N_

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from briefing.channels.channel import Channel
    from briefing.channels.posts import Post
    from briefing.invalid_input import InvalidInput
    from views.translate import Translator

SENTENCES = {
    Problem.REFUSED: N_("Telegram does not take it: {reason}. Send it again, changed."),
    Problem.TEXT_TOO_LONG: N_(
        "The text has {length} characters, and {limit} is the limit. Send a shorter one."
    ),
    Problem.CAPTION_TOO_LONG: N_(
        "The text has {length} characters, and {limit} is the limit. Send a shorter one."
    ),
    Problem.EMPTY_MESSAGE: N_("That is empty. Write at least a word."),
    Problem.OTHER_KIND: N_("That kind of message cannot be posted here. Send a text, a picture, or a file."),
    Problem.CANNOT_EDIT: N_(
        "Telegram cannot turn the post into this kind of message. Send one of the same kind, "
        "or delete the post and write a new one."
    ),
    Problem.PAST: N_("That moment is past."),
    Problem.TOO_FAR: N_("That is more than a year ahead."),
    Problem.NO_SUCH_DAY: N_("There is no such day."),
    Problem.NO_SUCH_HOUR: N_("There is no such hour on that day."),
    Problem.NO_MOMENT: N_("This is no day with an hour."),
}
"""Sentences of this form where the common ones do not fit: only one message, of few kinds, can be posted."""


def ask_for_message(tr: Translator, channel: Channel) -> Page:
    """Ask for the message of a new post."""
    text = tr.html(
        "Write or forward what is to be posted in {channel}: a text, a picture, a file. "
        "Nothing is posted before you have seen it.",
        channel=bold(channel.name),
    )
    return page(text, rows=[[cancel_button(tr, POST_FORM)]])


def ask_for_change(tr: Translator, post: Post, channel: Channel) -> Page:
    """Ask for the message that replaces a post."""
    if post.message_id is None:
        text = tr.gettext("Write or forward the message that is to be posted instead.")
    elif post.content.media:
        text = tr.gettext(
            "Write the new text below the picture or file, or send another picture or file. "
            "Nothing is changed before you have seen it."
        )
    else:
        text = tr.gettext(
            "Write the new text, or send a picture or file that takes its place. "
            "Nothing is changed before you have seen it."
        )
    return page(bold(channel.name), text, rows=[[cancel_button(tr, POST_FORM)]])


def confirm_change(tr: Translator, post: Post, channel: Channel, form: str, notice: str) -> Page:
    """Ask below a message whether it takes the place of a post; ``form`` is the name of the form."""
    if post.message_id is not None:
        text = tr.gettext("This takes the place of the post in the channel.")
    else:
        text = tr.gettext("This is posted at its hour in place of the message before.")
    way = tr.gettext("Change the post, or send another message.")
    # Translators: Button below a new text: puts it in the place of the old one, at most 36 characters.
    change = button(tr.gettext("✅ Change the post"), ChangePost(form=form))
    return page(bold(channel.name), notice, text, way, rows=[[change], [cancel_button(tr, POST_FORM, form)]])


def no_albums(tr: Translator, channel: Channel) -> Page:
    """Say that albums are not posted from here."""
    text = tr.gettext("An album cannot be posted from here. Send one text, one picture, or one file.")
    return page(bold(channel.name), text, rows=[[cancel_button(tr, POST_FORM)]])


def wrong_message(tr: Translator, error: InvalidInput) -> Page:
    """Say why a message cannot be posted; the form waits for another one."""
    return page(sentence(tr, error, SENTENCES), rows=[[cancel_button(tr, POST_FORM)]])


def ask_when(tr: Translator, post: Post, zone: ZoneInfo, error: InvalidInput | None = None) -> Page:
    """Ask on which day and at which hour to post; ``error``: what was wrong with the last answer."""
    example = tr.gettext("tomorrow at 9")
    question = tr.html(
        "When is it to be posted? Write a day and an hour, such as {example}. Hours are those of {zone}.",
        example=code(example),
        zone=zone.key,
    )
    rows = [
        [
            # Translators: Button: when to post, at most 20 characters.
            button(tr.gettext("In an hour"), OfPost(post=post.id, act="hour", mark=post.mark)),
            # Translators: Button: when to post; nine in the morning, at most 20 characters.
            button(tr.gettext("Tomorrow at 9"), OfPost(post=post.id, act="morning", mark=post.mark)),
        ],
        [cancel_button(tr, POST_FORM)],
    ]
    return page(sentence(tr, error, SENTENCES) if error else "", question, rows=rows)
