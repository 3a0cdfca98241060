"""The embedded backend: TinyDB with a journal.

Beside ``bot.json`` lie::

    bot.json                  the snapshot, which plain ``TinyDB("bot.json")`` opens
    bot.json.journal-000001   what was confirmed since, one line a change
    bot.json.backup-000001    earlier snapshots; the highest number is the newest
    bot.json.lock             held while a process uses the store

``docs/adr/0003-journalled-tinydb.md`` says why.
"""
