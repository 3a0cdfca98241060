"""The shipped statement, and every page that the bot can show of a statement."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.chat import Chat, ChatKind
from briefing.deadlines.commitments import CommitmentFilter
from briefing.deadlines.timeliness import Timeliness
from briefing.finder import Found
from briefing.followed_words import FollowedWord, WordProblem
from briefing.following.words import mark_of
from briefing.followings import Following
from briefing.news import news_of_entries
from briefing.search.ranking import Hit
from briefing.statement.entry import Status
from briefing.statement.history import history as history_of
from storage.content import Content, load_content
from tests.channels.pages import of_channels
from tests.inline.pages import in_any_chat
from views.commands import RESERVED
from views.pictures.drawing import scoreboard_drawing
from views.search_words import WORDS
from views.telegram.chats import forgetting, general
from views.telegram.chats.unopened import nothing_opened, opens_in_private
from views.telegram.deadlines import commitments, scoreboard
from views.telegram.following import asking, following, notifications
from views.telegram.following import words as followed_words
from views.telegram.search import search_pages
from views.telegram.statement import cards, citations, entry_page, history, lists, overview, statements
from views.telegram.statement.callbacks import ShowDigest
from views.telegram.support.page import page
from views.telegram.support.start_links import add_buttons
from views.translate import Translator, translators

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.statement.model import Statement
    from views.telegram.support.page import Page, ViewContext

CONTENT = Path(__file__).parents[2] / "content"
LOCALES = CONTENT / "locales"
LANGUAGES = sorted(each.parent.parent.name for each in LOCALES.glob("*/LC_MESSAGES/bot.po"))
TODAY = date(2026, 11, 22)
DAYS = [
    date(2025, 10, 8),
    date(2025, 12, 31),
    date(2026, 1, 1),
    TODAY,
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2040, 12, 31),
    date(2041, 1, 1),
]
CHAT = Chat(-1001234567890123, ChatKind.SUPERGROUP, datetime(2026, 11, 22, tzinfo=UTC), "kk", greeted=True)


@cache
def shipped() -> Content:
    return load_content(CONTENT, CONTENT, RESERVED)


@cache
def ots() -> Statement:
    return shipped().statements["ots-2025"]


@cache
def every_translator() -> dict[str, Translator]:
    return translators(shipped().catalogues)


def translator(language: str) -> Translator:
    return every_translator()[language]


def plain(text: str) -> str:
    """Return a text with plain blanks: dates and numbers are held together by other ones."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def card(reader: ViewContext, slug: str) -> Page:
    """Return a card as a chat gets it that does not follow the initiative."""
    return cards.card(reader, slug, "a_bot", following.follow_button(reader, slug, follows=False))


def pages(reader: ViewContext, said: str) -> Iterator[tuple[str, Page]]:
    """Yield each page by a name; ``said`` is what a person wrote, where a page repeats it."""
    statement, tr = reader.statement, reader.tr
    yield "digest", overview.digest(reader)
    yield "initiatives", lists.initiatives(reader)
    yield "deadlines", lists.deadlines(reader)
    for slug in ["", *statement.initiatives]:
        for number in range(5):
            yield f"log {slug} {number}", history.log_page(reader, slug, number)
            if slug:
                yield f"history {slug} {number}", history.history_page(reader, slug, number)
    for slug in statement.initiatives:
        yield f"card {slug}", card(reader, slug)
        yield f"more {slug}", cards.card_with_more(reader, slug, writes=True)
        yield f"citation {slug}", citations.citation(reader, slug, f"https://t.me/a_bot?start={slug}")
        yield f"unknown near {slug}", search_pages.unknown_initiative(reader, said, slug)
    for number in range(10):
        yield f"commitments {number}", commitments.commitments_page(reader, CommitmentFilter(), number)
    for choice in (CommitmentFilter(Status.IN_PROGRESS), CommitmentFilter(timeliness=Timeliness.OVERDUE)):
        yield f"commitments {choice}", commitments.commitments_page(reader, choice, 0)
    for slug in statement.initiatives:
        yield f"commitment {slug}", commitments.commitments_page(reader, CommitmentFilter(initiative=slug), 0)
    for by in "sti":
        offered = commitments.filter_menu(reader, by, CommitmentFilter())
        assert offered is not None
        yield f"commitments by {by}", offered
    yield "unknown choice", commitments.unknown_choice(reader, said)
    yield "scoreboard", scoreboard.scoreboard_page(reader, scoreboard_drawing(statement, tr, reader.today))
    yield "start", general.start_page(reader, subscribed=False)
    yield "start in a group", general.start_page(reader, subscribed=False, in_group=True)
    yield "start of a member", general.start_page(reader, subscribed=True, in_newsroom=True)
    yield "start by a broken link", page(nothing_opened(tr), rows=[add_buttons(tr, "a_bot")])
    yield "link for the private chat", opens_in_private(tr, "a_bot", "g_token")
    yield "hello", general.group_greeting(reader)
    yield "help", general.help_page(reader)
    yield "about", general.about_page(reader, "a_bot")
    yield from in_any_chat(reader, said)
    yield "languages", general.languages(tr, {**every_translator(), tr.language: tr})
    yield "language set", general.language_set(reader, subscribed=True)
    yield "unknown language", general.unknown_language(tr, said, LANGUAGES)
    yield "forget nothing", forgetting.forget_question(tr, None, [])
    yield "forget", forgetting.forget_question(tr, CHAT, [])
    yield "forgotten", forgetting.everything_erased(tr)
    yield "kept", forgetting.nothing_erased(tr)
    yield "nothing found", search_pages.nothing_found(reader, said, [], list(statement.initiatives)[:3])
    yield "found", search_pages.results(reader, said, Found(("deadlines", "cite"), every_hit(statement)))
    yield "more found", search_pages.results(reader, said, Found((), every_hit(statement)), 1)
    yield "commands found", search_pages.results(reader, said, Found(tuple(WORDS), ()))
    yield from of_several(reader, said)
    yield from of_following(reader)
    yield from of_channels(tr, said)
    yield "unknown initiative", search_pages.unknown_initiative(reader, said, None)
    yield "search usage", search_pages.search_usage(reader)
    yield "initiative usage", search_pages.initiative_usage(reader, "followups")
    yield "unknown command", search_pages.unknown_command(reader, said, None)
    yield "unknown command near", search_pages.unknown_command(reader, said, "digest")
    yield "text only", search_pages.text_only(reader)


