"""One call from its parameters to its outcome, with what may come between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sandbox.errors import ApiError
from sandbox.journal import Call
from sandbox.methods import METHODS
from sandbox.methods.registry import Answer

if TYPE_CHECKING:
    from datetime import datetime

    from sandbox.box import Sandbox
    from sandbox.faults import Fault
    from sandbox.kinds import Json
    from sandbox.methods.registry import Method
    from sandbox.params import Params

_HIDDEN = frozenset({"secret_token"})


@dataclass(slots=True)
class Outcome:
    """How a call ended: a result or an error, and the fault that it ran into."""

    result: Any = None
    description: str | None = None
    error: ApiError | None = None
    fault: Fault | None = None


async def carry_out(box: Sandbox, name: str, params: Params) -> Outcome:
    """Carry a call out, write it into the journal and return how it ended."""
    method = METHODS.get(name.lower())
    if method is None:
        outcome = Outcome(error=ApiError(404, "Not Found"))
        _write(box, name, params, outcome, box.monotonic(), box.clock())
        return outcome
    outcome = Outcome(fault=box.faults.take(method.name, params))
    started, at = box.monotonic(), box.clock()
    box.enter(method)
    try:
        if outcome.fault is None or await _before(box, outcome):
            await _run(box, method, params, outcome)
    finally:
        _write(box, method.name, params, outcome, started, at)
        box.leave(method)
    return outcome


async def _run(box: Sandbox, method: Method, params: Params, outcome: Outcome) -> None:
    try:
        result = method.handler(box, params)
        if method.is_async:
            result = await result
    except ApiError as refusal:
        outcome.error = refusal
        return
    if isinstance(result, Answer):
        outcome.result, outcome.description = True, result.description
    else:
        outcome.result = result


async def _before(box: Sandbox, outcome: Outcome) -> bool:
    """Do what a fault does before the call; return whether the call goes on."""
    fault = outcome.fault
    assert fault is not None
    if fault.kind in {"hang", "delay"}:
        await box.pause(fault.seconds)
    outcome.error = fault.error()
    return outcome.error is None and fault.kind not in {"hang", "reset"}


def _write(box: Sandbox, name: str, params: Params, outcome: Outcome, started: float, at: datetime) -> None:
    fault, error = outcome.fault, outcome.error
    cut = fault is not None and fault.kind in {"hang", "reset"}
    shown: Json = params
    if params.files or not _HIDDEN.isdisjoint(params):
        shown = params.shown(_HIDDEN)
    box.journal.add(
        Call(
            box.journal.total + 1,
            name,
            shown,
            error is None and not cut,
            error.code if error else None,
            error.description if error else None,
            at,
            started,
            box.monotonic() - started,
            fault.kind if fault else None,
            not cut and (fault is None or fault.kind not in {"lost_answer", "broken_json", "null_result"}),
            outcome.result,
        )
    )
    box.world.notify("call", number=box.journal.total)
