"""The data of a statement as files, as programs that read them see them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from briefing.statement.entry import Status
from briefing.statement.recording import entries
from briefing.statement.text import Text
from storage.content.bundle import read_bundle
from storage.content.writing import tables_of
from tests.followups.corrected import with_correction
from tests.support.statement_examples import followup, shipped, statement
from tests.web.site_examples import HOST, LANGUAGES, read, resource, site_of, site_of_content
from views.html.dataset import dataset
from views.html.routes import answer

if TYPE_CHECKING:
    from briefing.errors import Fault
    from views.html.site import Site

FILES = ("data.json", "initiatives.csv", "log.csv")


def rows(site: Site, path: str) -> list[dict[str, str]]:
    """Return the rows of a file as a program reads them that knows CSV."""
    body = read(site, path)
    assert body.startswith(b"\xef\xbb\xbf")
    assert body.endswith(b"\r\n")
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline=""), strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_statement_can_be_imported_without_loss(language: str) -> None:
    found: list[Fault] = []
    body = read(site_of(), f"/{language}/ots-2025/data.json")
    again = read_bundle(body, "ots-2025.json", LANGUAGES, (), found)
    assert found == []
    assert again is not None
    assert tables_of(again) == tables_of(shipped().statements["ots-2025"])


def test_the_initiatives_are_rows_in_the_order_of_the_statement() -> None:
    found = rows(site_of(), "/ru/ots-2025/initiatives.csv")
    assert [each["number"] for each in found] == [str(number) for number in range(1, 11)]
    assert found[3] == {
        "number": "4",
        "slug": "chamber",
        "title": shipped().statements["ots-2025"].initiatives["chamber"].title.in_language("ru"),
        "status": "in_progress",
        "last_checked_on": found[3]["last_checked_on"],
        "sources_until": found[3]["sources_until"],
        "verifiability": "verifiable",
        "paragraphs": "5",
        "deadlines": "chamber_chairmanship",
        "url": f"{HOST}/ru/ots-2025/chamber",
    }
    assert date.fromisoformat(found[3]["last_checked_on"]) >= date(2026, 11, 22)


def test_the_log_has_every_entry_with_old_and_new_status_and_its_correction() -> None:
    content = with_correction(shipped())
    found = {each["id"]: each for each in rows(site_of_content(content), "/en/ots-2025/log.csv")}
    shown = content.statements["ots-2025"]
    assert set(found) == {each.id for each in entries(shown)}
    wrong, right, looked = found["wrong"], found["right"], found["looked"]
    assert (wrong["status_before"], wrong["status_after"]) == ("not_assessed", "fulfilled")
    assert (wrong["corrected_by"], right["correction_of"]) == ("right", "wrong")
    assert right["correction_reason"] == "it was the first reading only"
    assert right["evidence"] == "https://ministry.example/2; https://watch.example/3"
    assert (right["kind"], looked["kind"], looked["text"]) == ("followup", "check", "")
    assert right["url"] == f"{HOST}/en/ots-2025/log/right"
    assert datetime.fromisoformat(right["recorded_at"]).tzinfo is not None
    assert "editor" not in " ".join(wrong.values())


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(start: str) -> None:
    event = replace(
        followup(date(2026, 1, 5), Status.IN_PROGRESS, recorded_at=datetime(2026, 1, 6, tzinfo=UTC)),
        text=Text(MappingProxyType({"en": f'{start}HYPERLINK("https://evil.example"), "x"\nand more'})),
    )
    (row,) = rows(site_of(statement(event)), "/en/summit/log.csv")
    assert row["text"] == f'\'{start}HYPERLINK("https://evil.example"), "x"\nand more'


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_saved_under_the_name_of_its_statement(name: str) -> None:
    saved = resource(site_of(), f"/kk/ots-2025/{name}").file_name
    assert saved is not None
    assert saved.startswith("ots-2025")
    assert saved.rpartition(".")[2] == name.rpartition(".")[2]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("folder", ["/xx/ots-2025", "/en/nothing"])
def test_what_does_not_exist_has_no_data(folder: str, name: str) -> None:
    assert answer(site_of(), f"{folder}/{name}") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_engines_find_the_files_their_licence_and_their_source(language: str) -> None:
    site, shown = site_of(), shipped().statements["ots-2025"]
    found = json.loads(dataset(site, site.translators[language], shown))
    assert (found["@context"], found["@type"]) == ("https://schema.org", "Dataset")
    assert found["license"].startswith("https://")
    assert found["citation"] == shown.source.url_in(language)
    assert found["inLanguage"] == language
    assert 50 <= len(found["description"]) <= 5000
    for each in found["distribution"]:
        sent = resource(site, each["contentUrl"].removeprefix(HOST))
        assert sent.media_type.startswith(f"{each['encodingFormat']};")
    assert {each["contentUrl"].rpartition("/")[2] for each in found["distribution"]} == set(FILES)


def test_a_description_of_data_cannot_end_its_script() -> None:
    hostile = Text(MappingProxyType({"en": "</script><script>alert(1)</script><!--"}))
    site = site_of(replace(statement(), title=hostile, summary=hostile))
    (shown,) = site.library.newest_first
    written = dataset(site, site.translators["en"], shown)
    assert "<" not in written
    assert json.loads(written)["name"] == hostile.in_language("en")
