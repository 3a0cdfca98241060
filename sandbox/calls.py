"""Execution of a call: its fault, its method, its entry in the journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sandbox.errors import ApiError, unknown_method
from sandbox.journal import Call
from sandbox.methods import METHODS
from sandbox.methods.registry import Described

if TYPE_CHECKING:
    from datetime import datetime

    from sandbox.faults import Fault
    from sandbox.kinds import Json
    from sandbox.methods.registry import Method
    from sandbox.params import Params
    from sandbox.state import State

_HIDDEN = frozenset({"secret_token"})


@dataclass(slots=True)
class CallOutcome:
    """The end of a call: its result or error, and the fault that applied to it."""

    result: Any = None
    description: str | None = None
    error: ApiError | None = None
    fault: Fault | None = None


async def execute(state: State, name: str, params: Params) -> CallOutcome:
    """Execute a call, write it to the journal and return its outcome."""
    if state.plain_blanks:
        params.make_blanks_plain()
    method = METHODS.get(name.lower())
    if method is None or (method.newer and state.world.older_server):
        outcome = CallOutcome(error=unknown_method())
        _write(state, name, params, outcome, state.monotonic(), state.clock())
        return outcome
    outcome = CallOutcome(fault=state.faults.take(method.name, params))
    started, at = state.monotonic(), state.clock()
    weight = 0 if method.waits else 1
    state.count_busy(weight)
    try:
        if outcome.fault is None or await _start_fault(state, outcome):
            await _run(state, method, params, outcome)
    finally:
        _write(state, method.name, params, outcome, started, at)
        state.count_busy(-weight)
    return outcome


async def _run(state: State, method: Method, params: Params, outcome: CallOutcome) -> None:
    try:
        result = method.handler(state, params)
        if method.is_async:
            result = await result
    except ApiError as refusal:
        outcome.error = refusal
        return
    if isinstance(result, Described):
        outcome.result, outcome.description = True, result.description
    else:
        outcome.result = result


async def _start_fault(state: State, outcome: CallOutcome) -> bool:
    """Do what a fault does before the call; return whether the call is to be executed."""
    fault = outcome.fault
    assert fault is not None
    if fault.kind in {"hang", "delay"}:
        await state.pause(fault.seconds)
    outcome.error = fault.error()
    return outcome.error is None and fault.kind not in {"hang", "reset"}


def _write(
    state: State, name: str, params: Params, outcome: CallOutcome, started: float, at: datetime
) -> None:
    fault, error = outcome.fault, outcome.error
    cut = fault is not None and fault.kind in {"hang", "reset"}
    shown: Json = params
    if params.files or not _HIDDEN.isdisjoint(params):
        shown = params.shown(_HIDDEN)
    state.journal.add(
        Call(
            state.journal.total + 1,
            name,
            shown,
            error is None and not cut,
            error.code if error else None,
            error.description if error else None,
            at,
            started,
            state.monotonic() - started,
            fault.kind if fault else None,
            not cut and (fault is None or fault.kind not in {"lost_answer", "broken_json", "null_result"}),
            outcome.result,
        )
    )
    state.world.notify("call", number=state.journal.total)
