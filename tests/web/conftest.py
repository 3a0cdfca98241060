"""A site as pages see it, without a program that runs."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from briefing.finder import Finder
from briefing.library import Library
from briefing.search.commands import CommandIndex
from briefing.search.forms import word_forms
from tests.desk import NOW
from tests.views.shown import LANGUAGES, ots, translator
from views.html.site import Site


@pytest.fixture
def site() -> Site:
    """Return the site of the shipped statement."""
    forms = word_forms()
    library = Library({ots().id: ots()}, forms)
    return Site(
        library,
        Finder(library, CommandIndex({}, forms)),
        {each: translator(each) for each in LANGUAGES},
        NOW,
        ZoneInfo("Asia/Almaty"),
        "https://briefing.example",
        "briefing_bot",
    )
