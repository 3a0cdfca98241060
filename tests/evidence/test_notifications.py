"""What editors are shown of sources and feeds keeps to the limits and never becomes markup."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from briefing.evidence.link import Link
from briefing.evidence.sources import sources_of, with_links
from briefing.feeds.feed import Feed
from briefing.fetched import Problem, ProblemKind
from tests.desk import NOW
from tests.views import hostile
from tests.views.shown import LANGUAGES, shipped, translator
from tests.views.telegram_html import text_of
from views.telegram.evidence.notifications import MOST_LISTED, gone_page
from views.telegram.feeds.notifications import failing_page

if TYPE_CHECKING:
    from briefing.statement.model import Statement
    from views.telegram.support.page import Page

ALMATY = ZoneInfo("Asia/Almaty")


def gone(statement: Statement, language: str, times: int = 1) -> Page:
    links = {
        each.evidence.url: Link(each.evidence.url, NOW, gone_since=NOW, copy_url=hostile.URL, copy_at=NOW)
        for each in sources_of([statement])
    }
    return gone_page(translator(language), list(sources_of([with_links(statement, links)])) * times)


def failing(language: str, problem: Problem, title: str = hostile.ATTACK) -> Page:
    since = NOW - timedelta(days=2)
    feed = Feed(hostile.URL, NOW, NOW, title, problem=problem, failing_since=since)
    return failing_page(translator(language), [feed, feed], NOW, ALMATY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sources_that_are_gone_are_listed_as_far_as_a_message_goes(language: str) -> None:
    (part,) = gone(shipped().statements["ots-2025"], language, 3).parts
    lines = text_of(part).splitlines()
    assert len([each for each in lines if each.startswith("•")]) == MOST_LISTED + 1


def test_hostile_names_are_shown_unharmed() -> None:
    (part,) = gone(hostile.STATEMENT, "en").parts
    assert hostile.ATTACK in text_of(part)
    (part,) = failing("en", Problem(ProblemKind.STATUS, 403)).parts
    assert f"{hostile.ATTACK}: 403 since Friday" in text_of(part)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ProblemKind)
def test_every_problem_has_words(language: str, kind: ProblemKind) -> None:
    (part,) = failing(language, Problem(kind, 503)).parts
    assert "{" not in text_of(failing(language, Problem(kind, 503), "T").parts[0])
    assert text_of(part).count("•") == 2
