"""One list of topics names the packages of the rooms, and a file uses what others give out."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ["briefing", "handlers", "views/telegram"]
SHARED = {"support"}


def topics() -> set[str]:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = page.split("| topic | what it is about |")[1].split("\n\n")[0]
    return set(
        re.findall(r"`([a-z]+)`", "".join(row.split("|")[1] for row in table.splitlines() if "`" in row))
    )


@pytest.mark.parametrize("room", ROOMS)
def test_every_package_of_a_room_is_a_topic(room: str) -> None:
    packages = {each.parent.name for each in (ROOT / room).glob("*/__init__.py")}
    assert len(packages) > 10
    assert packages - SHARED <= topics()


@pytest.mark.parametrize("room", ROOMS)
def test_no_file_imports_what_another_keeps_to_itself(room: str) -> None:
    files = list((ROOT / room).rglob("*.py"))
    taken = [
        f"{each.relative_to(ROOT)}: {name.name}"
        for each in files
        for node in ast.walk(ast.parse(each.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        for name in node.names
        if name.name.startswith("_")
    ]
    assert (taken, len(files) > 10) == ([], True)
