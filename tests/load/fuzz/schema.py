"""Objects of the Bot API as its schema allows them: aiogram's models, read and filled in by dice.

What the models say is used, nothing of them is run: a field is present or not, a union is one of its kinds,
and lists are short. Depth is bounded, for the schema is not (rich text holds rich text).
"""

from __future__ import annotations

import types
from datetime import datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from aiogram.client.default import Default
from aiogram.types import Update
from pydantic import BaseModel
from typing_extensions import TypeAliasType

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

Json = dict[str, Any]

UPDATE_KINDS = tuple(name for name in Update.model_fields if name != "update_id")
"""Every kind of update that the installed library knows."""
FIRST_MOMENT, LAST_MOMENT = 1_600_000_000, 1_900_000_000
"""Unix seconds between which dates lie."""
WORDS = ("a", "Chamber", "Қазақстан 2040", "<b>&amp;", "🏛️ 👩‍👩‍👧", "/help", "https://a.example/?q=1", "42")


class Examples:
    """Makes JSON for types; ``known`` makes that of some models, so that ids fit together."""

    def __init__(self, dice: Random, known: Mapping[type[BaseModel], Callable[[], Any]], depth: int) -> None:
        self._dice = dice
        self._known = known
        self._depth = depth

    def update(self, kind: str) -> Json:
        """Return the content of an update of this kind."""
        Update.model_rebuild()
        content = self.of(Update.model_fields[kind].annotation)
        return content if isinstance(content, dict) else {}

    def fields(self, model: type[BaseModel], names: frozenset[str]) -> Json:
        """Return these fields of a model, each by its name in JSON."""
        model.model_rebuild()
        found = {name: field for name, field in model.model_fields.items() if name in names}
        return {field.alias or name: self.of(field.annotation) for name, field in found.items()}

    def of(self, annotation: Any, depth: int = 0) -> Any:  # noqa: ANN401 - any type, any JSON
        """Return an example of a type; optional ones are never null here."""
        annotation = _plain(annotation)
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Literal:
            return _value(self._dice.choice(arguments))
        if origin in {Union, types.UnionType}:
            return self._one_of(arguments, depth)
        if origin in {list, tuple}:
            longest = 0 if depth >= self._depth else 3
            return [self.of(arguments[0], depth + 1) for _ in range(self._dice.randint(0, longest))]
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self._model(annotation, depth)
        return self._scalar(annotation)

    def _one_of(self, kinds: tuple[Any, ...], depth: int) -> Any:  # noqa: ANN401 - any JSON
        kinds = tuple(kind for kind in kinds if kind not in {type(None), Default})
        if depth >= self._depth:
            flat = [kind for kind in kinds if not _holds_others(kind)]
            kinds = tuple(flat) or kinds
        return self.of(self._dice.choice(kinds), depth)

    def _model(self, model: type[BaseModel], depth: int) -> Any:  # noqa: ANN401 - any JSON
        model.model_rebuild()  # Only then its fields have types, in a program that leaves models unbuilt.
        if model in self._known and self._dice.random() < 0.9:
            return self._known[model]()
        made: Json = {}
        # The deeper, the fewer of what may be left out; beyond the bound nothing of it.
        share = 0.0 if depth >= self._depth else 0.5 / (depth + 1)
        if len(model.model_fields) > 40:
            share /= 5
        for name, field in model.model_fields.items():
            if field.is_required() or get_origin(field.annotation) is Literal or self._dice.random() < share:
                made[field.alias or name] = self.of(field.annotation, depth + 1)
        return made

    def _scalar(self, kind: Any) -> Any:  # noqa: ANN401 - any type, any JSON
        dice = self._dice
        if isinstance(kind, type) and issubclass(kind, Enum):
            return _value(dice.choice(list(kind)))
        if kind is bool:
            return dice.random() < 0.5
        if kind is int:
            return dice.choice((0, 1, 7, dice.randrange(10**6), -1_000_000_000_001))
        if kind is float:
            return dice.uniform(-180, 180)
        if kind in {datetime, timedelta}:
            return dice.randrange(FIRST_MOMENT, LAST_MOMENT)
        return dice.choice(WORDS)


def _plain(annotation: Any) -> Any:  # noqa: ANN401 - any type
    """Return what an alias or an annotated type stands for."""
    while True:
        if isinstance(annotation, TypeAliasType):
            annotation = annotation.__value__
        elif get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        else:
            return annotation


def _holds_others(kind: Any) -> bool:  # noqa: ANN401 - any type
    kind = _plain(kind)
    return get_origin(kind) is not None or (isinstance(kind, type) and issubclass(kind, BaseModel))


def _value(choice: Any) -> Any:  # noqa: ANN401 - a literal
    return choice.value if isinstance(choice, Enum) else choice
