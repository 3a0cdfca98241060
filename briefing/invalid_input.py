"""Invalid input: one error for all answers in forms and commands that cannot be taken."""

from __future__ import annotations

from enum import StrEnum

from briefing.errors import BriefingError


class Problem(StrEnum):
    """What is wrong with an answer."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    UNPRINTED = "unprinted"
    MARKUP = "markup"
    NO_TEXT = "no_text"
    """A picture, a sticker or the like was sent in place of a text."""
    NO_CHOICE = "no_choice"
    """The answer has to be chosen by a button."""
    NO_ADDRESS = "no_address"
    ADDRESS_TOO_LONG = "address_too_long"
    SAME_ADDRESS = "same_address"
    TOO_MANY_SOURCES = "too_many_sources"

    NO_DAY = "no_day"
    NO_SUCH_DAY = "no_such_day"
    FUTURE = "future"
    BEFORE_STATEMENT = "before_statement"
    BEFORE_EVENT = "before_event"
    NO_MOMENT = "no_moment"
    NO_SUCH_HOUR = "no_such_hour"
    PAST = "past"
    TOO_FAR = "too_far"

    NO_INITIATIVE = "no_initiative"
    NEAR_INITIATIVE = "near_initiative"
    """There is no initiative of this name, but a similar one."""

    EMPTY_MESSAGE = "empty_message"
    TEXT_TOO_LONG = "text_too_long"
    CAPTION_TOO_LONG = "caption_too_long"
    OTHER_KIND = "other_kind"
    """A poll, a game or a service message, which cannot be sent to others."""
    ALBUM_TOO_LONG = "album_too_long"
    ALBUM_MIXED = "album_mixed"
    REFUSED = "refused"
    """Telegram does not take the message."""
    CANNOT_EDIT = "cannot_edit"
    """Telegram cannot edit the sent message into the correction."""
    UNCHANGED = "unchanged"
    BUTTON_LINES = "button_lines"
    TOO_MANY_BUTTONS = "too_many_buttons"
    NOBODY = "nobody"
    """The audience has no recipient."""
    NO_NAME = "no_name"
    NO_IDS = "no_ids"
    UNKNOWN_IDS = "unknown_ids"
    TOO_MANY_IDS = "too_many_ids"

    UNREADABLE = "unreadable"
    """A report, or the answer to one, has no visible text."""
    REPORT_TOO_LONG = "report_too_long"
    NO_PUBLIC_ADDRESS = "no_public_address"


class InvalidInput(BriefingError):
    """An answer that cannot be taken; ``details`` are the values for the sentence about it."""

    def __init__(self, problem: Problem, **details: object) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.details = details
