"""A content folder without faults loads; what it says arrives as it was written."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.errors import ContentFaulty
from briefing.statement.deadline import DeadlineKind, Precision
from briefing.statement.entry import EvidenceKind, Status
from briefing.statement.model import Verifiability
from storage.content import load_content
from tests.storage.content_examples import EN, EN_PO, FACTS, RU, changed, example, faults_of, load

ROOT = Path(__file__).parents[2]


def test_the_statement_is_as_written(tmp_path: Path) -> None:
    statement = load(tmp_path, example()).statements["summit"]

    assert (statement.id, statement.made_on, statement.review_every_months) == (
        "summit",
        date(2025, 10, 7),
        6,
    )
    assert statement.source.outlet == "The Paper"
    assert statement.source.published_at == datetime(2025, 10, 7, 11, 22, tzinfo=UTC)
    assert statement.source.published_at.hour == 16, "a citation gives the hour of the outlet"
    assert statement.source.url == "https://paper.example/1"
    assert statement.source.via.in_language("ru") == "со ссылкой на пресс-службу"
    assert dict(statement.speaker.by_language) == {"en": "A. Speaker", "ru": "А. Докладчик"}
    assert [each.in_language("ru") for each in statement.context] == ["Мир (§1)", "Торговля (§2)"]


def test_the_initiatives_are_numbered_in_the_order_of_the_file(tmp_path: Path) -> None:
    statement = load(tmp_path, example()).statements["summit"]

    bridge, vision = statement.in_order
    assert (bridge.slug, bridge.number, bridge.paragraphs) == ("bridge", 1, (1, 2))
    assert (vision.slug, vision.number) == ("vision", 2)
    assert [fact.in_language("en") for fact in bridge.facts] == ["It is 2 km long.", "It has 4 lanes."]
    assert bridge.verifiability_reason is None
    assert vision.verifiability is Verifiability.PARTLY
    assert vision.verifiability_reason is not None
    assert vision.verifiability_reason.in_language("ru") == "Мер не названо."


def test_the_deadlines_and_the_log_are_as_written(tmp_path: Path) -> None:
    statement = load(tmp_path, example()).statements["summit"]

    period, due = statement.deadlines.values()
    assert (period.kind, period.precision) == (DeadlineKind.PERIOD, Precision.YEAR)
    assert (period.first_day, period.last_day) == (date(2026, 1, 1), date(2026, 12, 31))
    assert (due.kind, due.first_day, due.done_on.in_language("en")) == (
        DeadlineKind.DUE,
        None,
        "drawn up on {date}",
    )
    plan, talks = statement.followups
    assert (plan.status, plan.meets, plan.context) == (Status.IN_PROGRESS, "vision_plan", False)
    assert plan.evidence[0].kind is EvidenceKind.OFFICIAL
    assert (talks.context, talks.evidence[0].supports, talks.evidence[0].kind) == (
        True,
        False,
        EvidenceKind.PRESS,
    )
    bridge, vision = statement.checks
    assert bridge.why is not None
    assert (bridge.why.in_language("en"), bridge.status) == ("Nothing was found.", Status.NO_EVIDENCE_FOUND)
    assert (vision.why, vision.status) == (None, None)


def test_content_cannot_be_changed(tmp_path: Path) -> None:
    content = load(tmp_path, example())
    with pytest.raises(FrozenInstanceError):
        content.statements = {}  # type: ignore[misc] # the very thing that must fail
    with pytest.raises(TypeError):
        content.statements["summit"].initiatives["x"] = None  # type: ignore[index] # as above


def test_statements_are_in_order_of_their_day_then_their_id(tmp_path: Path) -> None:
    files = example()
    for name, day in {"late": "2025-12-30", "a-twin": "2025-10-07"}.items():
        for path in (FACTS, EN, RU):
            files[path.replace("summit", name)] = files[path]
        files = changed(files, f"statements/{name}.toml", "made_on = 2025-10-07", f"made_on = {day}")
    files = changed(files, "statements/late.toml", "2025-10-07T16", "2025-12-30T16")
    late = "statements/late.toml"
    files = changed(files, late, "happened_on = 2025-11-01", "happened_on = 2026-01-01")
    files = changed(files, late, "read_on = 2025-11-02", "read_on = 2026-01-02")
    files = changed(files, late, "checked_on = 2025-12-01", "checked_on = 2026-12-01")
    files = changed(files, late, "checked_on = 2025-12-02", "checked_on = 2026-12-02")

    content = load(tmp_path, files)

    assert list(content.statements) == ["a-twin", "summit", "late"]
    assert content.languages == ("en", "ru")


def test_a_changed_file_is_seen_by_the_next_load(tmp_path: Path) -> None:
    load(tmp_path, example())
    files = changed(example(), EN, "A. Speaker", "B. Speaker")
    files = changed(files, EN_PO, 'msgstr "Hello, {name}!"', 'msgstr "Hi, {name}!"')
    content = load(tmp_path, files)
    assert content.statements["summit"].speaker.in_language("en") == "B. Speaker"
    assert content.catalogues["en"].gettext("Hello, {name}!") == "Hi, {name}!"


@pytest.mark.parametrize(
    "rewrite",
    [
        pytest.param(lambda text: "\ufeff" + text, id="byte order mark"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="line ends of Windows"),
        pytest.param(lambda text: text + "# " + "é" * 1000, id="long comment"),
    ],
)
def test_what_editors_of_other_systems_save_is_read(tmp_path: Path, rewrite: object) -> None:
    assert callable(rewrite)
    files: dict[str, str | bytes] = {name: rewrite(text) for name, text in example().items()}
    assert "summit" in load(tmp_path, files).statements


def test_other_files_beside_the_content_are_left_alone(tmp_path: Path) -> None:
    others = ("statements/notes.txt", "statements/.draft.toml", "locales/bot.pot", "locales/.git/x")
    assert "summit" in load(tmp_path, example() | dict.fromkeys(others, "[")).statements


def test_texts_without_a_limit_in_sight_may_use_it_up(tmp_path: Path) -> None:
    files = changed(example(), EN, 'short = "Bridge"', f'short = "{"ө" * 40}"')
    assert (
        load(tmp_path, files).statements["summit"].initiatives["bridge"].short.in_language("en") == "ө" * 40
    )


def test_the_shipped_content_has_no_fault() -> None:
    content = load_content(ROOT / "content", ROOT / "content")
    assert {"en", "kk", "ru"} <= set(content.languages)
    assert len(content.statements["ots-2025"].initiatives) == 10


def test_reading_content_imports_no_telegram_library() -> None:
    code = "import sys, storage.content; sys.exit('aiogram' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0  # noqa: S603 - our own interpreter and code


_LINES = [(name, number) for name, text in example().items() for number in range(str(text).count("\n"))]
_VALUES = [
    "5",
    '"word"',
    "true",
    "[1]",
    "{ a = 1 }",
    "2025-10-07",
    "1.5",
    '""',
    "2025-10-07T00:00:00",
    "[[]]",
]


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.sampled_from(_LINES), st.sampled_from(["delete", "double", "value", "cut"]), st.sampled_from(_VALUES)
)
def test_a_random_slip_loads_or_is_a_fault(
    tmp_path: Path, where: tuple[str, int], act: str, value: str
) -> None:
    name, number = where
    files = example()
    lines = str(files[name]).split("\n")
    key, equals, _ = lines[number].partition("=")
    lines[number : number + 1] = {
        "delete": [],
        "double": [lines[number]] * 2,
        "value": [f"{key}{equals} {value}"],
        "cut": [lines[number][: len(lines[number]) // 2]],
    }[act]
    files[name] = "\n".join(lines)
    with suppress(ContentFaulty):
        assert "summit" in load(tmp_path, files).statements


def test_faults_name_their_file_key_and_reason(tmp_path: Path) -> None:
    fault = faults_of(tmp_path, changed(example(), EN, 'text = "There', 'text = " There'))[0]
    assert str(fault) == (
        "statements/summit.en.toml: followups.2024-05-05-talks.text: has blanks at its beginning or end"
    )


def test_a_reader_gets_the_source_in_their_language_where_the_outlet_has_it(tmp_path: Path) -> None:
    files = changed(example(), EN, "via =", 'url = "https://paper.example/en/1"\nvia =')

    source = load(tmp_path, files).statements["summit"].source

    assert source.url_in("en") == "https://paper.example/en/1"
    assert source.url_in("ru") == "https://paper.example/1"
