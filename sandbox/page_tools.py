"""The tools of the page for the sandbox itself: time, limits, faults, journal, starting over."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, get_args

from sandbox.faults import Kind
from sandbox.first_world import fill_world
from sandbox.methods import METHODS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sandbox.journal import Call
    from sandbox.kinds import Json, PageAct
    from sandbox.state import State

    Moments = Callable[[str], Iterable[tuple[str, datetime]]]

_SHOWN_CALLS = 200
_MOST_TIMES = 1000
_LONGEST_S = 3600
_SETTINGS = {
    "inline": "inline",
    "feedback": "feedback_share",
    "guests": "guests",
    "guests_among_members": "guests_among_members",
}
"""Settings of the bot by the names of their switches."""


class Tools:
    """The tool panel of the page.

    ``moments`` returns moments to travel to, soonest first, with their labels in the language of a code.
    """

    def __init__(self, state: State, moments: Moments) -> None:
        self._state = state
        self._moments = moments

    def acts(self) -> dict[str, PageAct]:
        """Return the actions by the last part of their address."""
        return {
            "travel": self._travel,
            "switch": self._switch,
            "fault": self._add_fault,
            "no-faults": self._clear_faults,
            "down": self._down,
            "start-over": self._start_over,
        }

    def view(self, language: str) -> Json:
        """Return the data of the panel of a page in this language."""
        state = self._state
        return {
            "can_travel": state.can_travel,
            "moments": [{"label": label, "at": int(at.timestamp())} for label, at in self._moments(language)],
            "switches": {
                "limits": state.limits.enabled,
                "paid": state.limits.paid_broadcasts,
                "privacy": state.world.privacy,
                **{name: bool(getattr(state.world.settings, field)) for name, field in _SETTINGS.items()},
                "rich_messages": state.rich_messages,
                "older_server": state.world.older_server,
            },
            "refused": state.limits.caused,
            "stars": round(state.limits.stars, 1),
            "faults": len(state.faults),
            "is_down": state.faults.is_down,
            "kinds": list(get_args(Kind)),
            "methods": sorted(method.name for method in METHODS.values()),
            "calls": state.journal.total,
        }

    def journal(self, query: Mapping[str, str]) -> Json:
        """Return the newest calls that match the filter, newest first."""
        calls = self._state.journal.filter(
            query.get("method") or None, ok={"ok": True, "failed": False}.get(query.get("outcome", ""))
        )
        words = query.get("words", "").lower()
        found = (_view_call(call) for call in reversed(calls) if words in str(call.params).lower())
        methods = {call.method for call in self._state.journal}
        return {
            "total": self._state.journal.total,
            "found": len(calls),
            "methods": sorted(methods),
            "calls": list(islice(found, _SHOWN_CALLS)),
        }

    def _travel(self, body: Json) -> None:
        try:
            to = datetime.fromtimestamp(int(body["to"]), UTC)
        except (OverflowError, OSError):
            raise ValueError("that is beyond the calendar") from None
        self._state.travel(to)

    def _switch(self, body: Json) -> None:
        on = bool(body["on"])
        match body["name"]:
            case "limits":
                self._state.limits.enabled = on
            case "paid":
                self._state.limits.paid_broadcasts = on
            case "privacy":
                self._state.world.privacy = on
            case "rich_messages":
                self._state.rich_messages = on
            case "older_server":
                self._state.world.older_server = on
            case name:
                self._set(name, on=on)

    def _set(self, name: str, *, on: bool) -> None:
        settings, field = self._state.world.settings, _SETTINGS[name]
        setattr(settings, field, type(getattr(settings, field))(on))
        self._state.world.notify("settings")

    def _add_fault(self, body: Json) -> None:
        method = str(body.get("method") or "*")
        if body["kind"] not in get_args(Kind):
            raise ValueError(f"there is no fault {body['kind']!r}")
        if method != "*" and method.lower() not in METHODS:
            raise ValueError(f"there is no method {method!r}")
        seconds = _whole(body.get("seconds", 1), "seconds", _LONGEST_S)
        self._state.faults.add(
            kind=body["kind"],
            method=method,
            times=None if body.get("times") is None else _whole(body["times"], "times", _MOST_TIMES),
            share=_whole(body.get("percent", 100), "percent", 100) / 100,
            seed=int(body.get("seed", 0)),
            seconds=seconds,
            retry_after=seconds,
        )

    def _clear_faults(self, _body: Json) -> None:
        self._state.faults.clear()

    def _down(self, body: Json) -> None:
        self._state.faults.down(_whole(body["seconds"], "seconds", _LONGEST_S))

    def _start_over(self, _body: Json) -> None:
        self._state.start_over()
        fill_world(self._state.world)


def _whole(value: object, name: str, most: int) -> int:
    """Return a whole number from 1 to ``most``; ValueError if it is none."""
    if not isinstance(value, int) or not 1 <= value <= most:
        raise ValueError(f"{name} must be a whole number from 1 to {most}")
    return value


def _view_call(call: Call) -> Json:
    shown: dict[str, Any] = {
        "number": call.number,
        "method": call.method,
        "params": call.params,
        "ok": call.ok,
        "at": int(call.at.timestamp()),
        "ms": round(call.seconds * 1000, 1),
        "answered": call.answered,
    }
    if call.error_code is not None:
        shown["error"] = f"{call.error_code} {call.description}"
    if call.fault is not None:
        shown["fault"] = call.fault
    return shown
