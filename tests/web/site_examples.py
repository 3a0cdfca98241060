"""Sites to read without a server: of the shipped statement, and of small ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from briefing.finder import Finder
from briefing.library import Library
from briefing.search.commands import CommandIndex
from briefing.search.forms import word_forms
from storage.content.writing import json_of
from tests.support.statement_examples import shipped
from views.html.resources import Resource
from views.html.routes import answer
from views.html.site import Site
from views.search_words import command_phrases
from views.translate import translators

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.statement.model import Statement
    from storage.content import Content

HOST = "https://briefing.example"
NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
LANGUAGES = tuple(shipped().catalogues)


def site_of(*statements: Statement, now: datetime = NOW, public_url: str = HOST) -> Site:
    """Return a site of statements, else of the shipped one."""
    return _site(shipped(), {each.id: each for each in statements} or shipped().statements, now, public_url)


def site_of_content(content: Content) -> Site:
    """Return a site of content."""
    return _site(content, content.statements, NOW, HOST)


def moved(site: Site, public_url: str) -> Site:
    """Return the same site at another address."""
    return replace(site, public_url=public_url)


def read(site: Site, path: str, **query: str) -> bytes:
    """Return the body of what an address answers with."""
    return resource(site, path, **query).body


def resource(site: Site, path: str, **query: str) -> Resource:
    """Return what an address answers with, which is no redirection."""
    found = answer(site, path, query)
    assert isinstance(found, Resource)
    return found


def _site(content: Content, statements: Mapping[str, Statement], now: datetime, public_url: str) -> Site:
    languages = translators(content.catalogues, content.reviewed)
    library = Library(statements, word_forms())
    finder = Finder(library, CommandIndex(command_phrases(languages.values()), word_forms()))
    zone = ZoneInfo("Asia/Almaty")
    return Site(library, finder, languages, now, zone, public_url, "briefing_bot", as_json=json_of)
