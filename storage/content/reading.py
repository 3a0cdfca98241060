"""Validating the tables of a file against the schema, collecting every fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, get_args, get_origin

from pydantic import ValidationError

from storage.content.schema import Table
from storage.content.wording import sentence, shown, unknown_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic.fields import FieldInfo

    from storage.content.faults import FileFaults, Key

AnyTable = TypeVar("AnyTable", bound=Table)
OtherTable = TypeVar("OtherTable", bound=Table)

LONGEST_LIST = 1000
"""Tables; far more than a statement has, and few enough to compare with each other."""


def read(model: type[AnyTable], raw: object, key: Key, faults: FileFaults) -> AnyTable | None:
    """Return the model of a table, or None if its own values are faulty; faults are added.

    Inner tables are validated one by one. A faulty one in a list is left out, so that the others can still be
    checked.
    """
    if not isinstance(raw, dict):
        faults.add(key, f"must be a table; it is {shown(raw)}")
        return None
    values = dict(raw)
    broken = set()
    for name, field, inner in _table_fields(model):
        if name in raw:
            values[name] = _read_field(inner, field, raw[name], (*key, name), faults)
            if values[name] is None:
                broken.add(name)
    try:
        return model.model_validate(values)
    except ValidationError as error:
        for each in error.errors(include_url=False):
            if each["loc"][0] not in broken:
                place = [step + 1 if isinstance(step, int) else step for step in each["loc"]]
                faults.add((*key, *place), sentence(each, model.model_fields))
        return None


def read_file(
    head: type[AnyTable], lists: type[OtherTable], raw: Mapping[str, object], faults: FileFaults
) -> tuple[AnyTable | None, OtherTable | None]:
    """Validate the keys of a file against two models separately, so that each may fail alone."""
    known = head.model_fields.keys() | lists.model_fields.keys()
    for key in raw.keys() - known:
        faults.add((key,), unknown_key(key, known))
    head_raw = {key: value for key, value in raw.items() if key in head.model_fields}
    lists_raw = {key: value for key, value in raw.items() if key in lists.model_fields}
    return read(head, head_raw, (), faults), read(lists, lists_raw, (), faults)


def names_in(raw: Mapping[str, object], section: str) -> list[str | None]:
    """Return the slugs or ids of a list of tables, None for each that cannot be read."""
    tables = raw.get(section)
    if not isinstance(tables, list):
        return []
    return [_name(each) for each in tables] if len(tables) <= LONGEST_LIST else [None]


def _name(raw: object) -> str | None:
    name = raw.get("slug", raw.get("id")) if isinstance(raw, dict) else None
    return name if isinstance(name, str) else None


def _table_fields(model: type[Table]) -> Iterator[tuple[str, FieldInfo, type[Table]]]:
    for name, field in model.model_fields.items():
        inner = (get_args(field.annotation) or (field.annotation,))[-1]
        if isinstance(inner, type) and issubclass(inner, Table):
            yield name, field, inner


def _read_field(
    inner: type[Table], field: FieldInfo, raw: object, key: Key, faults: FileFaults
) -> Table | list[Table] | dict[str, Table] | None:
    if get_origin(field.annotation) is list:
        return _read_list(inner, raw, key, faults, needed=field.is_required())
    if get_origin(field.annotation) is dict:
        return _read_sections(inner, raw, key, faults)
    return read(inner, raw, key, faults)


def _read_list(inner: type[Table], raw: object, key: Key, faults: FileFaults, *, needed: bool) -> list[Table]:
    if not isinstance(raw, list):
        faults.add(key, f"must be tables under double brackets; it is {shown(raw)}")
        return []
    if len(raw) > LONGEST_LIST:
        faults.add(key, f"has {len(raw)} tables; at most {LONGEST_LIST} fit")
        return []
    if needed and not raw:
        faults.add(key, "is empty; at least one is needed")
    tables = (read(inner, each, (*key, _name(each) or number), faults) for number, each in enumerate(raw, 1))
    return [table for table in tables if table is not None]


def _read_sections(inner: type[Table], raw: object, key: Key, faults: FileFaults) -> dict[str, Table]:
    if not isinstance(raw, dict):
        faults.add(key, f"must be tables, each under [{key[-1]}.<name>]; it is {shown(raw)}")
        return {}
    if len(raw) > LONGEST_LIST:
        faults.add(key, f"has {len(raw)} tables; at most {LONGEST_LIST} fit")
        return {}
    tables = {name: read(inner, each, (*key, name), faults) for name, each in raw.items()}
    return {name: table for name, table in tables.items() if table is not None}
