"""Whatever bytes stand in a file with a statement, the outcome is a statement or faults."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import Fault
from storage.content.bundle import read_bundle
from storage.content.files import LARGEST_FILE
from tests.storage.bundle_examples import LANGUAGES, bundle

DEEP = 100_000


def faults(data: bytes, name: str) -> list[Fault]:
    found: list[Fault] = []
    assert read_bundle(data, name, LANGUAGES, (), found) is None
    return found


BROKEN = [
    ("a.toml", b"a = " + b"[" * DEEP, "", "nests brackets far deeper than content does"),
    ("a.toml", b"a = " + b"{a=" * DEEP, "", "nests brackets far deeper than content does"),
    ("a.json", b"[" * DEEP, "", "nests brackets far deeper than content does"),
    ("a.json", b'{"a":' * DEEP, "", "nests brackets far deeper than content does"),
    ("a.toml", b"a = " + b"9" * 5000, "", "holds a number of thousands of digits"),
    ("a.json", b'{"a": ' + b"9" * 5000 + b"}", "", "holds a number of thousands of digits"),
    ("a.json", b'{"a": NaN}', "", "holds NaN, which is no number"),
    ("a.json", b'{"a": -Infinity}', "", "holds -Infinity, which is no number"),
    ("a.json", b'{"a": 1, "b": {"c": 1, "c": 2}}', "", 'has the key "c" twice in one object'),
    ("a.json", b'{"a": "\\ud800"}', "", "holds half a character (a surrogate without its pair)"),
    ("a.json", b'{"\\udfff": 1}', "", "holds half a character (a surrogate without its pair)"),
    ("a.json", b'{"\\udfff": 1, "\\udfff": 2}', "", 'has the key "?" twice in one object'),
    ("a.json", b"[]", "", "must be an object in curly braces"),
    ("a.json", b'{\n"a": }', "line 2", "is not valid JSON: Expecting value (column 6)"),
    ("a.json", b"", "line 1", "is not valid JSON: Expecting value (column 1)"),
    ("a.toml", b"a = 1\nb =", "line 2", "is not valid TOML: Invalid value (at end of document)"),
    ("a.toml", b"a = 1\n# \xff", "line 2", "is not UTF-8; save the file in this encoding"),
    ("a.json", b"\x00\xff", "line 1", "is not UTF-8; save the file in this encoding"),
    (
        "a.toml",
        b'a = "\\ud800"',
        "line 1",
        "is not valid TOML: Escaped character is not a Unicode scalar value (column 12)",
    ),
    ("a.toml", b'a = "\xed\xa0\x80"', "line 1", "is not UTF-8; save the file in this encoding"),
    ("a.json", b'{"a": "\xed\xa0\x80"}', "line 1", "is not UTF-8; save the file in this encoding"),
    ("a.toml", b"#" * (LARGEST_FILE + 1), "", "is larger than 1048576 bytes"),
]


@pytest.mark.parametrize(
    ("name", "data", "key", "reason"), BROKEN, ids=[f"{each[3]}-{each[0]}" for each in BROKEN]
)
def test_a_broken_file_is_one_fault(name: str, data: bytes, key: str, reason: str) -> None:
    assert faults(data, name) == [Fault(name, key, reason)]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ('"Not valid"', 'must be 1 to 20 of a-z, 0-9 and "-"; it is "Not valid"'),
        ("7", "must be text in quotation marks; it is 7"),
        (None, "is missing"),
    ],
    ids=["wrong", "no text", "missing"],
)
def test_a_statement_says_its_id(value: str | None, reason: str) -> None:
    text = bundle().replace('id = "summit"', f"id = {value}" if value else "", 1)
    assert faults(text.encode(), "a.toml") == [Fault("a.toml", "id", reason)]


@pytest.mark.parametrize("day", ["7 October", "2025-13-01", "2025-10-07T00:00:00Z", "20251007", 7], ids=str)
def test_what_is_no_day_in_json_is_a_fault(day: object) -> None:
    (fault,) = (
        each for each in faults(json.dumps({"made_on": day}).encode(), "a.json") if each.key == "made_on"
    )
    assert fault.reason.startswith("must be a date such as 2025-10-07")


def test_null_in_json_is_a_key_that_is_missing() -> None:
    found = faults(b'{"made_on": null, "review_every_months": 1}', "a.json")
    assert Fault("a.json", "made_on", "is missing") in found


@pytest.mark.parametrize("flood", ["[texts.k{}]\n", "k{} = 1\n", "[[initiatives]]\nslug = 's{}'\n"])
def test_a_flood_of_tables_and_keys_is_refused(flood: str) -> None:
    text = "".join(map(flood.format, range(20_000)))
    assert faults(text.encode(), "a.toml")


def test_a_flood_of_languages_is_one_fault() -> None:
    found = faults("".join(f"[texts.k{number}]\n" for number in range(20_000)).encode(), "a.toml")
    assert [each.reason for each in found if each.key == "texts"] == ["has 20000 languages; at most 100 fit"]


@given(st.binary(max_size=200), st.sampled_from(["a.toml", "a.json"]))
def test_any_bytes_are_refused_with_a_sentence(data: bytes, name: str) -> None:
    assert all(each.reason for each in faults(data, name))


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)
KEYS = ["id", "made_on", "source", "initiatives", "deadlines", "followups", "checks", "texts"]


@given(st.dictionaries(st.sampled_from(KEYS), VALUES))
def test_any_value_under_any_key_is_refused_with_a_sentence(tables: dict[str, object]) -> None:
    assert faults(json.dumps(tables).encode(), "a.json")
