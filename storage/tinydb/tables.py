"""The documents in memory, and changes of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from storage.documents.json_text import to_json
from storage.documents.kind import Fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Tables = dict[str, dict[str, Fields]]
"""Documents by table and id; ids are texts, as in TinyDB's files. A document is replaced, never changed."""
Changes = dict[str, dict[str, Fields | None]]
"""The new states of documents by table and id; None removes a document."""

CHUNK = 128
"""Documents of a snapshot that are encoded at once, before other threads may run."""


def apply(tables: Tables, changes: Changes) -> Changes:
    """Change the tables and return the changes that undo this."""
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
    """Return the changes that turn one state into another."""
    changes: Changes = {}
    for name in before.keys() | after.keys():
        old, new = before.get(name, {}), after.get(name, {})
        changed: dict[str, Fields | None] = {key: doc for key, doc in new.items() if old.get(key) != doc}
        changed.update(dict.fromkeys(old.keys() - new.keys()))
        if changed:
            changes[name] = changed
    return changes


def with_undos(tables: Tables, undos: Iterable[Changes]) -> Tables:
    """Return a copy of the tables to which ``undos``, newest first, were applied."""
    copy = {name: dict(table) for name, table in tables.items()}
    for undo in undos:
        apply(copy, undo)
    return copy


def snapshot_chunks(tables: Tables) -> Iterator[bytes]:
    """Yield all tables as parts of one JSON object, with a line for each document."""
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
    """Return the tables of a snapshot; raise ValueError with the fault if it has one."""
    if not data.strip():
        raise ValueError("the file is empty")
    try:
        tables = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"not JSON: {error}") from error
    check_shape(tables, allow_none=False)
    return tables  # type: ignore[no-any-return]  # check_shape has checked every level


def check_shape(tables: object, *, allow_none: bool) -> None:
    """Raise ValueError if these are not documents by table and id; with ``allow_none``, None may be one."""
    if not isinstance(tables, dict):
        raise ValueError("not an object of tables")  # noqa: TRY004 - damage, not a programmer's mistake
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise ValueError(f"table {name} is not an object of documents")  # noqa: TRY004 - as above
        for key, fields in table.items():
            if not _is_id(key):
                raise ValueError(f"table {name} has the id {key!r}, which is no number")
            if not isinstance(fields, dict) and not (allow_none and fields is None):
                raise ValueError(f"document {key} of table {name} is not an object")


def _is_id(key: str) -> bool:
    digits = key.removeprefix("-")
    return digits.isascii() and digits.isdigit() and str(int(key)) == key
