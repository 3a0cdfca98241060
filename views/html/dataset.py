"""What search engines for data read about a statement: ``Dataset`` of schema.org as JSON-LD.

A page embeds it in ``<script type="application/ld+json">``. That is a block of data, which no browser runs:
a policy of ``script-src 'none'`` does not forbid it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2.utils import htmlsafe_json_dumps

from briefing.statement.recording import entries, when_recorded
from views.html.addresses import statement_path
from views.html.data_files import CSV, JSON
from views.html.feed_formats import LICENSE
from views.html.feed_paths import data_path
from views.html.tags import AUTHORITY, statement_tag

if TYPE_CHECKING:
    from datetime import date

    from markupsafe import Markup

    from briefing.statement.model import Statement
    from views.html.site import Site
    from views.translate import Translator

FILES = {"data.json": JSON, "initiatives.csv": CSV, "log.csv": CSV}


def dataset(site: Site, tr: Translator, statement: Statement) -> Markup:
    """Return the description of the data of a statement, safe within a ``<script>``."""
    folder = statement_path(tr.language, statement)
    described: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": statement_tag(statement),
        "name": tr.text(statement.title),
        "description": tr.text(statement.summary),
        "url": site.url(folder),
        "inLanguage": tr.language,
        "license": LICENSE,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": AUTHORITY, "url": site.public_url},
        "datePublished": statement.made_on.isoformat(),
        "dateModified": _modified_on(site, statement).isoformat(),
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": media_type.partition(";")[0],
                "contentUrl": site.url(data_path(folder, name)),
            }
            for name, media_type in FILES.items()
        ],
    }
    published_at = statement.source.url_in(tr.language)
    if published_at:
        described["citation"] = published_at
    return htmlsafe_json_dumps(described, ensure_ascii=False)


def _modified_on(site: Site, statement: Statement) -> date:
    moments = (when_recorded(each, site.zone) for each in entries(statement))
    return max(moments, default=statement.source.published_at).astimezone(site.zone).date()
