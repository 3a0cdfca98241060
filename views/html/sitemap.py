"""The map of the site for search engines: each address, its other languages, and when it changed last."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from views.html.changes import changed_on
from views.html.resources import Resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from views.html.route import Route
    from views.html.site import Site

XML = "application/xml; charset=utf-8"
SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(site: Site, routes: Sequence[Route]) -> Resource:
    """Return the map of all addresses of the routes that belong into it."""
    ET.register_namespace("", SITEMAPS)
    ET.register_namespace("xhtml", XHTML)
    root = ET.Element(f"{{{SITEMAPS}}}urlset")
    for parts, versions in _by_page(site, routes):
        for path in versions.values():
            _add(root, site, path, versions, parts)
    ET.indent(root)
    return Resource(XML, ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")


def _by_page(site: Site, routes: Sequence[Route]) -> Iterator[tuple[Mapping[str, str], dict[str, str]]]:
    """Yield each page once: the parts of its address, and its path in each language."""
    for route in routes:
        if not route.is_in_sitemap:
            continue
        pages: dict[frozenset[tuple[str, str]], dict[str, str]] = {}
        for parts in route.every(site):
            page = frozenset((name, value) for name, value in parts.items() if name != "language")
            pages.setdefault(page, {})[parts.get("language", "")] = route.pattern.format(**parts)
        yield from ((dict(page), versions) for page, versions in pages.items())


def _add(
    root: ET.Element, site: Site, path: str, versions: Mapping[str, str], parts: Mapping[str, str]
) -> None:
    entry = ET.SubElement(root, f"{{{SITEMAPS}}}url")
    ET.SubElement(entry, f"{{{SITEMAPS}}}loc").text = site.url(path)
    day = changed_on(site, parts)
    if day is not None:
        ET.SubElement(entry, f"{{{SITEMAPS}}}lastmod").text = day.isoformat()
    if len(versions) == 1:
        return
    for language, other in versions.items():
        alternate = {"rel": "alternate", "hreflang": language, "href": site.url(other)}
        ET.SubElement(entry, f"{{{XHTML}}}link", alternate)
