"""What people type when they want a command: the words by which the search offers it.

Each message is a list with commas. A translation lists what people type in that language, as many or as few
as there are; the search takes endings, spellings and typing errors off by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.commands import COMMANDS
from views.translate import N_

if TYPE_CHECKING:
    from collections.abc import Collection

    from views.translate import Translator

WORDS = {
    "help": N_(
        "help, commands, list of commands, what can you do, how does it work, how to use, instructions, "
        "hello, hi, hey, good morning, good afternoon, good evening, greetings, thank you, thanks"
    ),
    "about": N_(
        "about, about the bot, method, methodology, sources, privacy, authors, contacts, what is stored"
    ),
    "start": N_(
        "start, begin, menu, main menu, what is this, who are you, "
        "hello, hi, hey, good morning, good afternoon, good evening, greetings"
    ),
    "digest": N_("overview, digest, everything, briefing, in short, in one message"),
    "initiatives": N_(
        "initiatives, all initiatives, list, list of initiatives, proposals, what was proposed"
    ),
    "deadlines": N_("deadlines, dates, due dates, terms, calendar, schedule, overdue, missed deadlines"),
    "followups": N_("log, follow-ups, chronicle, events, latest events, evidence, sources of the log"),
    "commitments": N_(
        "commitments, promises, statuses, status, progress, fulfilled, not fulfilled, in progress, "
        "what is done"
    ),
    "history": N_("history, history of an initiative"),
    "scoreboard": N_("scoreboard, statistics, numbers, chart, diagram, results, summary in numbers"),
    "pdf": N_("pdf, print, printout, on paper, one page, file, document, download"),
    "statements": N_("statements, statement, choose the statement, other statements"),
    "search": N_("search, find, how to search"),
    "share": N_("share, send, send to a friend, pass on, recommend, tell others, forward"),
    "cite": N_("cite, citation, quote, quotation, reference, how to cite"),
    "subscribe": N_(
        "subscribe, subscription, sign up, newsletter, notifications, turn on notifications, reminders"
    ),
    "settings": N_(
        "settings, options, preferences, time zone, quiet hours, change the time, frequency, change settings"
    ),
    "pending": N_("scheduled, pending, next message, when is the next message"),
    "whatsnew": N_("new, news, what is new, updates, changes, latest news"),
    "snooze": N_("snooze, pause, mute, silence, pause messages"),
    "unsubscribe": N_(
        "unsubscribe, cancel the subscription, stop, stop messages, turn off notifications, "
        "do not write to me"
    ),
    "follow": N_("follow, track, watch, follow an initiative"),
    "unfollow": N_("unfollow, stop following"),
    "following": N_("following, what I follow, my initiatives, followed initiatives"),
    "channels": N_("channels, my channels, channel"),
    "language": N_(
        "language, languages, change the language, translation, English, Russian, Kazakh, Turkish, "
        "Azerbaijani, Uzbek, Kyrgyz"
    ),
    "forget": N_("forget, forget me, delete my data, erase my data, personal data"),
    "cancel": N_("cancel, cancel the form"),
}
"""By command of readers, in the order in which they are offered when several fit."""
BUTTONS = {
    "subscribe": N_("🔔 Subscribe"),
    "settings": N_("⚙️ Settings"),
    "deadlines": N_("⏰ Deadlines"),
    "digest": N_("📰 Overview"),
    "initiatives": N_("📋 All initiatives"),
    "whatsnew": N_("🆕 What’s new"),
    "language": N_("🌐 Language"),
}
"""By command: the button that does the same."""


def command_phrases(translators: Collection[Translator]) -> dict[str, set[str]]:
    """Return for each command its name, its description, its button and the words for it in all languages."""
    phrases: dict[str, set[str]] = {name: {name} for name in WORDS}
    for command in COMMANDS:
        phrases.setdefault(command.name, {command.name}).update(
            tr.gettext(command.description) for tr in translators
        )
    for tr in translators:
        for name, words in WORDS.items():
            phrases[name].update(tr.gettext(words).split(","))
        for name, label in BUTTONS.items():
            phrases[name].add(tr.gettext(label))
    return phrases
