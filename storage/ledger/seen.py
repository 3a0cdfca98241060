"""The moments at which names were first seen, by number and by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name and when it was first seen."""

    name: str
    at: datetime


class Seen:
    """All sightings; they are never replaced, and removed only if they could not be stored."""

    def __init__(self) -> None:
        self.moments: dict[str, datetime] = {}
        """By name."""
        self._names: dict[int, str] = {}
        self._highest = 0

    def new_number(self) -> int:
        """Return a number that no sighting has had."""
        self._highest += 1
        return self._highest

    def apply(self, changes: Mapping[int, Sighting | None]) -> None:
        """Add and remove sightings; raise ValueError if a name is there already."""
        for number in changes:
            name = self._names.pop(number, None)
            if name is not None:
                del self.moments[name]
        for number, sighting in changes.items():
            if sighting is None:
                continue
            if sighting.name in self.moments:
                raise ValueError(f"seen {number}: {sighting.name} is there twice")
            self._names[number] = sighting.name
            self.moments[sighting.name] = sighting.at
            self._highest = max(self._highest, number)
