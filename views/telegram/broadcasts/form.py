"""The form of a broadcast: a question for each step, with buttons to other steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.broadcasts.composing import MOST_BUTTONS
from briefing.broadcasts.form import (
    DONE,
    GROUP,
    LANGUAGE,
    NONE,
    BroadcastStep,
    before,
    buttons_in,
    contents_of,
    missing_in,
)
from views.languages import own_name
from views.telegram.broadcasts.callbacks import FillBroadcast, FinishBroadcast, GoInBroadcast
from views.telegram.broadcasts.notices import not_carried
from views.telegram.support.form_questions import FormQuestion, question
from views.telegram.support.markup import bold, italic, lines
from views.telegram.support.page import Page, button, in_rows
from views.translate import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aiogram.types import InlineKeyboardButton

    from views.telegram.support.form_questions import FormQuestion
    from views.telegram.support.page import Rows
    from views.translate import Translator

QUESTIONS = {
    BroadcastStep.AUDIENCE: N_("Who is to get the message?"),
    BroadcastStep.LANGUAGE: N_("Those of which language?"),
    BroadcastStep.INITIATIVE: N_("Followers of which initiative?"),
    BroadcastStep.LIST: N_("Which list? /broadcast list and a name makes another one."),
    BroadcastStep.SILENT: N_("Is it to arrive with a sound?"),
}
WRITE = N_(
    "Write or forward the message: text with its formatting, a photo, a video, a file or an album. It is "
    "sent as it is."
)
EDITABLE = {
    # Translators: Heading of a question of the form; on a button with ✏️ before it, to change the answer,
    # at most 16 characters.
    BroadcastStep.AUDIENCE: N_("Audience"),
    # Translators: Heading of a question of the form; on a button with ✏️ before it, to change the answer,
    # at most 16 characters.
    BroadcastStep.CONTENT: N_("Message"),
    # Translators: Heading of a question of the form; on a button with ✏️ before it, to change the answer,
    # at most 16 characters.
    BroadcastStep.BUTTONS: N_("Buttons"),
    # Translators: Heading of a question of the form; on a button with ✏️ before it, to change the answer,
    # at most 16 characters.
    BroadcastStep.TEXTS: N_("Languages"),
    # Translators: Heading of a question of the form; on a button with ✏️ before it, to change the answer,
    # at most 16 characters.
    BroadcastStep.SILENT: N_("Sound"),
}


def ask_choice(asked: FormQuestion, choices: Iterable[tuple[str, str]]) -> Page:
    """Ask for one of ``choices``, each with the words of its button and the answer that the button gives."""
    rows: Rows = [[_fill(asked, text, value)] for text, value in choices]
    return _question(asked, asked.tr.gettext(QUESTIONS[BroadcastStep(asked.step)]), rows)


def with_count(tr: Translator, words: str, count: int) -> str:
    """Return the words for an audience with its number of chats: "groups (12)"."""
    return f"{words} ({tr.number(count)})"


def ask_message(asked: FormQuestion) -> Page:
    """Ask for the message, or for further parts of its album."""
    tr, language = asked.tr, asked.values.get(LANGUAGE, "")
    content = contents_of(asked.values).get(language)
    text = tr.gettext(WRITE)
    if language:
        text = tr.gettext(
            "Write or forward the message for those who read {language}.", language=tr.language_name(language)
        )
    rows: Rows = []
    if content is not None:
        text = tr.gettext("Send another message to take the place of the present one, or keep it.")
        if GROUP in asked.values:
            text = tr.ngettext(
                "The album has {n} part so far. Telegram shows no buttons below albums.",
                "The album has {n} parts so far. Telegram shows no buttons below albums.",
                len(content.media),
            )
        # Translators: Button: no more parts or texts come, at most 20 characters.
        rows.append([_fill(asked, tr.gettext("✅ That is all"), DONE)])
    if content is not None and language:
        # Translators: Button: a language has no message of its own after all, at most 36 characters.
        rows.append([_fill(asked, tr.gettext("🗑 Send the first message instead"), NONE)])
    return _question(asked, text, rows)


def ask_buttons(asked: FormQuestion) -> Page:
    """Ask for the buttons below the message."""
    tr = asked.tr
    text = tr.gettext(
        "Which buttons stand below it? One a line, at most {limit}, each as: title - https://example.org",
        limit=MOST_BUTTONS,
    )
    present = [f"{each.title} - {each.url}" for each in buttons_in(asked.values)]
    # Translators: Line above what was written already in a form, at most 20 characters.
    so_far = [italic(tr.gettext("So far:")), *present] if present else []
    # Translators: Button: the broadcast has no buttons below it, at most 20 characters.
    return _question(asked, lines(text, *so_far), [[_fill(asked, tr.gettext("No buttons"), NONE)]])


def ask_texts(asked: FormQuestion, languages: Sequence[str]) -> Page:
    """Ask for a message for each language."""
    tr, written = asked.tr, contents_of(asked.values)
    text = tr.gettext(
        "Is there a message of its own for some languages? Who reads another one gets the first message."
    )
    rows: Rows = [
        [_fill(asked, ("✓ " if each in written else "") + own_name(each), each)] for each in languages
    ]
    end = (
        tr.gettext("✅ That is all")
        if len(written) > 1
        # Translators: Button: all languages get the same text, at most 20 characters.
        else tr.gettext("The same for all")
    )
    return _question(asked, text, [[_fill(asked, end, DONE)], *rows])


def ask_silent(asked: FormQuestion) -> Page:
    """Ask whether the message arrives with a sound."""
    tr = asked.tr
    return ask_choice(
        asked,
        [
            # Translators: Button: the phones of recipients ring, at most 20 characters.
            (tr.gettext("🔔 With a sound"), "no"),
            # Translators: Button: the phones of recipients do not ring, at most 20 characters.
            (tr.gettext("🔕 Silently"), "yes"),
        ],
    )


def preview_page(asked: FormQuestion, audience: str, count: int) -> Page:
    """Return what stands below the preview of the message; ``count``: chats that would get it at present."""
    tr, kept = asked.tr, FinishBroadcast(form=asked.form, starts=False, mark=asked.mark)
    rows: Rows = [
        [_way(asked, tr.gettext("📣 Send now"), BroadcastStep.CONFIRM)],
        # Translators: Button: asks when the broadcast is to begin, at most 36 characters.
        [_way(asked, tr.gettext("🕘 At a date and hour"), BroadcastStep.WHEN)],
        # Translators: Button: nothing is sent, the broadcast is kept, at most 36 characters.
        [button(tr.gettext("💾 Keep as a draft"), kept)],
    ]
    takes_buttons = contents_of(asked.values)[""].takes_buttons
    changes = (
        _way(asked, f"✏️ {tr.gettext(words)}", step)
        for step, words in EDITABLE.items()
        if step is not BroadcastStep.BUTTONS or takes_buttons
    )
    rows += in_rows(changes, 2)
    text = lines(
        tr.gettext("Above is what arrives."),
        not_carried(tr, missing_in(asked.values)),
        tr.gettext("Audience: {audience}, at present {count}", audience=audience, count=tr.number(count)),
        tr.gettext("It arrives silently.") if asked.values[BroadcastStep.SILENT] == "yes" else "",
    )
    return _question(asked, text, rows)


def ask_when(asked: FormQuestion, zone: str) -> Page:
    """Ask for the moment."""
    return _question(asked, when_words(asked.tr, zone), [])


def when_words(tr: Translator, zone: str) -> str:
    """Say how a moment is written."""
    return tr.gettext(
        "When? Write a day and an hour, such as tomorrow at 9, Friday 18:00 or 2026-12-01 09:00, in the "
        "time of {zone}.",
        zone=zone,
    )


def ask_confirmation(asked: FormQuestion, audience: str, count: int) -> Page:
    """Ask whether the broadcast is to be sent now."""
    text, yes = send_question(asked.tr, audience, count)
    sent = FinishBroadcast(form=asked.form, starts=True, mark=asked.mark)
    return _question(asked, text, [[button(yes, sent)]])


def send_question(tr: Translator, audience: str, count: int) -> tuple[str, str]:
    """Return the question whether to send a broadcast to ``count`` chats now, and the words of its button."""
    text = tr.ngettext(
        "This goes to {n} chat now: {audience}. Send it?",
        "This goes to {n} chats now: {audience}. Send it?",
        count,
        audience=audience,
    )
    # Translators: Button below the question whether to send a broadcast, at most 36 characters.
    return text, tr.ngettext("📣 Yes, send it to {n} chat", "📣 Yes, send it to {n} chats", count)


def _question(asked: FormQuestion, text: str, rows: Rows) -> Page:
    before_it = before(asked.values, BroadcastStep(asked.step))
    # Translators: Button of a form: one question back, at most 20 characters.
    back = [] if before_it is None else [_way(asked, asked.tr.gettext("⬅ Back"), before_it)]
    # Translators: Heading of the form, at most 20 characters.
    return question(asked, bold(asked.tr.gettext("📣 Broadcast")), text, rows=[*rows, back])


def _fill(asked: FormQuestion, text: str, value: str) -> InlineKeyboardButton:
    return button(text, FillBroadcast(form=asked.form, step=asked.step, value=value))


def _way(asked: FormQuestion, text: str, to: BroadcastStep) -> InlineKeyboardButton:
    return button(text, GoInBroadcast(form=asked.form, step=asked.step, to=to))
