"""The table of the log's events in the guide for operators: ``python -m tests.docs.log_events`` writes it."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bot.log_events import EVENTS, LIBRARY

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "operating.md"
ROOMS = (
    *("bot", "handlers", "web", "delivery", "storage", "telegram", "views"),
    *("drafting", "fetching", "briefing"),
)
LEVELS = frozenset({"debug", "info", "warning", "error", "exception", "critical"})
BEGIN, END = "<!-- log events: begin -->\n", "<!-- log events: end -->\n"


class Logged(NamedTuple):
    place: str
    level: str
    event: str | None
    """None if it is no literal."""


def logged() -> Iterator[Logged]:
    """Yield each call of the code that logs something."""
    for path in sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (level := _level(node.func)) is not None:
                first = node.args[0] if node.args else None
                event = str(first.value) if isinstance(first, ast.Constant) else None
                yield Logged(f"{path.relative_to(ROOT)}:{node.lineno}", level, event)


def _level(function: ast.expr) -> str | None:
    """Return the level with which a function logs; None if it is another function."""
    if not isinstance(function, ast.Attribute) or function.attr not in LEVELS:
        return None
    if ast.unparse(function.value) not in {"log", "logger", "get_logger()", "structlog.get_logger()"}:
        return None
    return "error" if function.attr == "exception" else function.attr


def table() -> str:
    """Return the table of the guide."""
    levels: dict[str, set[str]] = {LIBRARY: {"any"}}
    for each in logged():
        levels.setdefault(str(each.event), set()).add(each.level)
    rows = (f"| `{name}` | {', '.join(sorted(levels[name]))} | {EVENTS[name]} |" for name in sorted(EVENTS))
    return "\n".join(("| event | level | what it means |", "|---|---|---|", *rows, ""))


def written() -> str:
    """Return the table that the guide has."""
    return GUIDE.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]


if __name__ == "__main__":
    before, _, rest = GUIDE.read_text(encoding="utf-8").partition(BEGIN)
    GUIDE.write_text(f"{before}{BEGIN}{table()}{END}{rest.partition(END)[2]}", encoding="utf-8")
