"""What was first seen when, by number and by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Sighting:
    """Something that has a name, and when it was first seen."""

    name: str
    at: datetime


class Seen:
    """Every sighting; none is ever replaced, one is only taken back if it could not be kept."""

    def __init__(self) -> None:
        self.moments: dict[str, datetime] = {}
        """By name."""
        self._names: dict[int, str] = {}
        self._highest = 0

    def new_number(self) -> int:
        """Return a number that nothing had before."""
        self._highest += 1
        return self._highest

    def apply(self, changes: Mapping[int, Sighting | None]) -> None:
        """Add and take back sightings. ValueError when another one has the name."""
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
