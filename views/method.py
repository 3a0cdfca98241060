"""How the log is written, in a paragraph."""

from __future__ import annotations

from views.translate import N_

METHOD = N_(
    "Editors read public sources and record what happened, with address, publisher "
    "and the day on which it was read. A status is set by an editor on evidence, "
    "never by the calendar; a deadline that passes opens a review. How a deadline "
    "stands is computed from its date and the follow-ups."
)
