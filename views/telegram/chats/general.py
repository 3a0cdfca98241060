"""Pages about the bot itself: start, help, about, and the language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from views.commands import Group, commands_of
from views.html.addresses import named_path
from views.intro import intro
from views.labels import STATUS_MEANING, status_words
from views.method import METHOD
from views.telegram.chats.callbacks import SetLanguage, ShowLanguages
from views.telegram.inline.about import in_any_chat
from views.telegram.reports.reporting import wording_button
from views.telegram.search.search_pages import ECHO
from views.telegram.statement.callbacks import ShowDeadlines
from views.telegram.statement.overview import overview_button, source_line
from views.telegram.subscriptions.callbacks import ShowSettings, Subscribe
from views.telegram.support.links import set_up_button
from views.telegram.support.markup import bold, code, dashed, italic, lines
from views.telegram.support.page import Page, Rows, ViewContext, button, in_rows, page
from views.telegram.support.sheets import Item, close, sheet, turn_by_name
from views.telegram.support.web_pages import page_buttons
from views.telegram.team.callbacks import ShowNewsroom

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.team.roles import Role
    from views.commands import MenuCommand
    from views.translate import Translator

LANGUAGES_PER_ROW = 2


def start_page(
    reader: ViewContext, *, subscribed: bool, in_newsroom: bool = False, in_group: bool = False
) -> Page:
    """Say what the bot does, with four next steps; members of the newsroom have a fifth.

    In groups only a command is answered, so there it says how to search by one.
    """
    tr = reader.tr
    searching = tr.gettext("To search, just write a word.")
    if in_group:
        searching = tr.gettext("To search, write /search and a word.")
    # Translators: Button: to the page of those who write the log, at most 20 characters.
    newsroom = [button(tr.gettext("🗂 Newsroom"), ShowNewsroom())] if in_newsroom else []
    return page(
        Markup("👋 ") + bold(tr.gettext("What was proposed, and what became of it")),
        intro(tr, reader.statement),
        searching,
        rows=[*_next_steps(reader, subscribed=subscribed), newsroom],
    )


def _next_steps(reader: ViewContext, *, subscribed: bool) -> Rows:
    tr = reader.tr
    hearing = (
        button(
            # Translators: Button: to when and how news comes, at most 20 characters.
            tr.gettext("⚙️ Settings"),
            ShowSettings(),
        )
        if subscribed
        else button(
            # Translators: Button: digests and reminders come from then on, at most 20 characters.
            tr.gettext("🔔 Subscribe"),
            Subscribe(),
        )
    )
    return [
        [overview_button(reader)],
        # Translators: Button: shows the newest entries of the log, at most 20 characters.
        [button(tr.gettext("🆕 What’s new"), turn_by_name(reader, "whatsnew")(0))],
        [hearing, button(tr.gettext("🌐 Language"), ShowLanguages())],
    ]


def group_greeting(reader: ViewContext) -> Page:
    """Greet a group that the bot was added to."""
    statement, tr = reader.statement, reader.tr
    commands = tr.gettext(
        "/digest shows all in one message, /whatsnew what is new, /help every command. Administrators "
        "choose the language by /language."
    )
    # Translators: Button: lists all dates and deadlines, at most 20 characters.
    deadlines = button(tr.gettext("⏰ Deadlines"), ShowDeadlines(statement=statement.id))
    return page(
        # Translators: First words in a group that the bot was added to; to many people, at most 24
        # characters.
        tr.gettext("Hello!"),
        intro(tr, statement),
        commands,
        rows=[[overview_button(reader)], [deadlines], [set_up_button(tr)]],
    )


def help_page(reader: ViewContext, role: Role | None = None, number: int = 0) -> Page:
    """List every command that the person may use, one line each, grouped."""
    statement, tr = reader.statement, reader.tr
    commands = commands_of(role)
    groups = [group for group in Group if any(each.group is group for each in commands)]
    sections = [[bold(tr.gettext(group.value)), *_help_lines(tr, group, commands)] for group in groups]
    named = (dashed(tr, f"/{each.slug}", tr.text(each.short)) for each in statement.in_order)
    sections.append([bold(tr.gettext("Each initiative by its name")), *named])
    items = [each for section in sections for each in close(map(Item, section))]
    return sheet(tr, Markup(), items, number, turn_by_name(reader, "help"))


def _help_lines(tr: Translator, group: Group, commands: Iterable[MenuCommand]) -> Iterable[str]:
    for command in commands:
        if command.group is group:
            argument = f" {tr.gettext(command.argument)}" if command.argument else ""
            yield dashed(tr, f"/{command.name}{argument}", tr.gettext(command.description))


def about_page(reader: ViewContext, username: str) -> Page:
    """Name the source, explain the method, list what is stored, and say whether the language is reviewed.

    Where inline or guest mode is on, it also says how to ask in any chat.
    """
    tr = reader.tr
    meanings = (
        f"{status_words(tr, status)}: {tr.gettext(meaning)}" for status, meaning in STATUS_MEANING.items()
    )
    return page(
        source_line(reader),
        # Translators: Heading of how the log is written, at most 20 characters.
        lines(bold(tr.gettext("Method")), tr.gettext(METHOD)),
        lines(bold(tr.gettext("What each status means")), *meanings),
        in_any_chat(reader, username),
        lines(bold(tr.gettext("What is stored")), *_stored(tr)),
        _not_reviewed(tr),
        rows=[*_wording_rows(tr), page_buttons(reader, named_path(tr.language, "method"))],
    )


def _not_reviewed(tr: Translator) -> str:
    """Say that no native speaker has read the texts of the language; nothing if somebody has."""
    if tr.is_reviewed:
        return ""
    words = tr.gettext(
        "The texts in this language are machine-checked, not yet reviewed by a native speaker. If a wording "
        "is wrong, tell the editors by the button."
    )
    return Markup("🔤 ") + italic(words)


def _wording_rows(tr: Translator) -> Rows:
    return [] if tr.is_reviewed else [[wording_button(tr)]]


def _stored(tr: Translator) -> list[str]:
    return [
        tr.gettext(
            "Of each chat: its number and kind, the language and the statement that were chosen, whether the "
            "bot was blocked or removed, whether a group was greeted, which groups are set up from here, "
            "the subscription with its settings and when it was last served, which initiatives and words are "
            "followed, and for two days which messages were sent."
        ),
        tr.gettext(
            "Of readers no names, and nothing that they write but reports: the text of a report is kept with "
            "the number of its chat and its language, so that it can be answered; editors are not told who "
            "sent it."
        ),
        tr.gettext(
            "Of channels their title, who made the bot an administrator, and the posts that were written "
            "here; of forums the names of topics."
        ),
        tr.gettext(
            "Of members of the newsroom: number, name, role and language, the form that was filled in last, "
            "and a log of what they did there."
        ),
        tr.gettext(
            "/forget erases it. What members did stays in the log and in what was published, without their "
            "number."
        ),
    ]


def languages(tr: Translator, known: Mapping[str, Translator]) -> Page:
    """Offer the languages, each in its own name; the present one is marked."""
    buttons = (
        button(("✓ " if code == tr.language else "") + each.own_name_of(code), SetLanguage(code=code))
        for code, each in known.items()
    )
    rows = [*in_rows(buttons, LANGUAGES_PER_ROW), *_wording_rows(tr)]
    return page(bold(tr.gettext("Choose the language")), _not_reviewed(tr), rows=rows)


def language_set(reader: ViewContext, *, subscribed: bool) -> Page:
    """Confirm the language in the language itself, and go on as :func:`start_page` does."""
    tr = reader.tr
    text = tr.gettext(
        "This chat is answered in this language now: {language}.", language=tr.own_name_of(tr.language)
    )
    return page(text, rows=_next_steps(reader, subscribed=subscribed))


def unknown_language(tr: Translator, asked: str, codes: Iterable[str]) -> Page:
    """Say that there is no such language, and which there are."""
    text = tr.html(
        "“{asked}” is not one of the languages. Choose: {codes}.",
        asked=asked[:ECHO],
        codes=Markup(", ").join(code(f"/language {each}") for each in codes),
    )
    return page(text)
