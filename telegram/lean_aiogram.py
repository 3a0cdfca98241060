"""Importing aiogram without building the models of the whole Bot API.

aiogram builds the pydantic schemas of all its types and methods when it is imported, which is most of the
time and memory of a start; a bot uses a small part of them. Here they are imported unbuilt, and pydantic
builds each when it is first used. From then on it is what aiogram would have built (docs/adr/0011).
"""

from __future__ import annotations

import inspect
import os
import re
import sys
from contextlib import contextmanager
from threading import RLock
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BUILD_ALL = "AIOGRAM_BUILD_ALL"
"""The environment variable that, set to 1, lets aiogram build everything at once, as it does by itself.

It is read when aiogram is imported and is no setting of the bot: ``.env`` does not count.
"""
NAME = re.compile(r"[A-Za-z_]\w*")
REBUILD = BaseModel.__dict__["model_rebuild"]


def import_aiogram() -> None:
    """Import aiogram with its models unbuilt; leave it as it is if something imported it before."""
    if os.environ.get(BUILD_ALL) == "1" or "aiogram" in sys.modules:
        return
    with _models_unbuilt() as held_back:
        import aiogram  # noqa: F401, PLC0415 - this is the moment
    for model, names in held_back.items():
        _give_names(model, names)
    _build_one_at_a_time()


@contextmanager
def _models_unbuilt() -> Iterator[Mapping[type[BaseModel], Mapping[str, Any]]]:
    """Leave models unbuilt that are made meanwhile; collect what was to be built, and with which names."""
    held_back: dict[type[BaseModel], Mapping[str, Any]] = {}

    def hold_back(
        model: type[BaseModel], /, *, _types_namespace: Mapping[str, Any] | None = None, **_options: object
    ) -> None:
        held_back[model] = _types_namespace or {}

    # A model has the configuration of what it is derived from: subclasses made later are built when used too.
    BaseModel.model_config["defer_build"] = True
    BaseModel.model_rebuild = classmethod(hold_back)  # type: ignore[assignment, method-assign]
    try:
        yield held_back
    finally:
        BaseModel.model_rebuild = REBUILD  # type: ignore[method-assign]
        del BaseModel.model_config["defer_build"]


def _give_names(model: type[BaseModel], names: Mapping[str, Any]) -> None:
    """Put the names in a model's annotations into its module, which imports them for type checkers only."""
    module = vars(sys.modules[model.__module__])
    for base in model.__mro__:
        for annotation in inspect.get_annotations(base).values():
            for name in NAME.findall(str(annotation)):
                if name in names:
                    module.setdefault(name, names[name])


def _build_one_at_a_time() -> None:
    """Let a thread that uses a model for the first time wait while another one builds it.

    Without that, pydantic takes away what the other one has just built.
    """
    from aiogram.client.context_controller import BotContextController  # noqa: PLC0415 - imported just now
    from aiogram.filters.callback_data import CallbackData  # noqa: PLC0415 - imported just now
    from aiogram.methods import Response  # noqa: PLC0415 - imported just now

    lock = RLock()

    def rebuild(
        model: type[BaseModel], /, *, _parent_namespace_depth: int = 2, **options: object
    ) -> bool | None:
        with lock:
            # One frame more lies between the caller and what builds.
            return REBUILD.__func__(model, _parent_namespace_depth=_parent_namespace_depth + 1, **options)  # type: ignore[no-any-return] # it says so itself

    for base in (BotContextController, CallbackData, Response):
        base.model_rebuild = classmethod(rebuild)  # type: ignore[assignment, method-assign]
