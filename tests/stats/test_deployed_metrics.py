"""The dashboard, the alerts and the list of metrics use what is there, and the alerts fire in time."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.log_events import EVENTS
from bot.metrics.catalogue import PROGRAM, STORED, Kind
from bot.metrics.table import page

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
DASHBOARD = ROOT / "deploy/grafana/briefing-bot.json"
ALERTS = ROOT / "deploy/prometheus/alerts.yml"
OPERATING = (ROOT / "docs/operating.md").read_text(encoding="utf-8")
SUFFIXES = {Kind.HISTOGRAM: ("_bucket", "_sum", "_count"), Kind.SUMMARY: ("_sum", "_count")}
LABELS_OF_SCRAPES = {"instance", "job", "le"}
SELECTOR = re.compile(r"(briefing_\w+)(?:\{([^}]*)\})?")
LISTED = {
    each.name + suffix: {*each.labels, *LABELS_OF_SCRAPES}
    for each in (*PROGRAM, *STORED)
    for suffix in SUFFIXES.get(each.kind, ("",))
}
promtool = shutil.which("promtool")


def run_promtool(*arguments: str, given: str = "") -> str:
    assert promtool is not None
    ended = subprocess.run(  # noqa: S603 - a tool of this machine
        [promtool, *arguments], input=given, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def expressions() -> Iterator[tuple[str, str]]:
    for panel in json.loads(DASHBOARD.read_text(encoding="utf-8"))["panels"]:
        for target in panel.get("targets", []):
            yield panel["title"], target["expr"]


def alerts() -> dict[str, str]:
    """Return the text of each rule by its name."""
    text = ALERTS.read_text(encoding="utf-8")
    _head, *rules = re.split(r"^ +- alert: ", text, flags=re.MULTILINE)
    return {each.partition("\n")[0]: each for each in rules}


def unknown_in(expression: str) -> list[str]:
    """Return the metrics, and the labels that are selected by, which do not exist."""
    found = []
    for name, selected in SELECTOR.findall(expression):
        labels = set(re.findall(r"(\w+)\s*[=!]", selected))
        if name not in LISTED or not labels <= LISTED[name]:
            found.append(f"{name}{{{selected}}}")
    return found


def test_the_dashboard_uses_metrics_that_exist() -> None:
    every = list(expressions())
    assert len(every) > 40
    assert [(title, unknown) for title, each in every if (unknown := unknown_in(each))] == []


def test_the_dashboard_shows_every_metric() -> None:
    shown = " ".join(each for _title, each in expressions())
    assert [each.name for each in (*PROGRAM, *STORED) if each.name not in shown] == []


def test_an_unknown_metric_or_label_would_be_found() -> None:
    assert unknown_in('sum(briefing_nothing{instance="a"}) > briefing_ready') == [
        'briefing_nothing{instance="a"}'
    ]
    assert unknown_in('briefing_rows{kind="a"}') == ['briefing_rows{kind="a"}']


def test_alerts_use_metrics_that_exist_and_have_a_runbook() -> None:
    rules = alerts()
    assert set(rules) == {
        "BriefingOldestDue",
        "BriefingNoUpdates",
        "BriefingDead",
        "BriefingHeld",
        "BriefingNoBackup",
        "BriefingNotReady",
        "BriefingLoopStalled",
        "BriefingDiskFull",
    }
    for name, rule in rules.items():
        assert unknown_in(rule) == []
        (runbook,) = re.findall(r'runbook: "(.+)"', rule)
        assert runbook.endswith(f"docs/operating.md#{name.lower()}")
        assert f"\n#### {name}\n" in OPERATING


def test_what_a_runbook_looks_for_in_the_log_is_an_event_of_it() -> None:
    _before, _heading, after = OPERATING.partition("\n### Alerts\n")
    runbooks = after.partition("\n## ")[0]
    named = {
        each for each in re.findall(r"`([a-z]+(?: [a-z]+|_[a-z]+)+)`", runbooks) if "briefing" not in each
    }
    assert len(named) > 5
    assert named - EVENTS.keys() == set()


def test_the_list_of_metrics_is_that_of_the_program() -> None:
    assert (ROOT / "docs/metrics.md").read_text(encoding="utf-8") == page()


@pytest.mark.skipif(promtool is None, reason="promtool is not installed")
def test_prometheus_reads_the_rules_and_they_fire_when_they_are_to() -> None:
    run_promtool("check", "rules", str(ALERTS))
    run_promtool("test", "rules", str(ALERTS.with_name("alerts_test.yml")))


@pytest.mark.skipif(promtool is None, reason="promtool is not installed")
def test_prometheus_reads_every_expression_of_the_dashboard(tmp_path: Path) -> None:
    rules = [
        {
            "record": f"panel:{number}",
            "expr": each.replace("$__rate_interval", "5m").replace("$instance", ".*"),
        }
        for number, (_title, each) in enumerate(expressions())
    ]
    file = tmp_path / "rules.yml"
    file.write_text(json.dumps({"groups": [{"name": "dashboard", "rules": rules}]}), encoding="utf-8")
    assert f"{len(rules)} rules found" in run_promtool("check", "rules", str(file))
