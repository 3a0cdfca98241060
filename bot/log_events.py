"""The events of the log: a stable name for each, and what it means.

Names are for machines and do not change; ``docs/operating.md`` lists them. Each is logged under its name
somewhere in the code, and none is logged that is not here (``tests/docs/test_log_events.py``).
"""

from __future__ import annotations

LIBRARY = "library"
"""The event of what libraries log: the text is theirs."""

EVENTS = {
    "answer_kept": "An answer is kept for the response to the webhook.",
    "answer_refused": "The person blocked the bot, or the chat does not let it write, while it answered.",
    "answers_unstored": (
        "The store fails, so what the fetched pages and feeds said waits for the next look."
    ),
    "apology_undelivered": "The person could not be told of an error.",
    "backup_failed": (
        "The backup of the day could not be made; the reason says why, and it is tried again after "
        "a quarter of an hour."
    ),
    "backups_not_removed": "A backup too many could not be removed; the reason names it.",
    "backup_written": "The backup of the day was made.",
    "brief_refused": "Telegram refused the PDF of a statement.",
    "broadcast_not_told": "An editor could not be told how a broadcast is.",
    "broadcasts_postponed": "The store fails, so broadcasts wait for the next look.",
    "calendar_refused": "Telegram refused a calendar file.",
    "call_made": "Telegram was called, or could not be; the outcome says which.",
    "call_repeated": "A call of Telegram failed for the moment, and is repeated.",
    "clock_was_set": "The clock of the machine was set; all that is due is looked at anew.",
    "connected": "Telegram has answered who the bot is.",
    "due_work_postponed": "The store fails, so what is due waits for the next tick.",
    "figures_unreadable": (
        "The figures for /metrics could not be read from the store; those of before are shown."
    ),
    "flood_wait": (
        "Telegram asked for a pause (429): nothing is sent to the chat, or to all, for so many seconds."
    ),
    "greeting_refused": "A group does not let the bot write its greeting.",
    "handler_failed": "An error ended an answer; the person was told the error_id.",
    "hold_not_stored": "The store fails, so a pause that Telegram asked for may be forgotten at a restart.",
    "journal_not_folded": "The journal could not be folded into the snapshot yet; nothing is lost.",
    LIBRARY: "A message of a library, in its own words.",
    "listening": "The port is open.",
    "loop_stalled": "The event loop stood still for over five seconds; nobody was answered meanwhile.",
    "menu_not_removed": "Telegram did not take away a member's own commands.",
    "menu_not_set": "Telegram did not take a member's own commands.",
    "metrics_port_taken": "The address cannot be opened (reason), so there is no /metrics; set METRICS_PORT.",
    "modes_unknown": "Telegram does not say whether inline and guest mode are on.",
    "not_kept": "The store fails, so something that the answer does not depend on was not kept.",
    "not_saved": "What a person did could not be saved, and they were told so.",
    "outbox_unreadable": "The store fails, so nothing of the outbox is sent; it is tried again.",
    "owner_not_told": "An owner could not be written to.",
    "picture_gone": "Telegram has an uploaded picture no more; it is uploaded again.",
    "picture_not_remembered": "The store fails, so a picture is uploaded again for the next reader.",
    "picture_refused": "Telegram refused a picture of the scoreboard.",
    "port_refused": "Requests of strangers were refused at the port, so many for each reason.",
    "port_taken": "The address cannot be opened (reason), so there is no /healthz; set WEB_HOST, WEB_PORT.",
    "profile_not_set": "A menu or a description of the bot was refused by Telegram.",
    "program_failed": "An error that nobody expected ended the program.",
    "push_not_sent": "A push was not sent: it is tried again, or the reason says why it never will be.",
    "push_outcome_lost": "What became of a push could not be stored; it may be sent once more.",
    "push_outcome_waits": "The store fails, so what became of a push is stored a second later.",
    "push_returned": "The store failed at the last look at a push; it is sent later.",
    "query_answer_refused": "Telegram did not take the answer to an inline query or a guest message.",
    "ready": "Updates are taken.",
    "replica_change_failed": (
        "What another replica changed could not be taken over; it is tried again each second."
    ),
    "replica_cut_off": "This replica does not reach the database; it tries again each second.",
    "rows_on_old_clock": (
        "The store fails, so messages still wait for the clock as it was; it is tried again each second."
    ),
    "second_copy_gone": "The other copy is gone; digests, reminders and broadcasts go on.",
    "second_copy_runs": (
        "Another copy of the program takes the updates: nothing is sent of the bot's own accord "
        "until it is stopped."
    ),
    "service_manager_silent": "systemd cannot be told how the program is; it may take it for dead.",
    "shown_without_store": "The store fails, so an answer was made without what it knows.",
    "stopped": "The program has finished what was in hand.",
    "store_degraded": "The store takes no changes; see to the disk or the database.",
    "store_outgrown": "More is kept than one file is meant for; a database server is the better home.",
    "store_recovered": "The store takes changes again.",
    "task_failed": "An error ended something that runs beside the updates.",
    "telegram_unreachable": "Telegram does not answer a call of the start; it is tried again.",
    "update_failed": "An error outside of the handlers ended an update.",
    "update_not_understood": "An update has a shape that this version does not know; it has no effect.",
    "update_repeated": "An update came again; it has no second effect.",
    "update_taken": "An update is dealt with from now on.",
    "update_timed_out": "An update was not done within 150 seconds and was given up.",
    "update_unclaimed": "The database is away, so an update is handled without asking the other replicas.",
    "update_unreadable": "An update is no valid JSON; it is confirmed and has no effect.",
    "update_unrecorded": (
        "The database is away, so an update that was dealt with may be handled again by another replica."
    ),
    "update_without_number": "Telegram sent something that has no number; it is ignored.",
    "updates_unavailable": "Telegram gives no updates; the reason says why, and it is tried again.",
    "updates_unconfirmed": (
        "The last updates could not be confirmed at the stop; they come again and have no second effect."
    ),
    "updates_unrecorded": (
        "The store fails, so updates that were dealt with may count as new after a restart."
    ),
    "webhook_broken": "Telegram does not deliver updates here; the reason says why.",
    "webhook_unknown": "Telegram does not say where it delivers updates; it is asked again.",
    "webhook_works": "Telegram delivers updates again.",
}
"""What each event means, and what there is to do, as a sentence."""
