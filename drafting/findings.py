"""What the rules of a language find in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

ANYTHING, ORDERS = "anything", "orders"
"""How an item of a list is read: as anything to be done, or only where it is an order itself."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a sentence puts forward; ``start`` and ``end`` are character indexes of its clause."""

    title: str
    """The thing that is put forward: a noun phrase, or what is done where there is none."""
    stance: str
    """The words of putting forward, with the verb: "proposed to create"."""
    rule: str
    """Which kind of words that is; a key of ``REASONS``."""
    start: int
    end: int
    said: int
    """Where the verb begins; a day before it in a clause about the past is that of the saying."""
