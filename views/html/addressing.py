"""Which page an address leads to, also one that is written a little differently, and in which language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.chats.language import supported
from views.html.addresses import home_path
from views.html.resources import Moved
from views.html.routes import answer, is_slow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from views.html.resources import Resource
    from views.html.site import Site

INDEX = "index.html"
"""The name of the file of a page in its folder, for hosts of static files."""
MOST_LANGUAGES = 16
"""Most languages of an Accept-Language that are looked at."""


def resolve(site: Site, path: str, query: Mapping[str, str] | None = None) -> Resource | Moved | None:
    """Return what a path answers with.

    A page that is asked for with or without a slash too many, or as the file that it is on a host of static
    files, has moved to its one address.
    """
    found = answer(site, path, query)
    if found is not None:
        return found
    for other in _written_otherwise(path):
        if answer(site, other) is not None:
            return Moved(other)
    return None


def takes_long(path: str) -> bool:
    """Tell whether a path, or what it may mean, is to be resolved outside the event loop."""
    return any(map(is_slow, (path, *_written_otherwise(path))))


def first_path(site: Site, accepted: str) -> str:
    """Return the path of the first page in the language of a reader with this Accept-Language."""
    return home_path(accepted_language(site, accepted))


def language_of(site: Site, path: str, accepted: str) -> str:
    """Return the language of an address, else that of the reader."""
    language = path.split("/", 2)[1]
    return language if language in site.translators else accepted_language(site, accepted)


def accepted_language(site: Site, accepted: str) -> str:
    """Return the language of the site that is nearest to what an Accept-Language likes best."""
    for tag in _by_weight(accepted):
        language = supported(tag, site.translators)
        if language is not None:
            return language
    return site.default_language


def _by_weight(accepted: str) -> list[str]:
    """Return the tags of an Accept-Language, those that are liked best first."""
    weighted = [_weighted(each) for each in accepted.split(",")[:MOST_LANGUAGES]]
    liked = [each for each in weighted if each[1] > 0 and each[0]]
    return [tag for tag, _weight in sorted(liked, key=lambda each: -each[1])]


def _weighted(item: str) -> tuple[str, float]:
    tag, _, parameter = item.partition(";")
    name, _, value = parameter.partition("=")
    if name.strip().lower() != "q":
        return tag.strip(), 1.0
    try:
        return tag.strip(), float(value)
    except ValueError:
        return tag.strip(), 0.0


def _written_otherwise(path: str) -> Iterator[str]:
    plain = path.removesuffix(INDEX)
    yield plain.rstrip("/")
    yield f"{plain.rstrip('/')}/"
