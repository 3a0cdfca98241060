"""Names that pages of the site have: content may not use them, or its own page could not be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.errors import ContentFaulty
from storage.content import load_content
from storage.content.fields import SITE_PAGES, STATEMENT_PAGES
from storage.content.keeping import statement_template
from tests.support.statement_examples import CONTENT
from views.commands import RESERVED
from views.html.routes import ROUTES

if TYPE_CHECKING:
    from pathlib import Path

PATHS = [each.pattern.strip("/").split("/") for each in ROUTES]


def test_every_name_of_a_page_where_a_statement_or_an_initiative_has_its_own_is_taken() -> None:
    beside_statements = {name for first, name, *_rest in _below("{language}", 1)}
    assert {name for name in beside_statements if "." not in name} == SITE_PAGES
    beside_initiatives = {name for _language, _statement, name, *_rest in _below("{statement}", 2)}
    assert {name for name in beside_initiatives if "." not in name} == STATEMENT_PAGES


def _below(name: str, depth: int) -> list[list[str]]:
    """Return the paths with a name that is given where others have that of a statement or an initiative."""
    deep = (each for each in PATHS if len(each) > depth and each[depth - 1] == name)
    return [each for each in deep if each[0] == "{language}" and not each[depth].startswith("{")]


@pytest.mark.parametrize("name", sorted(SITE_PAGES))
def test_a_statement_may_not_be_called_as_a_page(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "statements"
    folder.mkdir()
    for each in (name, "bridge"):
        text = statement_template(CONTENT / "templates", each, ["en"])
        (folder / f"{each}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentFaulty) as faulty:
        load_content(tmp_path, CONTENT, RESERVED)
    assert str(faulty.value) == f"statements/{name}.toml: id: is a page on the web: /{name}; take another"
