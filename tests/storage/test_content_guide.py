"""The guide for editors says what the program does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.team.roles import Role
from storage.content.catalogues import load_catalogues
from storage.content.schema import (
    CheckTexts,
    DeadlineTexts,
    EvidenceTable,
    FollowUpTexts,
    HeadTexts,
    InitiativeTexts,
    SourceTable,
    Table,
)
from tests.storage.content_examples import EN_PO, changed, example, faults_of, load

if TYPE_CHECKING:
    from briefing.errors import Fault

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "content.md").read_text()
TRANSLATING = (ROOT / "docs" / "translating.md").read_text(encoding="utf-8")
STATEMENT = "statements/bridge-2025.toml"
FILES: dict[str, str | bytes] = {
    f"statements/{name}": text
    for name, text in re.findall(r"`([\w.-]+\.toml)`:\n\n```toml\n(.*?)```", GUIDE, re.DOTALL)
} | {EN_PO: example()[EN_PO]}


def test_the_example_loads(tmp_path: Path) -> None:
    statement = load(tmp_path, FILES).statements["bridge-2025"]
    assert [len(part) for part in (statement.initiatives, statement.deadlines, statement.followups)] == [
        1,
        1,
        1,
    ]


def test_the_example_in_one_file_loads(tmp_path: Path) -> None:
    statement = load(tmp_path, FILES).statements["road-2026"]
    assert dict(statement.corrected) == {"2026-02-10-permit": "e-20260301090000-k3x9"}
    assert statement.followups[1].by is Role.EDITOR


@pytest.mark.parametrize("line", re.findall(r"^# (\w+ = .*?)  +#", str(FILES[STATEMENT]), re.MULTILINE))
def test_the_example_knows_every_key_that_it_leaves_out(tmp_path: Path, line: str) -> None:
    text = str(FILES[STATEMENT]).replace(f"# {line}", line)
    if line.startswith("context"):
        text = text.replace('status = "in_progress"', "")
    assert load(tmp_path, {**FILES, STATEMENT: text}).statements


def test_the_fault_that_it_shows_is_one(tmp_path: Path) -> None:
    files = changed(FILES, STATEMENT, "last_day = 2026-12-31", "last_day = 2026-12-30")
    (fault,) = faults_of(tmp_path, files)
    assert f"    {fault}\n" in GUIDE


@pytest.mark.parametrize("code", ["ky", "uz_Cyrl", "zh_Hans"])
def test_the_command_for_a_new_language_makes_a_catalogue_that_loads(tmp_path: Path, code: str) -> None:
    (command,) = re.findall(r"^\S*pybabel -q (init .*)$", TRANSLATING, re.MULTILINE)
    options = command.replace("-d content/locales", f"-d {tmp_path}").replace("-l de", f"-l {code}").split()
    subprocess.run([sys.executable, "-m", "babel.messages.frontend", *options], cwd=ROOT, check=True)  # noqa: S603 - our own guide
    (tmp_path / code).rename(tmp_path / code.lower().replace("_", "-"))
    found: list[Fault] = []
    assert list(load_catalogues(tmp_path, found)) == [code.lower().replace("_", "-")]
    assert found == []


@pytest.mark.parametrize(
    ("model", "key", "row"),
    [
        pytest.param(model, key, row, id=f"{model.__name__}.{key}")
        for model, key, row in [
            (SourceTable, "outlet", "`speaker`, `outlet`, `publisher` | 100"),
            (EvidenceTable, "publisher", "`speaker`, `outlet`, `publisher` | 100"),
            (HeadTexts, "speaker", "`speaker`, `outlet`, `publisher` | 100"),
            (HeadTexts, "title", "`title` | 150"),
            (HeadTexts, "occasion", "`occasion`, `place`, `via` | 200"),
            (HeadTexts, "place", "`occasion`, `place`, `via` | 200"),
            (HeadTexts, "via", "`occasion`, `place`, `via` | 200"),
            (HeadTexts, "summary", "`summary` of the statement | 600"),
            (HeadTexts, "context", "`context`, 1 to 8 | 400 each"),
            (HeadTexts, "intro", "`intro` | 300"),
            (InitiativeTexts, "title", "`title` | 150"),
            (InitiativeTexts, "short", "`short` | 40"),
            (InitiativeTexts, "stance", "`stance`, `what`, `verifiability_reason` | 200"),
            (InitiativeTexts, "summary", "`summary` of an initiative | 700"),
            (InitiativeTexts, "facts", "`facts`, 1 to 8 | 300 each"),
            (InitiativeTexts, "verifiability_reason", "`stance`, `what`, `verifiability_reason` | 200"),
            (InitiativeTexts, "aliases", "`aliases`, 0 to 40 | 60 each"),
            (DeadlineTexts, "what", "`stance`, `what`, `verifiability_reason` | 200"),
            (DeadlineTexts, "stated_as", "`stated_as`, `done_on` | 100"),
            (DeadlineTexts, "done_on", "`stated_as`, `done_on` | 100"),
            (FollowUpTexts, "text", "`text` | 500"),
            (CheckTexts, "why", "`why`, `correction_reason` | 300"),
            (FollowUpTexts, "correction_reason", "`why`, `correction_reason` | 300"),
        ]
    ],
)
def test_the_limits_that_it_names_hold(model: type[Table], key: str, row: str) -> None:
    assert row in GUIDE
    limit = int(re.findall(r"\| (\d+)", row)[0])
    many = " to " in row
    for length, sound in ((limit, True), (limit + 1, False)):
        value = ["x" * length] if many else "x" * length
        assert _accepts(model, key, value) is sound


def _accepts(model: type[Table], key: str, value: object) -> bool:
    try:
        model.__pydantic_validator__.validate_assignment(model.model_construct(), key, value)
    except ValueError:
        return False
    return True
