"""The page about the sandbox holds what it says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from sandbox import Sandbox
from sandbox.faults import Kind

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "sandbox.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_an_example_runs(example: str) -> None:
    done = subprocess.run(  # noqa: S603 - our own page
        [sys.executable, "-W", "error", "-c", example],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_every_act_that_is_named_exists() -> None:
    world = Sandbox(token="42:DOCS").world
    rows = re.findall(
        r"^\| (?:people and chats|people act|membership|topics) \| (.*) \|$", PAGE, re.MULTILINE
    )
    named = {name for row in rows for name in re.findall(r"`(?:world\.)?([a-z_]+)[`(]", row)}
    assert len(named) > 25
    assert {name for name in named if not hasattr(world, name)} == set()


def test_every_fault_is_in_the_table() -> None:
    listed = set(re.findall(r"`([a-z0-9_]+)`", "".join(re.findall(r"^\| (`.*?) \|", PAGE, re.MULTILINE))))
    assert set(get_args(Kind)) <= listed
