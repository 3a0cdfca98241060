"""Code never changes the case of words that are shown: "istanbul".upper() is wrong in Turkish."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

VIEWS = Path(__file__).parents[2] / "views"
CHANGING = {"upper", "lower", "title", "capitalize", "swapcase", "casefold"}
KEYS = {
    ("named_choice.py", "casefold"),
    ("translate.py", "casefold"),
    ("html/addressing.py", "lower"),
    ("html/cards.py", "lower"),
}
"""Keys for comparing and sorting, which nobody sees."""


def changes_of_case(source: str) -> set[str]:
    """Return the methods that change case and that a source calls or hands on."""
    nodes = list(ast.walk(ast.parse(source)))
    called = {
        node.func.attr
        for node in nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and not node.args
    }
    of_str = {
        node.attr
        for node in nodes
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "str"
    }
    return CHANGING & (called | of_str)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("name[:1].upper() + name[1:]", {"upper"}, id="called"),
        pytest.param("map(str.lower, names)", {"lower"}, id="handed on"),
        pytest.param("tr.text(statement.title)", set[str](), id="a field of that name"),
        pytest.param("await titles.title(chat)", set[str](), id="a method of that name"),
    ],
)
def test_the_search_for_changes_of_case_finds_them(source: str, expected: set[str]) -> None:
    assert changes_of_case(source) == expected


def test_no_view_changes_the_case_of_words() -> None:
    found = {
        (str(path.relative_to(VIEWS)), change)
        for path in VIEWS.rglob("*.py")
        for change in changes_of_case(path.read_text(encoding="utf-8"))
    }
    assert found == KEYS
