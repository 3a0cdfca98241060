"""What may go wrong when something is fetched from an address."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class ProblemKind(StrEnum):
    """Why an address gave nothing."""

    ADDRESS = "address"
    """It is no http or https address, or leads into a private network."""
    NO_NAME = "no_name"
    """There is no host of this name."""
    NO_LOOKUP = "no_lookup"
    """Names cannot be looked up at present, whatever they are."""
    UNREACHABLE = "unreachable"
    """The host refuses or drops connections."""
    NO_ROUTE = "no_route"
    """No network leads to the host at present."""
    PROXY = "proxy"
    """The proxy cannot be reached, or does not let the request pass."""
    CERTIFICATE = "certificate"
    TIME_OUT = "time_out"
    STATUS = "status"
    """The status of the answer is an error."""
    REDIRECTS = "redirects"
    """It leads on and on."""
    TOO_LARGE = "too_large"
    BROKEN = "broken"
    """The answer is cut off, or is not what it says."""
    NO_FEED = "no_feed"
    """What was fetched is no feed, and names none."""
    UNREADABLE = "unreadable"
    """Reading it takes too much time or memory, or fails."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an address."""

    kind: ProblemKind
    status: int = 0
    """The HTTP status, where that is the problem."""


class FetchFailed(Exception):
    """Something could not be fetched."""

    def __init__(self, problem: Problem, retry_after: timedelta | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.retry_after = retry_after
        """How long the server wants to be left alone, if it said so."""
