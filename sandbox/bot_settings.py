"""Settings of the bot's account, which @BotFather and ``setMySettings`` change."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class BotSettings:
    """Inline mode and guest mode; privacy mode is a setting of the world.

    ``inline`` and ``guests`` tell whether the modes are on. ``feedback_share`` is the number of chosen
    results for one ``chosen_inline_result``, or 0 for none. ``placeholder`` is shown in the input after the
    bot's name. With ``guests_among_members`` a bot is also asked as a guest in groups that it is a member of.
    """

    inline: bool = True
    guests: bool = True
    guests_among_members: bool = False
    feedback_share: int = 1
    placeholder: str = ""
