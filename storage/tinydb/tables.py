"""The documents in memory and what a change does to them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Fields = dict[str, Any]
"""A document. Once in a table it is replaced, never changed: snapshots are taken without copying it."""
Tables = dict[str, dict[str, Fields]]
"""Documents by table and id; ids are text, as TinyDB keeps them."""
Changes = dict[str, dict[str, Fields | None]]
"""The new state of documents by table and id; None is a document that is gone."""

CHUNK = 128
"""Documents of a snapshot encoded in one go: short enough for other threads to run in between."""


def to_json(value: Mapping[str, Any]) -> bytes:
    """Encode in one line, readable in any alphabet."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    try:
        return text.encode()
    except UnicodeEncodeError:  # half a surrogate pair, which UTF-8 has no bytes for
        return json.dumps(value, allow_nan=False, separators=(",", ":")).encode()


def apply(tables: Tables, changes: Changes) -> Changes:
    """Change the tables and return the changes that undo it."""
    undo: Changes = {}
    for name, documents in changes.items():
        table = tables.setdefault(name, {})
        undo[name] = {doc_id: table.get(doc_id) for doc_id in documents}
        for doc_id, fields in documents.items():
            if fields is None:
                table.pop(doc_id, None)
            else:
                table[doc_id] = fields
    return undo


def difference(before: Tables, after: Mapping[str, Mapping[str, Fields]]) -> Changes:
    """Return what turns one state into another."""
    changes: Changes = {}
    for name in before.keys() | after.keys():
        old, new = before.get(name, {}), after.get(name, {})
        changed: dict[str, Fields | None] = {key: doc for key, doc in new.items() if old.get(key) != doc}
        changed.update(dict.fromkeys(old.keys() - new.keys()))
        if changed:
            changes[name] = changed
    return changes


def undone(tables: Tables, undos: Iterable[Changes]) -> Tables:
    """Return the tables as they were before the changes that ``undos`` (newest first) undo."""
    copy = {name: dict(table) for name, table in tables.items()}
    for undo in undos:
        apply(copy, undo)
    return copy


def snapshot_chunks(tables: Tables) -> Iterator[bytes]:
    """Encode all tables as one JSON object with a line for each document."""
    yield b"{"
    for position, (name, table) in enumerate(tables.items()):
        yield b"%b\n%b: {" % (b"," if position else b"", json.dumps(name).encode())
        documents = list(table.items())
        for start in range(0, len(documents), CHUNK):
            lines = (
                b'\n"%b": %b' % (key.encode(), to_json(doc)) for key, doc in documents[start : start + CHUNK]
            )
            yield (b"," if start else b"") + b",".join(lines)
        yield b"\n}"
    yield b"\n}\n"


def parse_snapshot(data: bytes) -> Tables:
    """Decode a snapshot; ValueError says what is wrong with it."""
    if not data.strip():
        raise ValueError("the file is empty")
    try:
        tables = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"not JSON: {error}") from error
    check_shape(tables, gone=False)
    return tables  # type: ignore[no-any-return]  # check_shape has just looked at every level


def check_shape(tables: object, *, gone: bool) -> None:
    """Raise ValueError unless this is tables of documents (where ``gone`` is allowed: or None) by id."""
    if not isinstance(tables, dict):
        raise ValueError("not an object of tables")  # noqa: TRY004 - damage, not a programmer's mistake
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise ValueError(f"table {name} is not an object of documents")  # noqa: TRY004 - as above
        for key, fields in table.items():
            if not _is_id(key):
                raise ValueError(f"table {name} has the id {key!r}, which is no number")
            if not isinstance(fields, dict) and not (gone and fields is None):
                raise ValueError(f"document {key} of table {name} is not an object")


def _is_id(key: str) -> bool:
    digits = key.removeprefix("-")
    return digits.isascii() and digits.isdigit() and str(int(key)) == key
