"""Importing aiogram without building the models of the whole Bot API.

aiogram builds the pydantic schemas of all its types and methods when it is imported, which takes most of the
time and memory of a start; a bot uses a small part of them. Here the models are imported unbuilt, and
pydantic builds each when it is first used, with the same result (docs/adr/0011).
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
"""The environment variable that, set to 1, lets aiogram build all models at its import.

It is read at that import and is no setting of the bot, so ``.env`` does not count.
"""
NAME = re.compile(r"[A-Za-z_]\w*")
REBUILD = BaseModel.__dict__["model_rebuild"]


def import_aiogram() -> None:
    """Import aiogram with its models unbuilt; do nothing if it is imported already."""
    if os.environ.get(BUILD_ALL) == "1" or "aiogram" in sys.modules:
        return
    with _models_unbuilt() as deferred:
        import aiogram  # noqa: F401, PLC0415 - models stay unbuilt in this block only
    for model, names in deferred.items():
        _add_names(model, names)
    _build_one_at_a_time()


@contextmanager
def _models_unbuilt() -> Iterator[Mapping[type[BaseModel], Mapping[str, Any]]]:
    """Defer building of models that are defined inside; yield them with the names for their annotations."""
    deferred: dict[type[BaseModel], Mapping[str, Any]] = {}

    def defer(
        model: type[BaseModel], /, *, _types_namespace: Mapping[str, Any] | None = None, **_options: object
    ) -> None:
        deferred[model] = _types_namespace or {}

    # Models inherit their configuration, so subclasses that are defined later are built at first use, too.
    BaseModel.model_config["defer_build"] = True
    BaseModel.model_rebuild = classmethod(defer)  # type: ignore[assignment, method-assign]
    try:
        yield deferred
    finally:
        BaseModel.model_rebuild = REBUILD  # type: ignore[method-assign]
        del BaseModel.model_config["defer_build"]


def _add_names(model: type[BaseModel], names: Mapping[str, Any]) -> None:
    """Put the names in a model's annotations into its module, which imports them for type checkers only."""
    module = vars(sys.modules[model.__module__])
    for base in model.__mro__:
        for annotation in inspect.get_annotations(base).values():
            for name in NAME.findall(str(annotation)):
                if name in names:
                    module.setdefault(name, names[name])


def _build_one_at_a_time() -> None:
    """Make threads wait for each other when they build models.

    Without that, pydantic discards what another thread has just built.
    """
    from aiogram.client.context_controller import BotContextController  # noqa: PLC0415 - imported just now
    from aiogram.filters.callback_data import CallbackData  # noqa: PLC0415 - imported just now
    from aiogram.methods import Response  # noqa: PLC0415 - imported just now

    lock = RLock()

    def rebuild(
        model: type[BaseModel], /, *, _parent_namespace_depth: int = 2, **options: object
    ) -> bool | None:
        with lock:
            # This function adds one frame between the caller and pydantic.
            return REBUILD.__func__(model, _parent_namespace_depth=_parent_namespace_depth + 1, **options)  # type: ignore[no-any-return] # pydantic's own signature says bool | None

    for base in (BotContextController, CallbackData, Response):
        base.model_rebuild = classmethod(rebuild)  # type: ignore[assignment, method-assign]