def of_several(reader: ViewContext, said: str) -> Iterator[tuple[str, Page]]:
    """Yield the pages that have several statements to do with."""
    statement = reader.statement
    yield "found elsewhere", search_pages.nothing_found(reader, said, [statement])
    yield "statements", statements.statements(reader, [statement])
    yield "two statements", statements.statements(reader, [statement, replace(statement)])
    for slug in statement.initiatives:
        yield f"which {slug}", statements.which_statement(reader, [statement, statement], slug, "history")
        for each in history_of(statement, slug):
            yield f"entry {each.entry.id}", entry_page.entry_page(reader, each, "a_bot")
    found = statements.in_other_statements(reader, [statement], lambda each: ShowDigest(statement=each.id))
    yield "link to another statement", page(found[0], rows=found[1])


def of_following(reader: ViewContext) -> Iterator[tuple[str, Page]]:
    """Yield the pages about what is followed, and what followers are told of two events."""
    statement, tr, followed = reader.statement, reader.tr, Following(1, None, "en")
    for slug in statement.initiatives:
        yield f"followed {slug}", following.followed(reader, slug, followed, was=False, digests=False)
        yield f"followed before {slug}", following.followed(reader, slug, followed, was=True, digests=True)
        yield f"follow {slug}?", asking.ask_to_follow(reader, slug)
        yield f"unfollowed {slug}", following.unfollowed(reader, slug, was=True)
        yield f"not followed {slug}", following.unfollowed(reader, slug, was=False)
    yield "following nothing", following.following_list(reader, [], None, digests=False)
    every = [(reader, slug) for slug in statement.initiatives]
    yield "following", following.following_list(reader, every, followed, digests=True)
    events = frozenset(each.id for each in statement.followups[:2])
    news = news_of_entries(statement, events, reader.today)
    yield "told", notifications.notification_page(reader, news, statement.initiatives)
    words = tuple(FollowedWord(each, mark_of(each), datetime.now(UTC)) for each in ("фонд", "ж" * 40))
    yield "told of words", notifications.notification_page(reader, news, (), words)
    with_words = replace(followed, words=words)
    yield "following words", following.following_list(reader, [], with_words, digests=False)
    yield "word followed", followed_words.word_followed(tr, "фонд", with_words, 5, was=False, digests=False)
    yield (
        "word followed before",
        followed_words.word_followed(tr, "фонд", with_words, 0, was=True, digests=True),
    )
    yield "word unfollowed", followed_words.word_unfollowed(tr, "фонд", was=True)
    yield "word not followed", followed_words.word_unfollowed(tr, "ж" * 300, was=False)
    for problem in WordProblem:
        yield f"word refused: {problem}", followed_words.word_refused(reader, problem)


def every_hit(statement: Statement) -> tuple[Hit, ...]:
    """Return every hit that a search can have, with a word that hostile texts have."""
    words = frozenset({"script"})
    return (
        *(Hit(slug, None, 1.0, words) for slug in statement.initiatives),
        *(Hit(each.initiative, each.id, 1.0, words) for each in statement.followups),
    )
